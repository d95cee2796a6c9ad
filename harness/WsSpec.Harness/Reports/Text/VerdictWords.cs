using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports.Text;

/// <summary>How reports spell verdicts.</summary>
public static class VerdictWords
{
    /// <summary>From the most welcome to the least.</summary>
    public static IReadOnlyList<Verdict> VerdictsInOrder { get; } =
        [Verdict.Pass, Verdict.Informational, Verdict.NonStrict, Verdict.Fail, Verdict.Inconclusive, Verdict.Skipped, Verdict.Error];

    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.NonStrict => "non-strict",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    /// <summary>At most ten characters, for the head of a column.</summary>
    public static string ShortName(Verdict verdict) => verdict switch
    {
        Verdict.Informational => "info",
        Verdict.Inconclusive => "inconcl.",
        Verdict.Skipped => "skip",
        _ => Name(verdict),
    };

    /// <exception cref="FormatException">There is no such verdict.</exception>
    public static Verdict ParseVerdict(string name) =>
        Enum.GetValues<Verdict>().Cast<Verdict?>().FirstOrDefault(v => Name(v!.Value) == name)
            ?? throw new FormatException($"there is no verdict '{name}'");
}
