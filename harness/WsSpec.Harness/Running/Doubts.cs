using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>What a single attempt does not prove. Silence and lateness say as much about the machine as about the testee.</summary>
internal static class Doubts
{
    /// <summary>From here on an answer is late: a testee that is to fail the connection is asked soon after whether it goes on.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(500);

    /// <summary>The first of the reasons there are to play it again.</summary>
    /// <param name="wasStarved">Whether the harness was late meanwhile.</param>
    public static Doubt In(CaseResult result, bool wasStarved) => result switch
    {
        { Conversation: null } => Doubt.Unreachable,

        // Who floods is neither silent nor late, and would do it again.
        { Conversation.Observations: [.., FloodSeen] } => Doubt.None,
        { Conversation: var conversation } when IsCrowded(result.Case.Scenario, conversation) => Doubt.Crowding,
        { Conversation: var conversation } when IsSilent(conversation) => Doubt.Silence,
        { Judgement.Verdict: not (Verdict.Pass or Verdict.Informational or Verdict.Skipped), Conversation: var conversation }
            when wasStarved || IsLate(conversation) => Doubt.Lateness,
        _ => Doubt.None,
    };

    private static bool IsSilent(Conversation conversation) =>
        conversation.Observations.Any(o => o is Silence or ExchangeSeen { Sums.Fault: ExchangeSums.TimedOut });

    private static bool IsLate(Conversation conversation) => conversation.Observations.Any(o => o.Waited >= Late);

    /// <summary>
    /// Whether the testee says that it is too busy (RFC 9110 section 15.6.4, RFC 6585 section 4), closes for that reason (1013) and not
    /// because it was told that code, or does not get round to an answer to an ordinary opening handshake.
    /// </summary>
    private static bool IsCrowded(Scenario scenario, Conversation conversation) =>
        conversation.Observations.Any(o => o is CloseSeen { Code: 1013, IsAnswer: false } or ResponseSeen { Status: 503 or 429 })
        || (!scenario.OpensInScript && !conversation.IsEstablished && conversation.Response is null);
}
