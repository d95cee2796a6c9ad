namespace WsSpec.Harness.Running;

/// <summary>One attempt at a case.</summary>
/// <param name="Planned">What was to be played: the case alone, or what an earlier attempt came to.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Doubt">Why it does not prove anything yet.</param>
/// <param name="WasStarved">Whether the harness was late meanwhile, so that silence says nothing.</param>
internal sealed record Attempt(CaseResult Planned, CaseResult Result, Doubt Doubt, bool WasStarved)
{
    /// <summary>Whether it says again what was said before, silence or not.</summary>
    public bool Confirms => Doubt == Doubt.None
        || (Doubt == Doubt.Silence && !WasStarved && Result.Judgement.Verdict == Planned.Judgement.Verdict);
}
