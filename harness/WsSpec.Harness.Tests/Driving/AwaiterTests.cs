using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class AwaiterTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Property]
    public bool ASilenceIsRecordedWhenTheLimitHasPassed(PositiveInt milliseconds) => Wait(async (awaiter, _, _) =>
    {
        var limit = TimeSpan.FromMilliseconds(milliseconds.Get);
        return !await awaiter.AwaitAsync(Awaited.End, limit, CancellationToken.None);
    }).Entries is [Entry.Silence { Awaited: "the end of the transport" } silence]
        && silence.At == TimeSpan.FromMilliseconds(milliseconds.Get);

    [Property]
    public bool WhatComesBeforeTheLimitEndsTheWaitWhenItComes(PositiveInt milliseconds)
    {
        var delay = TimeSpan.FromMilliseconds(milliseconds.Get);
        var ended = TimeSpan.Zero;
        var (isMet, entries) = Wait(async (awaiter, testee, clock) =>
        {
            _ = EndAsync();
            var met = await awaiter.AwaitAsync(Awaited.End, delay * 2, CancellationToken.None);
            ended = clock.GetElapsedTime(0);
            return met;

            async Task EndAsync()
            {
                await Task.Delay(delay, clock);
                await testee.EndAsync();
            }
        });
        return isMet && ended == delay && entries is [Entry.ReceivedEof];
    }

    [Test]
    public void WhatCameBeforeTheWaitEndsItAtOnce()
    {
        var (isMet, entries) = Wait(async (awaiter, testee, clock) =>
        {
            await testee.EndAsync();
            await Task.Delay(Limit, clock);
            return await awaiter.AwaitAsync(Awaited.End, TimeSpan.FromTicks(1), CancellationToken.None);
        });
        Assert.That((isMet, entries.Length), Is.EqualTo((true, 1)));
    }

    [Test]
    public void TheLimitCountsFromTheLastOctet()
    {
        var at = TimeSpan.Zero;
        Wait(async (awaiter, testee, clock) =>
        {
            await testee.SendAsync(Wired.Switching);
            _ = SendAsync();
            var isMet = await awaiter.AwaitAsync(Awaited.End, Limit, CancellationToken.None);
            at = clock.GetElapsedTime(0);
            return isMet;

            async Task SendAsync()
            {
                await Task.Delay(Limit * 0.9, clock);
                await testee.SendAsync(Ping("still at it"));
            }
        });
        Assert.That(at, Is.EqualTo(Limit * 1.9));
    }

    [Test]
    public void AMomentCountsFromItsBeginning()
    {
        var at = TimeSpan.Zero;
        Wait(async (awaiter, testee, clock) =>
        {
            await testee.SendAsync(Wired.Switching);
            _ = SendAsync();
            var isMet = await awaiter.AwaitAsync(Awaited.EarlyEnd, Limit, CancellationToken.None);
            at = clock.GetElapsedTime(0);
            return isMet;

            async Task SendAsync()
            {
                await Task.Delay(Limit * 0.9, clock);
                await testee.SendAsync(Ping("still at it"));
            }
        });
        Assert.That(at, Is.EqualTo(Limit));
    }

    [Test]
    public void ATesteeThatNeverStopsIsNotListenedToForEver()
    {
        var at = TimeSpan.Zero;
        Wait(async (awaiter, testee, clock) =>
        {
            await testee.SendAsync(Wired.Switching);
            using var stop = new CancellationTokenSource();
            _ = SendAsync();
            var isMet = await awaiter.AwaitAsync(Awaited.CloseFrame, Limit, CancellationToken.None);
            at = clock.GetElapsedTime(0);
            stop.Cancel();
            return isMet;

            async Task SendAsync()
            {
                while (!stop.IsCancellationRequested)
                {
                    await Task.Delay(Limit / 2, clock);
                    await testee.SendAsync(Ping("for ever"));
                }
            }
        });
        Assert.That(at, Is.InRange(Limit, Timers.Default.Case));
    }

    [Test]
    public void WhatDidNotComeOnceIsWaitedForLessPatiently()
    {
        List<TimeSpan> ends = [];
        Wait(async (awaiter, _, clock) =>
        {
            foreach (var what in (Awaited[])[Awaited.CloseFrame, Awaited.CloseFrame, Awaited.End, Awaited.CloseFrame])
            {
                await awaiter.AwaitAsync(what, Limit, CancellationToken.None);
                ends.Add(clock.GetElapsedTime(0));
            }

            return true;
        });
        Assert.That(ends, Is.EqualTo((TimeSpan[])[Limit, 1.3 * Limit, 2.3 * Limit, 2.39 * Limit]));
    }

    /// <summary>That nothing happened within a moment says nothing of what is to happen in its time.</summary>
    [Test]
    public void WhatIsNotDoneAtOnceIsWaitedForAllTheSame()
    {
        var at = TimeSpan.Zero;
        Wait(async (awaiter, _, clock) =>
        {
            await awaiter.AwaitAsync(Awaited.EarlyEnd, 0.1 * Limit, CancellationToken.None);
            await awaiter.AwaitAsync(Awaited.End, Limit, CancellationToken.None);
            at = clock.GetElapsedTime(0);
            return true;
        });
        Assert.That(at, Is.EqualTo(1.1 * Limit));
    }

    /// <summary>A silence that nobody waited for is none, so nothing can be awaited after the last that was borne.</summary>
    [Test]
    public void SilencesOfOneCaseAreBorneToAnEnd()
    {
        var at = TimeSpan.Zero;
        var (isAbandoned, entries) = Wait(async (awaiter, _, clock) =>
        {
            try
            {
                foreach (var what in (Awaited[])[
                    Awaited.CloseFrame, Awaited.End, Awaited.Message, Awaited.Sentinel, Awaited.Response, Awaited.Failure])
                {
                    await awaiter.AwaitAsync(what, Limit, CancellationToken.None);
                    at = clock.GetElapsedTime(0);
                }

                return false;
            }
            catch (AbandonedException)
            {
                return true;
            }
        });
        Assert.That((isAbandoned, at, entries.Length), Is.EqualTo((true, Timers.Default.Case, 4)));
    }

    /// <summary>Each time less, but there is an end to that.</summary>
    [Test]
    public void WhatNeverComesIsWaitedForAMomentEachTime()
    {
        var at = TimeSpan.Zero;
        Wait(async (awaiter, _, clock) =>
        {
            for (var times = 0; times < 10; times++)
            {
                await awaiter.AwaitAsync(Awaited.CloseFrame, Limit, CancellationToken.None);
            }

            at = clock.GetElapsedTime(0);
            return true;
        });
        Assert.That(at, Is.EqualTo((Limit * 1.39) + (7 * TimeSpan.FromMilliseconds(300))));
    }

    /// <summary>
    /// A testee that has answered what it should have failed the connection for need not be given the time to fail it; one that says
    /// something else is.
    /// </summary>
    [Test]
    public void WhoAnswersTheViolationIsAskedSoonWhetherItGoesOn(
        [Values("bad", "tick", null)] string? answer, [Values] bool isMessageLast, [Values] bool isMoment)
    {
        var at = TimeSpan.Zero;
        Wait(async (awaiter, testee, clock) =>
        {
            await testee.SendAsync(Wired.Switching);
            awaiter.Follow(new Send(Text("good")));
            await testee.SendAsync(Text("good"));
            awaiter.Follow(new Await(Awaited.Message));
            await awaiter.AwaitAsync(Awaited.Message, Limit, CancellationToken.None);
            awaiter.Follow(isMessageLast ? new Send(Text("bad")) : new Send(Text("bad"), Ping("bad")));
            await testee.SendAsync(answer is not null ? Text(answer) : Ping("unasked"));
            awaiter.Follow(new Await(Awaited.Failure));
            var isFailed = await awaiter.TryAwaitFailureAsync(
                isMoment ? Awaited.EarlyFailure : Awaited.Failure, Limit, CancellationToken.None);
            at = clock.GetElapsedTime(0);
            return isFailed;
        });
        Assert.That(
            at, answer == "bad" && isMessageLast && !isMoment ? Is.LessThan(0.1 * Limit) : Is.EqualTo(Limit).Within(0.01 * Limit));
    }

    [Test]
    public void WhatHasComeIsSeenHoweverLongTheSilenceBefore() => Assert.That(
        Wait(async (awaiter, testee, clock) =>
        {
            for (var borne = TimeSpan.Zero; borne < Timers.Default.Case; borne += Limit)
            {
                await awaiter.AwaitAsync(Awaited.CloseFrame, Limit, CancellationToken.None);
            }

            await testee.SendAsync([.. Wired.Switching, .. Wired.Encode(Role.Server, Close(1000))]);
            await Task.Delay(TimeSpan.FromMilliseconds(1), clock);
            return await awaiter.AwaitAsync(Awaited.CloseFrame, Limit, CancellationToken.None);
        }).IsMet);

    [Test]
    public void TryingLeavesNoSilence() =>
        Assert.That(Wait((awaiter, _, _) => awaiter.TryAwaitAsync(Awaited.End, Limit, CancellationToken.None)), Is.EqualTo(
            (false, Array.Empty<Entry>())));

    [Test]
    public void AnInterruptionIsNoSilence()
    {
        using var interrupted = new CancellationTokenSource();
        interrupted.Cancel();
        Assert.That(
            () => Wait((awaiter, _, _) => awaiter.AwaitAsync(Awaited.End, Limit, interrupted.Token)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void ItKnowsThatTheTesteeIsClosing()
    {
        List<bool> closing = [];
        Wait(async (awaiter, testee, clock) =>
        {
            closing.Add(awaiter.IsClosing);
            await testee.SendAsync([.. Wired.Switching, .. Wired.Encode(Role.Server, Close(1000))]);
            await awaiter.AwaitAsync(Awaited.CloseFrame, Limit, CancellationToken.None);
            closing.Add(awaiter.IsClosing);
            await testee.EndAsync();
            await awaiter.AwaitAsync(Awaited.End, Limit, CancellationToken.None);
            closing.Add(awaiter.IsClosing);
            return true;
        });
        Assert.That(closing, Is.EqualTo((bool[])[false, true, false]));
    }

    private static Counterpart Testee { get; } = new() { Opening = new() { Host = "", RequestTarget = "/" } };

    private static (bool IsMet, Entry[] Entries) Wait(Func<Awaiter, Wired, TimeProvider, Task<bool>> wait) => VirtualTime.Run(async world =>
    {
        var (ours, theirs) = MemoryTransport.CreatePair();
        await using var session = new Session(ours, Role.Server, world, long.MaxValue, SessionHooks.None);
        session.Listen();
        var isMet = await wait(new(session, Testee, PlayOptions.Default with { Clock = world }), new(theirs), world);
        return (isMet, session.Observe(tap => tap.Conversation().Transcript.Entries.ToArray()));
    });
}
