namespace WsSpec.Harness.Running;

/// <summary>One attempt at a case.</summary>
/// <param name="Planned">What was to be played: the case alone, or what an earlier attempt came to.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Doubt">Why it does not prove anything yet.</param>
/// <param name="WasStarved">Whether the harness was late meanwhile, so that silence says nothing.</param>
internal sealed record Attempt(CaseResult Planned, CaseResult Result, Doubt Doubt, bool WasStarved)
{
    /// <summary>Whether it stands: nothing about it is in doubt, or it is as silent as the one before.</summary>
    public bool Confirms => Doubt == Doubt.None || (Doubt == Doubt.Silence && !WasStarved && IsAsBefore);

    /// <summary>The same where the one before was late: as late again, or silent, it is the testee.</summary>
    public bool ConfirmsLateness => Doubt == Doubt.None || (Doubt is Doubt.Lateness or Doubt.Silence && !WasStarved && IsAsBefore);

    /// <summary>Whether it came to the same as the one before. What did not tells that others of its kind may be as wrong.</summary>
    public bool IsAsBefore => Result.Judgement.Verdict == Planned.Judgement.Verdict;
}
