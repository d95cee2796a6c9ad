using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.SelfTest;

/// <summary>A case, or a standing rule, that a twin could not hide from.</summary>
/// <param name="CaseId">The id of the case or of the standing rule.</param>
/// <param name="Verdict">NonStrict or worse.</param>
/// <param name="Killed">True when the testee did not survive the case.</param>
/// <param name="Summary">What was seen, as a phrase.</param>
public readonly record struct Catch(string CaseId, Verdict Verdict, bool Killed, string Summary)
{
    /// <summary>What a report shows it under, the same for whatever has one cause; empty where it fails nothing.</summary>
    public string Finding { get; init; } = "";

    /// <summary>Whether it only shows what others show: then it is inconclusive in a report.</summary>
    public bool IsExplained { get; init; }

    /// <summary>Whether it says that the testee broke what it must keep, or died.</summary>
    public bool IsAccusation => Killed || (Verdict == Verdict.Fail && !IsExplained);
}
