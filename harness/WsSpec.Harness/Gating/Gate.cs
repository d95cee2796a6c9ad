using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Gating;

/// <summary>Which verdicts fail a run.</summary>
public static class Gate
{
    /// <summary>What a pipeline makes of a verdict that no baseline lists.</summary>
    public static Disposition Of(Verdict verdict, FailOn failOn) => verdict switch
    {
        Verdict.Error => Disposition.Error,
        _ when IsFailure(verdict, failOn) => Disposition.Failed,
        Verdict.Skipped or Verdict.Inconclusive => Disposition.Unanswered,
        _ => Disposition.Passed,
    };

    /// <summary>
    /// True for the verdicts that fail a run, and that a baseline may list; a MUST that was broken is one under every policy.
    /// </summary>
    public static bool IsFailure(Verdict verdict, FailOn failOn) => verdict switch
    {
        Verdict.Fail => true,
        Verdict.NonStrict => failOn >= FailOn.NonStrict,
        Verdict.Inconclusive => failOn >= FailOn.Inconclusive,
        _ => false,
    };
}
