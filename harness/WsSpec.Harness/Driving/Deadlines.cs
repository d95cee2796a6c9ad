using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>How long each thing is waited for: what the timers say, and more where the testee has shown that it needs more.</summary>
internal sealed class Deadlines(Session session, Timers timers)
{
    private const int AnswersInAMoment = 25;
    private const int MomentsOfACase = 4;
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Nobody is dead who takes his time over a message of some mebibytes.</summary>
    public TimeSpan For(Awaited what) => what switch
    {
        { Deadline: Deadline.Moment } => Moment,
        Awaited.ForMessage message => timers.Answer + (message.Payload.Length / Mebibyte * timers.Mebibyte),
        _ => timers[what.Deadline],
    };

    /// <summary>
    /// What is a moment for a testee depends on how long it takes to answer: on a busy machine everything takes longer. It is never longer
    /// than a quarter of the silence that a case bears.
    /// </summary>
    private TimeSpan Moment => session.Observe(tap =>
    {
        var opening = tap.Observations.FirstOrDefault(o => o is ResponseSeen)?.Waited ?? default;
        var longest = Math.Max(timers.Moment.Ticks, timers.Case.Ticks / MomentsOfACase);
        return TimeSpan.FromTicks(Math.Clamp(AnswersInAMoment * opening.Ticks, timers.Moment.Ticks, longest));
    });
}
