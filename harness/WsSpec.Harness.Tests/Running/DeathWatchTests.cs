using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Tests.Driving;
using WsSpec.Harness.Tests.Processes;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Running;

public sealed class DeathWatchTests
{
    private static readonly byte[] Lethal = "die"u8.ToArray();

    [Test]
    public async Task WhileItLivesNothingIsRecorded()
    {
        var target = Mortal();
        using var watch = MemoryTestees.Watch(target, target.ReviveAsync);
        watch.Begin("a");
        Assert.That(await watch.ProveLifeAsync(null, CancellationToken.None), Is.Null);
        Assert.That((watch.Deaths.IsEmpty, watch.IsOver), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task WhatWasUnderWayIsSuspectedAndWhatHadEndedIsNot()
    {
        var target = Mortal();
        using var watch = MemoryTestees.Watch(target, target.ReviveAsync);
        watch.Begin("ended");
        watch.Begin("b");
        watch.Begin("a");
        watch.End("ended");
        await target.KillAsync(Lethal);
        Assert.That(await watch.ProveLifeAsync(null, CancellationToken.None), Is.EqualTo("dead"));
        Assert.That(watch.Deaths.Single().Suspects, Is.EqualTo((string[])["a", "b"]));
        Assert.That((watch.Deaths.Single().Revived, watch.IsOver), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task WithoutAWayBackItIsOver()
    {
        var target = Mortal();
        using var watch = MemoryTestees.Watch(target, revive: null);
        await target.KillAsync(Lethal);
        await watch.ProveLifeAsync(null, CancellationToken.None);
        Assert.That((watch.Deaths.Single().Revived, watch.IsOver), Is.EqualTo((false, true)));
        Assert.That(await watch.ProveLifeAsync(null, CancellationToken.None), Is.Null, "one death is not found twice");
    }

    [Test]
    public async Task ASuspectThatKillsAgainExplainsTheDeath()
    {
        var target = Mortal();
        using var watch = MemoryTestees.Watch(target, target.ReviveAsync);
        watch.Begin("innocent");
        watch.Begin("guilty");
        await target.KillAsync(Lethal);
        await watch.ProveLifeAsync(null, CancellationToken.None);
        await target.KillAsync(Lethal);
        await watch.ProveLifeAsync("guilty", CancellationToken.None);
        var death = watch.Deaths.Single();
        Assert.That((death.Culprit, death.Suspects.Count, death.Revived), Is.EqualTo(("guilty", 2, true)));
    }

    [Test]
    public async Task AProofWithoutARecordBringsItBack()
    {
        var target = Mortal();
        using var watch = MemoryTestees.Watch(target, target.ReviveAsync);
        Assert.That(await watch.WasDeadAsync(CancellationToken.None), Is.False);
        await target.KillAsync(Lethal);
        Assert.That(await watch.WasDeadAsync(CancellationToken.None), Is.True);
        Assert.That((await watch.WasDeadAsync(CancellationToken.None), watch.Deaths.IsEmpty), Is.EqualTo((false, true)));
    }

    /// <summary>A server with a thread for each connection hears nobody when the threads are taken.</summary>
    [Test]
    public void OneThatIsDeafInACrowdIsGivenRoomBeforeItIsTakenForDead() => Deaf(async (watch, crowd) =>
    {
        watch.Begin("a");
        watch.Begin("b");
        foreach (var connections in (int[])[2, 1, 1, 1])
        {
            Assert.That(await watch.ProveLifeAsync(null, CancellationToken.None), Is.Null);
            Assert.That((crowd.Connections, watch.Deaths.IsEmpty, watch.IsDeaf), Is.EqualTo((connections, true, true)));
        }

        watch.End("b");
        Assert.That(await watch.ProveLifeAsync(null, CancellationToken.None), Does.Contain("not answered"));
        Assert.That((watch.Deaths.Length, watch.Troubles), Is.EqualTo((1, 5)));
        Assert.That(crowd.Connections, Is.EqualTo(4), "it was not the crowd");
    });

    /// <summary>
    /// Those for whom there is no room any more are still connected: that nobody is heard meanwhile is no other sign of a crowd.
    /// </summary>
    [Test]
    public void OneThatIsDeafWhileTheCrowdThinsIsGivenNoMoreRoom() => Deaf(async (watch, crowd) =>
    {
        foreach (var name in (string[])["a", "b", "c", "d"])
        {
            watch.Begin(name);
        }

        foreach (var (connections, ending) in ((int, string)[])[(2, "a"), (2, "b"), (1, "c")])
        {
            Assert.That(await watch.ProveLifeAsync(null, CancellationToken.None), Is.Null);
            Assert.That(crowd.Connections, Is.EqualTo(connections));
            watch.End(ending);
        }
    });

    /// <summary>Whoever is alone under way in the end need not be the one that did it.</summary>
    [Test]
    public void AllThatWereUnderWaySinceItFellDeafAreSuspected() => Deaf(async (watch, _) =>
    {
        watch.Begin("guilty");
        watch.Begin("beside it");
        await watch.ProveLifeAsync(null, CancellationToken.None);
        watch.End("guilty");
        watch.End("beside it");
        watch.Begin("later");
        await watch.ProveLifeAsync(null, CancellationToken.None);
        Assert.That(watch.Deaths.Single().Suspects, Is.EqualTo((string[])["beside it", "guilty", "later"]));
    });

    [Test]
    public void OneThatIsDeafAloneIsNotCrowded() => Deaf(async (watch, crowd) =>
    {
        Assert.That(await watch.ProveLifeAsync("suspect", CancellationToken.None), Is.Not.Null);
        Assert.That(crowd.Connections, Is.EqualTo(4));
    });

    [Test]
    public void ThatItIsStillDeafIsNoOtherDeath() => Deaf(async (watch, _) =>
    {
        watch.Begin("a");
        await watch.ProveLifeAsync(null, CancellationToken.None);
        watch.End("a");
        while (!watch.IsOver)
        {
            await watch.ProveLifeAsync(null, CancellationToken.None);
        }

        Assert.That(watch.Deaths, Has.Length.EqualTo(1));
    });

    private static void Deaf(Func<DeathWatch, Crowd, Task> test) => VirtualTime.Run(async world =>
    {
        var deaf = new MemoryTarget("deaf", (transport, _) => new Wired(transport).ReadToEndAsync());
        using var crowd = new Crowd(4, world);
        using var watch = new DeathWatch(Testee.At(deaf), MemoryTestees.Options(world), revive: null, crowd);
        await test(watch, crowd);
        return true;
    });

    private static MortalTarget Mortal() => new(octets => octets.Span.SequenceEqual(Lethal));
}
