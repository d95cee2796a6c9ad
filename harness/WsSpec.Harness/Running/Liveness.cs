using System.Collections.Immutable;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>
/// Proof of life: a fresh connection is accepted, and something comes back. A refusal, a broken 101 or a faulty frame is as good a sign
/// as a right answer, because a testee that is wrong can still be judged.
/// </summary>
internal static class Liveness
{
    private static readonly Scenario Proof = new("liveness/fresh-connection-is-answered", new Open());

    /// <summary>How long each attempt waits, as parts of the deadline for an answer: a testee that is merely slow is given time.</summary>
    private static readonly ImmutableArray<double> Attempts = [0.2, 0.6, 1.6];

    /// <summary>Before an attempt that comes after one that was over at once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// True after a connection that ended abruptly, whoever ended it, or fell silent: it may have taken the testee with it.
    /// </summary>
    public static bool IsInDoubt(Conversation conversation) =>
        conversation.Transcript.Entries.Any(e => e is Entry.ReceivedReset or Entry.SentReset or Entry.Silence);

    /// <returns>The sign of life of the first attempt that has one; otherwise what the last one met.</returns>
    public static async Task<LifeSign> CheckAsync(Testee testee, PlayOptions options, CancellationToken cancellation)
    {
        var sign = LifeSign.Alive;
        foreach (var (index, part) in Attempts.Index())
        {
            await Task.Delay(index * Pause, options.Clock, cancellation);
            sign = await TryAsync(testee, options, options.Timers.Answer * part, cancellation);
            if (sign.IsAlive)
            {
                break;
            }
        }

        return sign;
    }

    private static async Task<LifeSign> TryAsync(Testee testee, PlayOptions options, TimeSpan limit, CancellationToken cancellation)
    {
        var asking = options with { Delivery = Delivery.Whole, Timers = options.Timers with { Handshake = limit } };
        try
        {
            await using var transport = await testee.Target.ConnectAsync(cancellation);
            var conversation = await Driver.PlayAsync(Proof, transport, testee, asking, cancellation);
            return conversation.Transcript.Entries.Any(e => e is Entry.Received)
                ? LifeSign.Alive
                : new(Life.Deaf, $"a fresh connection is not answered: {Narrative.Tell(conversation.Observations)}");
        }
        catch (TargetUnreachableException e)
        {
            return new(Life.Gone, e.Message);
        }
    }
}
