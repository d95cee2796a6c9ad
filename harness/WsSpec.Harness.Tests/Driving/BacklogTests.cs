using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Driving;

public sealed class BacklogTests
{
    private static readonly Gen<ImmutableArray<byte>> Shuffled = Gen.Choose(1, 60)
        .SelectMany(count => Gen.Shuffle(Enumerable.Range(0, count).Select(i => (byte)i).ToArray()))
        .Select(numbers => numbers.ToImmutableArray());

    /// <summary>
    /// The waits are all for the first one to come: the hardest that a script can ask for is still linear in what the testee sends.
    /// </summary>
    [Property]
    public bool EachObservationIsLookedAtOnceAndByAWaitAtMostOnce(byte count)
    {
        var backlog = new Backlog(TargetProfile.Echo);
        var seen = new CountingList<Observation>();
        var never = new Counting();
        var wait = backlog.Await(never);
        for (var i = 0; i < count; i++)
        {
            seen.Add(Message((byte)i));
            backlog.Read(seen);
            if (wait.IsOver())
            {
                return false;
            }
        }

        return seen.Looks == count && never.Looks == count;
    }

    [Property]
    public Property EchoesInTheOrderOfTheirWaitsAreLookedAtOnce() => Prop.ForAll(Gen.Choose(0, 60).ToArbitrary(), count =>
    {
        var backlog = new Backlog(TargetProfile.Echo);
        var seen = new CountingList<Observation>();
        for (var i = 0; i < count; i++)
        {
            seen.Add(Message((byte)i));
        }

        backlog.Read(seen);
        var waits = Enumerable.Range(0, count).Select(i => new Counting(Awaited.Echo(Opcode.Binary, new[] { (byte)i }))).ToList();
        return waits.TrueForAll(what => backlog.Await(what).IsOver()) && waits.Sum(what => what.Looks) == count;
    });

    [Property]
    public Property AWaitTakesWhatMeetsItInWhateverOrderItCame() => Prop.ForAll(Shuffled.ToArbitrary(), order =>
    {
        var backlog = new Backlog(TargetProfile.Echo);
        backlog.Read([.. order.Select(Message)]);
        return order.Order().All(number => IsOver(backlog, Echo(number))) && !order.Any(number => IsOver(backlog, Echo(number)));
    });

    [Test]
    public void OneEchoEndsOneWait()
    {
        var backlog = new Backlog(TargetProfile.Echo);
        backlog.Read([Message(1), Message(1)]);
        Assert.That((bool[])[IsOver(backlog, Echo(1)), IsOver(backlog, Echo(1)), IsOver(backlog, Echo(1))], Is.EqualTo(
            (bool[])[true, true, false]));
    }

    [Test]
    public void WhatAWaitHasPassedOverIsThereForTheNext()
    {
        var backlog = new Backlog(TargetProfile.Echo);
        var wait = backlog.Await(Echo(2));
        backlog.Read([Message(1)]);
        Assert.That(wait.IsOver(), Is.False);
        backlog.Read([Message(1), Message(2)]);
        Assert.That(wait.IsOver(), Is.True);
        Assert.That(IsOver(backlog, Echo(1)), Is.True);
    }

    /// <summary>Nothing but the end follows these, so only a wait for the end goes on.</summary>
    [Test]
    public void AWaitIsOverWhenWhatItAwaitsCannotComeAnyMore()
    {
        Observation[] last = [new CloseSeen(default, default), new UndecodableSeen(default, "noise"), Response(400)];
        Assert.Multiple(() =>
        {
            foreach (var observation in last)
            {
                Assert.That(IsOver(Having(observation), Echo(1)), Is.True, $"{observation}");
                Assert.That(IsOver(Having(observation), Awaited.End), Is.False, $"{observation}");
            }

            Assert.That(IsOver(Having(Response(101)), Echo(1)), Is.False);
            Assert.That(IsOver(Having(Response(100)), Awaited.Response), Is.False);
            Assert.That(IsOver(Having(new FloodSeen(default, 70_000, 12)), Awaited.End), Is.True);
        });
    }

    [Test]
    public void ItIsClosingBetweenTheCloseAndTheEnd()
    {
        var backlog = new Backlog(TargetProfile.Echo);
        List<Observation> seen = [];
        List<bool> closing = [];
        foreach (var observation in (Observation[])[Message(1), new CloseSeen(default, default), new TransportEnded(default, false)])
        {
            seen.Add(observation);
            backlog.Read(seen);
            closing.Add(backlog.IsClosing);
        }

        Assert.That(closing, Is.EqualTo((bool[])[false, true, false]));
    }

    [Test]
    public void APongThatCameBeforeItsPingEndsNoWait()
    {
        ReadOnlyMemory<byte> data = "alive"u8.ToArray();
        Assert.That(IsOver(Having(new PongSeen(default, data) { IsUnsolicited = true }), Awaited.Pong(data)), Is.False);
        Assert.That(IsOver(Having(new PongSeen(default, data)), Awaited.Pong(data)), Is.True);
    }

    [Test]
    public void MessagesOfATesteeThatDoesNotEchoEndNoWait() =>
        Assert.That(IsOver(Having(Message(1), TargetProfile.Opaque), Echo(1)), Is.False);

    private static bool IsOver(Backlog backlog, Awaited what) => backlog.Await(what).IsOver();

    private static Backlog Having(Observation observation, TargetProfile? profile = null)
    {
        var backlog = new Backlog(profile ?? TargetProfile.Echo);
        backlog.Read([observation]);
        return backlog;
    }

    private static Awaited Echo(byte number) => Awaited.Echo(Opcode.Binary, new[] { number });

    private static MessageSeen Message(byte number) => new(default, Opcode.Binary, new[] { number }, 1);

    private static ResponseSeen Response(int status) => new(default, new($"HTTP/1.1 {status} Word", [], default), null);

    /// <summary>Counts the observations it is shown.</summary>
    private sealed record Counting(Awaited? Inner = null) : Awaited(Deadline.Answer)
    {
        public int Looks { get; private set; }

        public override bool IsMetBy(Observation observation)
        {
            Looks++;
            return Inner?.IsMetBy(observation) == true;
        }

        public override string Describe() => "anything";
    }
}
