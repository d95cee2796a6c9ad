using System.Collections.Concurrent;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Driving;

/// <summary>
/// How long there is to wait for a reaction, as the cases before have shown. A testee that has not reacted several times is waited for a
/// shorter time, though never less than many times as long as the slowest reaction of that kind has taken. What is judged by silence alone
/// is confirmed by others, with limits of their own.
/// </summary>
/// <param name="shortest">No limit falls below this.</param>
public sealed class LearnedLimits(TimeSpan shortest)
{
    /// <summary>So many silences show that there is a testee which does not react.</summary>
    private const int Enough = 4;

    /// <summary>So many times the slowest reaction is still waited for.</summary>
    private const int Caution = 10;

    /// <summary>Who has given a wrong answer is waited for so long in any case, in the hope of a right one.</summary>
    private static readonly TimeSpan Hope = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Lesson> _lessons = new();
    private readonly Lock _gate = new();

    /// <summary>
    /// The longest that an opening handshake or a message was waited for that was answered. All else may be put off on purpose.
    /// </summary>
    public TimeSpan SlowestAnswer { get; private set; }

    /// <summary>How long to wait this time. A moment is a limit already, and stays.</summary>
    /// <param name="usual">How long to wait as long as nothing is known.</param>
    public TimeSpan For(Awaited what, TimeSpan usual)
    {
        if (what.Deadline == Deadline.Moment || !_lessons.TryGetValue(what.Describe(), out var lesson) || lesson.Silences < Enough)
        {
            return usual;
        }

        var cautious = TimeSpan.FromTicks(Math.Max(shortest.Ticks, Caution * lesson.Slowest.Ticks));
        return cautious < usual ? cautious : usual;
    }

    /// <summary>
    /// How much longer to wait when the testee has answered already, though with something else: what decides has been seen, and the right
    /// answer would not take much longer than others have.
    /// </summary>
    /// <param name="usual">How long to wait where no answer has come.</param>
    public TimeSpan AfterAnother(Awaited what, TimeSpan usual)
    {
        var hope = Math.Max(Math.Min(shortest.Ticks, Hope.Ticks), Caution * _lessons.GetValueOrDefault(what.Describe()).Slowest.Ticks);
        return hope < usual.Ticks ? TimeSpan.FromTicks(hope) : usual;
    }

    /// <summary>One more wait is over.</summary>
    /// <param name="took">How long it was.</param>
    public void Learn(Awaited what, bool wasMet, TimeSpan took)
    {
        _lessons.AddOrUpdate(what.Describe(), _ => default(Lesson).After(wasMet, took), (_, lesson) => lesson.After(wasMet, took));
        if (wasMet && what.Deadline is Deadline.Handshake or Deadline.Answer)
        {
            lock (_gate)
            {
                SlowestAnswer = took > SlowestAnswer ? took : SlowestAnswer;
            }
        }
    }

    private readonly record struct Lesson(int Silences, TimeSpan Slowest)
    {
        public Lesson After(bool wasMet, TimeSpan took) => wasMet
            ? this with { Slowest = took > Slowest ? took : Slowest }
            : this with { Silences = Silences + 1 };
    }
}
