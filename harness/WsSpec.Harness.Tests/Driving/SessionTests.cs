using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class SessionTests
{
    private const long Unlimited = long.MaxValue;

    [Property]
    public bool TheRecordHasAllThatWasReadAndWrittenInOrder(NonEmptyArray<byte>[] sent, NonEmptyArray<byte>[] received)
    {
        var entries = Record(async (session, testee, _) =>
        {
            foreach (var octets in sent)
            {
                await session.WriteAsync(octets.Get, cutBefore: null, CancellationToken.None);
                await testee.ReadAsync();
            }

            foreach (var octets in received)
            {
                await testee.SendAsync(octets.Get);
            }

            await testee.EndAsync();
            await session.Ended;
        });
        return entries.OfType<Entry.Sent>().Select(e => e.Octets.ToArray()).SequenceEqual(sent.Select(o => o.Get), Same)
            && entries.OfType<Entry.Received>().Select(e => e.Octets.ToArray()).SequenceEqual(received.Select(o => o.Get), Same)
            && entries[^1] is Entry.ReceivedEof
            && entries.Select(e => e.At).SequenceEqual(entries.Select(e => e.At).Order());
    }

    [Test]
    public void AnEntryHasTheTimeAtWhichItHappened()
    {
        var second = TimeSpan.FromSeconds(1);
        var entries = Record(async (session, _, clock) =>
        {
            await Task.Delay(second, clock);
            await session.WriteAsync("x"u8.ToArray(), cutBefore: null, CancellationToken.None);
            await Task.Delay(second, clock);
            session.RecordSilence("an answer");
        });
        Assert.That(entries.Select(e => e.At), Is.EqualTo((TimeSpan[])[second, 2 * second]));
    }

    [Test]
    public void AResetIsNoEnd()
    {
        var entries = Record(async (session, testee, _) =>
        {
            testee.Reset();
            await session.Ended;
        });
        Assert.That(entries, Is.EqualTo((Entry[])[new Entry.ReceivedReset(default)]));
    }

    [Test]
    public void WritingToATesteeThatIsGoneIsRecordedAndOtherwisePassedOver()
    {
        var entries = Record(async (session, testee, _) =>
        {
            testee.Reset();
            await session.Ended;
            await session.WriteAsync("x"u8.ToArray(), cutBefore: null, CancellationToken.None);
            await session.HalfCloseAsync();
        });
        Assert.That(
            entries.Select(e => e.GetType()), Is.EqualTo((Type[])[typeof(Entry.ReceivedReset), typeof(Entry.Sent), typeof(Entry.SentEof)]));
    }

    [Property(MaxTest = 50)]
    public bool WhatComesBehindAWriteThatFailedIsRecordedAndNotTried(byte taken, byte behind)
    {
        var transport = new SpentTransport(taken);
        var recorded = VirtualTime.Run(async world =>
        {
            await using var session = new Session(transport, Role.Server, world, Unlimited, SessionHooks.None);
            for (var i = 0; i < taken + 1 + behind; i++)
            {
                await session.WriteAsync("x"u8.ToArray(), cutBefore: null, CancellationToken.None);
            }

            return session.Observe(tap => tap.Conversation().Transcript.Entries.OfType<Entry.Sent>().Count());
        });
        return recorded == taken + 1 + behind && transport.Tried == taken + 1;
    }

    [Test]
    public void ItStopsListeningToAFlood()
    {
        var entries = Record(
            async (session, testee, _) =>
            {
                await testee.SendAsync(new byte[10]);
                await testee.SendAsync(new byte[1000]);
                await session.Ended;
            },
            allowance: 1000);
        Assert.That(entries, Has.Length.EqualTo(3).And.All.InstanceOf<Entry.Received>().Or.InstanceOf<Entry.Flood>());
        Assert.That(
            entries[^1],
            Is.EqualTo(new Entry.Flood(default, entries.OfType<Entry.Received>().Sum(received => received.Octets.Length), 0)));
    }

    [Test]
    public void NothingIsWrittenOrRecordedBehindAFlood()
    {
        var entries = Record(
            async (session, testee, _) =>
            {
                await testee.SendAsync(new byte[1000]);
                await session.Ended;
                await session.WriteAsync("x"u8.ToArray(), cutBefore: null, CancellationToken.None);
                session.RecordSilence("an answer");
                session.RecordAbandonment();
            },
            allowance: 1000);
        Assert.That(entries[^1], Is.InstanceOf<Entry.Flood>());
    }

    [Test]
    public void WhatTheFilterKeepsIsNotRecorded()
    {
        var taken = 0;
        var entries = Record(
            async (session, testee, _) =>
            {
                await testee.SendAsync("abc"u8.ToArray());
                await testee.SendAsync("x"u8.ToArray());
                await testee.EndAsync();
                await session.Ended;
            },
            hooks: new()
            {
                Filter = octets =>
                {
                    taken++;
                    return octets[1..];
                },
            });
        Assert.That(entries.OfType<Entry.Received>().Single().Octets.ToArray(), Is.EqualTo("bc"u8.ToArray()));
        Assert.That(taken, Is.EqualTo(2));
    }

    [Test]
    public void TheHookIsToldAfterTheRecordWhileNobodyElseLooks()
    {
        List<int> seen = [];
        Record(
            async (session, testee, _) =>
            {
                await testee.SendAsync(Wired.Switching);
                await testee.SendAsync(Ping("a"), Ping("b"));
                await testee.EndAsync();
                await session.Ended;
            },
            hooks: new() { Received = tap => seen.Add(tap.Observations.Count) });
        Assert.That(seen, Is.EqualTo((int[])[1, 3]));
    }

    [Test]
    public void AChangeBeforeTheCallEndsTheWaitAtOnce()
    {
        var count = 0;
        Record(async (session, testee, _) =>
        {
            session.RecordSilence("one");
            session.RecordSilence("two");
            await session.NextChangeAsync(CancellationToken.None);
            count = session.Observe(tap => tap.Observations.Count);
        });
        Assert.That(count, Is.EqualTo(2));
    }

    [Test]
    public void OnceItIsDisposedOfTheTransportSaysNothingMoreOfTheTestee()
    {
        Entry[] entries = [];
        VirtualTime.Run(async world =>
        {
            var (ours, _) = MemoryTransport.CreatePair();
            var session = new Session(ours, Role.Server, world, Unlimited, SessionHooks.None);
            session.Listen();
            await session.DisposeAsync();
            entries = session.Observe(tap => tap.Conversation().Transcript.Entries.ToArray());
            return true;
        });
        Assert.That(entries, Is.Empty);
    }

    [Test]
    public void AWriteThatNobodyReadsEndsAsASilence()
    {
        var patience = TimeSpan.FromSeconds(20);
        var (at, silences) = VirtualTime.Run(async world =>
        {
            var (ours, _) = MemoryTransport.CreatePair();
            await using var session = new Session(ours, Role.Server, world, Unlimited, SessionHooks.None) { WritePatience = patience };
            for (var i = 0; i < 1000; i++)
            {
                await session.WriteAsync("x"u8.ToArray(), null, CancellationToken.None);
            }

            return (world.GetElapsedTime(0), session.Observe(tap => tap.Observations.OfType<Silence>().Count()));
        });
        Assert.That((at, silences), Is.EqualTo((patience, 1)));
    }

    private static IEqualityComparer<byte[]> Same { get; } =
        EqualityComparer<byte[]>.Create((one, other) => one.AsSpan().SequenceEqual(other), octets => octets.Length);

    private static Entry[] Record(Func<Session, Wired, TimeProvider, Task> play, long allowance = Unlimited, SessionHooks? hooks = null) =>
        VirtualTime.Run(async world =>
    {
        var (ours, theirs) = MemoryTransport.CreatePair();
        await using var session = new Session(ours, Role.Server, world, allowance, hooks ?? SessionHooks.None);
        session.Listen();
        await play(session, new(theirs), world);
        return session.Observe(tap => tap.Conversation().Transcript.Entries.ToArray());
    });

    /// <summary>Takes so many writes and no more.</summary>
    private sealed class SpentTransport(int writes) : ITransport
    {
        public int Tried { get; private set; }

        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation) =>
            ++Tried > writes ? throw new TransportResetException() : ValueTask.CompletedTask;

        public ValueTask HalfCloseAsync() => ValueTask.CompletedTask;

        public void Abort()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
