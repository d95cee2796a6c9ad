using WsSpec.Harness.Testees;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Driving;

/// <summary>Waits for what a script awaits, one thing at a time; a deadline that passes becomes an entry of the transcript.</summary>
internal sealed class Awaiter(Session session, Counterpart testee, PlayOptions options)
{
    /// <summary>What did not come is waited for less patiently each time on the same connection.</summary>
    private const double Again = 0.3;

    /// <summary>And no less patiently than this.</summary>
    private static readonly TimeSpan ShortestAgain = TimeSpan.FromMilliseconds(300);

    /// <summary>Who answers a message as if nothing were wrong with it would have noticed in the same moment that something is.</summary>
    private static readonly TimeSpan SameMoment = TimeSpan.FromMilliseconds(150);

    private readonly Backlog _backlog = new(testee.Profile) { Secrets = testee.Secrets };
    private readonly TimeProvider _clock = options.Clock;
    private readonly Dictionary<string, int> _missed = [];

    /// <summary>What is left of the silence that a case bears.</summary>
    private TimeSpan _endurance = options.Timers.Case;

    /// <summary>How many messages the testee was sent; null where nobody counts them.</summary>
    private int? _asked = 0;

    /// <summary>The end of the last message that it was sent; null where other frames, or octets, came after it.</summary>
    private ReadOnlyMemory<byte>? _endOfMessage;

    /// <summary>True when a Close frame was seen but not yet the end of the transport.</summary>
    public bool IsClosing => session.Observe(tap =>
    {
        _backlog.Read(tap.Observations);
        return _backlog.IsClosing;
    });

    /// <summary>Is told what the testee is sent.</summary>
    public void Follow(Step step)
    {
        _asked += step.CompletedMessages;
        _endOfMessage = step is Await ? _endOfMessage : step.EndOfMessage;
    }

    /// <summary>Waits, and records the silence when the limit passes.</summary>
    /// <inheritdoc cref="TryAwaitAsync"/>
    public async Task<bool> AwaitAsync(Awaited what, TimeSpan limit, CancellationToken cancellation)
    {
        var (began, isMoment, name) = (_clock.GetTimestamp(), what.Deadline == Deadline.Moment, what.Describe());
        var missed = isMoment ? 0 : _missed.GetValueOrDefault(name);
        var patience = missed > 0 ? Longer(limit * Math.Pow(Again, missed), Shorter(limit, ShortestAgain)) : limit;
        var isMet = await TryAwaitAsync(what, options.Learned?.For(what, patience) ?? patience, cancellation);
        options.Learned?.Learn(what, isMet, _clock.GetElapsedTime(began));
        if (!isMet)
        {
            session.RecordSilence(name);
        }

        if (!isMet && !isMoment)
        {
            _missed[name] = missed + 1;
        }

        return isMet;
    }

    /// <summary>
    /// Waits. The limit counts from the last octet that came, as long as the case bears it: a testee that is at it is not silent. A moment
    /// is only to see what is not done at once, and counts from its beginning.
    /// </summary>
    /// <returns>False when the limit passed; true when it was seen or cannot come any more.</returns>
    /// <exception cref="AbandonedException">The case has borne all the silence it may: nothing can be waited for any more.</exception>
    public Task<bool> TryAwaitAsync(Awaited what, TimeSpan limit, CancellationToken cancellation) =>
        TryAsync(what, limit, (wait, usual) => AfterDamage(what, wait, usual), cancellation);

    /// <summary>
    /// The same for the failing of the connection, before anything is asked: not as long once the testee has answered what it should have
    /// failed the connection for.
    /// </summary>
    /// <inheritdoc cref="TryAwaitAsync"/>
    public Task<bool> TryAwaitFailureAsync(Awaited failure, TimeSpan limit, CancellationToken cancellation) =>
        TryAsync(failure, limit, (_, usual) => AfterAnswer(failure, usual), cancellation);

    private async Task<bool> TryAsync(
        Awaited what, TimeSpan limit, Func<Backlog.Wait, TimeSpan, TimeSpan> patience, CancellationToken cancellation)
    {
        var wait = _backlog.Await(what);
        if (IsOver(wait))
        {
            return true;
        }

        if (_endurance <= TimeSpan.Zero)
        {
            throw new AbandonedException();
        }

        options.Slot?.Wait();
        try
        {
            return await WaitAsync(what, wait, Longer(limit, TimeSpan.Zero), patience, cancellation);
        }
        finally
        {
            await (options.Slot?.ResumeAsync(cancellation) ?? Task.CompletedTask);
        }
    }

    private async Task<bool> WaitAsync(
        Awaited what, Backlog.Wait wait, TimeSpan limit, Func<Backlog.Wait, TimeSpan, TimeSpan> patience, CancellationToken cancellation)
    {
        var isMoment = what.Deadline == Deadline.Moment;
        var silence = patience(wait, limit);
        var (began, received, seen) = (_clock.GetTimestamp(), session.Received, Seen());
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        // Its end is awaited: a callback that is under way must not come upon a source that is gone.
        await using var timer = _clock.CreateTimer(_ => deadline.Cancel(), null, silence, Timeout.InfiniteTimeSpan);
        while (!IsOver(wait))
        {
            var left = options.Timers.Case - _clock.GetElapsedTime(began);
            if (!isMoment && session.Received > received && left > silence)
            {
                (received, seen, silence) = (session.Received, Seen(), patience(wait, silence));
                timer.Change(silence, Timeout.InfiniteTimeSpan);
            }

            try
            {
                await session.NextChangeAsync(deadline.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                _endurance -= _clock.GetElapsedTime(began);
                return IsOver(wait) || (!isMoment && HasAnsweredSince(seen) ? throw new AbandonedException() : false);
            }
        }

        return true;
    }

    /// <summary>Less where each message has its answer, and this one a damaged echo: nothing more has to come.</summary>
    private TimeSpan AfterDamage(Awaited what, Backlog.Wait wait, TimeSpan usual) =>
        options.Learned is { } learned && IsAllAnswered && what is Awaited.ForMessage sent && wait.Another is { } another
            && Resemblance.Is(another.Payload.Span, sent.Payload.Span)
                ? learned.AfterAnother(what, usual)
                : usual;

    /// <summary>Less where the last answer is one to the last message: what a testee says of its own accord answers nothing.</summary>
    private TimeSpan AfterAnswer(Awaited failure, TimeSpan usual) =>
        failure.Deadline != Deadline.Moment && IsAllAnswered && _endOfMessage is { } sent && _backlog.LastAnswer is { } answer
            && Resemblance.Is(answer.Payload.Span, sent.Span)
                ? Shorter(usual, SameMoment)
                : usual;

    private bool IsAllAnswered => _asked <= _backlog.Answers;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private int Seen() => session.Observe(tap => tap.Observations.Count);

    /// <summary>
    /// Whether a testee is still at it when the case can bear no more, so that what has not come yet proves nothing. One that only talks of
    /// its own accord meanwhile owes its answer.
    /// </summary>
    private bool HasAnsweredSince(int seen) =>
        session.Observe(tap => tap.Observations.Skip(seen).Any(
            observation => !BackgroundTraffic.Is(testee.Secrets.Hide(observation), testee.Profile)));

    private bool IsOver(Backlog.Wait wait) => session.Observe(tap =>
    {
        _backlog.Read(tap.Observations);
        return wait.IsOver();
    });
}
