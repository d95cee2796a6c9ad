using WsSpec.Harness.Running;

namespace WsSpec.Harness.Comparing;

/// <summary>Whether two runs are of the same whole, so that one can go on with the other, or both can be put together.</summary>
internal static class Kinship
{
    /// <summary>What tells them apart, as <c>the seed 1, not 2</c>; null when nothing does.</summary>
    /// <param name="one">The run that is looked at.</param>
    /// <param name="other">The run that it should go with.</param>
    public static string? Difference(RunFacts one, RunFacts other) => Difference("cases:", Words(one.Part), Words(other.Part))
        ?? WholeDifference(one, other);

    /// <summary>The same of two that need not be the same part.</summary>
    public static string? WholeDifference(RunFacts one, RunFacts other) =>
        Difference("seed", one.Seed, other.Seed)
        ?? Difference("version", one.Catalogue?.Version, other.Catalogue?.Version)
        ?? Difference("suite", one.Catalogue?.Suite, other.Catalogue?.Suite)
        ?? Difference("number of cases", one.Catalogue?.Cases, other.Catalogue?.Cases)
        ?? Difference("catalogue with the digest", one.Catalogue?.Digest, other.Catalogue?.Digest)
        ?? Difference("number of parts", one.Part?.Of ?? 1, other.Part?.Of ?? 1)
        ?? Difference("timings with the digest", one.Part?.Timings ?? "none", other.Part?.Timings ?? "none");

    private static string Words(Part? part) => part is { By: PartUnit.Case } ? part.ToString() : "all of them";

    private static string? Difference<T>(string what, T one, T other) => Equals(one, other) ? null : $"the {what} {one}, not {other}";
}
