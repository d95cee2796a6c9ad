using System.Runtime.CompilerServices;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>Which cases take so much of the testee that others would not be answered in time beside them.</summary>
internal static class Heaviness
{
    private const int Mebibyte = 1024 * 1024;
    private const int FrameWeight = 256;
    private const int HeadOctetWeight = 6;
    private const int LeavesMuch = 4 * Mebibyte;
    private const int ManyFrames = 500;

    /// <summary>
    /// Whether a case moves a mebibyte, inflated or not, or very many frames. An exchange moves what it moves step by step.
    /// </summary>
    public static bool IsHeavy(Scenario scenario) => Moves(scenario) >= Mebibyte || scenario.SentFrames >= ManyFrames;

    /// <summary>Has the memory that a case leaves behind given back at once, where it is very much.</summary>
    /// <param name="received">The weight of what the testee sent.</param>
    public static void TidyUpAfter(Scenario scenario, long received)
    {
        if (Math.Max(received, Moves(scenario) + ((long)FrameWeight * scenario.SentFrames)) >= LeavesMuch)
        {
            TidyUp();
        }
    }

    /// <summary>Looks at a conversation that may be packed, and has what decoding it leaves behind given back, where it is very much.</summary>
    public static T Look<T>(Conversation kept, Func<Conversation, T> look)
    {
        var (seen, left) = LookAtHand(kept, look);
        if (left >= LeavesMuch)
        {
            TidyUp();
        }

        return seen;
    }

    /// <summary>What a conversation leaves behind that was decoded to be looked at: its frames and heads, whoever sent them, weigh most.</summary>
    public static long Leaves(Conversation kept, Conversation atHand) => ReferenceEquals(kept, atHand) && !IsFlood(kept)
        ? 0
        : kept.Weight + ((long)FrameWeight * atHand.Frames.Length) + atHand.SentHeads.Sum(head => (long)HeadOctetWeight * head.Octets.Length);

    /// <summary>
    /// Has memory given back that nobody uses: large objects are otherwise left until there are several times as many.
    /// </summary>
    public static void TidyUp() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <summary>A method of its own, so that nobody has the conversation any more when memory is given back.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (T Seen, long Left) LookAtHand<T>(Conversation kept, Func<Conversation, T> look)
    {
        var atHand = kept.AtHand();
        return (look(atHand), Leaves(kept, atHand));
    }

    /// <summary>Those that are not packed are looked at by rules that make much of them.</summary>
    private static bool IsFlood(Conversation kept) => kept.Transcript.Entries is [.., Entry.Flood];

    private static long Moves(Scenario scenario) => scenario.SentOctets + scenario.AwaitedOctets;
}
