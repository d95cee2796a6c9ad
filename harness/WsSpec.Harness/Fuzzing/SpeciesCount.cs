using System.Collections.Immutable;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Which kinds of something were seen, and which of them once only.</summary>
/// <param name="Seen">How many were seen, each as often as it was.</param>
/// <param name="Once">The kinds that were seen once.</param>
/// <param name="Often">The kinds that were seen more often.</param>
internal sealed record SpeciesCount(long Seen, ImmutableHashSet<uint> Once, ImmutableHashSet<uint> Often)
{
    public static SpeciesCount None { get; } = new(0, [], []);

    public int Kinds => Once.Count + Often.Count;

    /// <summary>
    /// How likely the next one is of a kind that nobody has seen, after Good and Turing: as likely as one was of a kind seen once.
    /// </summary>
    public double Unseen => Seen == 0 ? 1 : (double)Once.Count / Seen;

    public SpeciesCount Plus(SpeciesCount other)
    {
        var often = Often.Union(other.Often).Union(Once.Intersect(other.Once));
        return new(Seen + other.Seen, Once.Union(other.Once).Except(often), often);
    }
}
