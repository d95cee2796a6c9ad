using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>Which cases take so much of the testee that others would not be answered in time beside them.</summary>
internal static class Heaviness
{
    private const int Mebibyte = 1024 * 1024;
    private const int FrameWeight = 256;
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

    /// <summary>The same when somebody has looked at a flood again.</summary>
    public static void TidyUpAfter(Conversation conversation)
    {
        if (conversation.Weight >= LeavesMuch && conversation.Transcript.Entries is [.., Entry.Flood])
        {
            TidyUp();
        }
    }

    /// <summary>
    /// Has memory given back that nobody uses: large objects are otherwise left until there are several times as many.
    /// </summary>
    public static void TidyUp() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private static long Moves(Scenario scenario) => scenario.SentOctets + scenario.AwaitedOctets;
}
