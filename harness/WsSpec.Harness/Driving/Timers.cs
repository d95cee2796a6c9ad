using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Driving;

/// <summary>
/// How long a run waits. These are limits for silence, not for judging: section 2.1 lets a sender delay, so a slow machine must not
/// turn a correct answer into a failure. Where a lateness is judged, the case's pattern names the limit.
/// </summary>
public sealed record Timers
{
    public static Timers Default { get; } = new();

    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Close { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan TransportEnd { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan Failure { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Moment { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What an endpoint in an interpreted language may take over each mebibyte of a message that it echoes, besides.</summary>
    public TimeSpan Mebibyte { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>When a testee that has to fail the connection has not reacted by then, a sentinel Ping asks whether it goes on.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>The silence that one case bears in all, and how long a write may stand still.</summary>
    public TimeSpan Case { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// For a first attempt, whose silences are confirmed by a second one with these timers themselves. How long a moment is stays as it is.
    /// </summary>
    public Timers Hasty => Scaled(0.3) with { Moment = Moment, Patience = Patience, Case = Case };

    public TimeSpan this[Deadline deadline] => deadline switch
    {
        Deadline.Handshake => Handshake,
        Deadline.Answer => Answer,
        Deadline.Close => Close,
        Deadline.TransportEnd => TransportEnd,
        Deadline.Failure => Failure,
        Deadline.Moment => Moment,
        _ => throw new ArgumentOutOfRangeException(nameof(deadline)),
    };

    /// <summary>All of them longer, or shorter, by a factor.</summary>
    public Timers Scaled(double factor) => new()
    {
        Handshake = Handshake * factor,
        Answer = Answer * factor,
        Close = Close * factor,
        TransportEnd = TransportEnd * factor,
        Failure = Failure * factor,
        Moment = Moment * factor,
        Mebibyte = Mebibyte * factor,
        Patience = Patience * factor,
        Case = Case * factor,
    };
}
