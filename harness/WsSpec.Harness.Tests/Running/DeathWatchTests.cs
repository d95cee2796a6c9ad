using NUnit.Framework;
using WsSpec.Harness.Tests.Processes;

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

    private static MortalTarget Mortal() => new(octets => octets.Span.SequenceEqual(Lethal));
}
