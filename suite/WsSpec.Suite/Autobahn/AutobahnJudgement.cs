using System.Collections.Immutable;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Autobahn;

/// <summary>What Autobahn would say of one case; also in the words of a native report, where the graver of the two grades counts.</summary>
/// <param name="Behavior">The grade of what was seen.</param>
/// <param name="Result">Why, as a sentence.</param>
/// <param name="BehaviorClose">The grade of how the connection ended.</param>
/// <param name="ResultClose">Why, as a sentence.</param>
public sealed record AutobahnJudgement(Behavior Behavior, string Result, Behavior BehaviorClose, string ResultClose) : Judgement(
    Behavior == Behavior.Unimplemented ? Verdict.Skipped : (Verdict)Math.Max((int)Translate(Behavior), (int)Translate(BehaviorClose)),
    $"{Behavior.Name()}: {Result} Close {BehaviorClose.Name()}: {ResultClose}")
{
    /// <summary>The events that count.</summary>
    public ImmutableArray<AutobahnEvent> Received { get; init; } = [];

    public required ConnectionFacts Facts { get; init; }

    /// <summary>The judgement of a case for which no connection could be had.</summary>
    public static AutobahnJudgement NotPlayed(string why) =>
        new(Behavior.Failed, $"Not played: {why}.", Behavior.Failed, $"Not played: {why}.")
        {
            Facts = ConnectionFacts.None,
        };

    private static Verdict Translate(Behavior behavior) => behavior switch
    {
        Behavior.Ok => Verdict.Pass,
        Behavior.Informational => Verdict.Informational,
        Behavior.Unimplemented => Verdict.Skipped,
        Behavior.NonStrict or Behavior.WrongCode => Verdict.NonStrict,
        Behavior.Failed or Behavior.Unclean or Behavior.FailedByClient => Verdict.Fail,
        _ => throw new ArgumentOutOfRangeException(nameof(behavior)),
    };
}
