namespace WsSpec.Harness.Running;

/// <summary>One attempt at a case, as it was played beside others.</summary>
/// <param name="Planned">What was to be played: the case alone, or what an earlier attempt came to.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Doubt">Why it does not prove anything yet.</param>
/// <param name="Connections">The limit for connections at its beginning.</param>
internal sealed record Attempt(CaseResult Planned, CaseResult Result, Doubt Doubt, int Connections)
{
    /// <summary>Whether it says again what was said before, silence or not.</summary>
    public bool Confirms => Doubt is Doubt.None or Doubt.Silence && Result.Judgement.Verdict == Planned.Judgement.Verdict;
}
