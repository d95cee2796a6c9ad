using System.Collections.Concurrent;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>
/// Attempts that prove nothing yet, by kind: testees that do not react to one thing, or late, do so in many cases. When a few of a kind are
/// confirmed, the rest need not be waited for as long.
/// </summary>
internal sealed class Unconfirmed
{
    private readonly ConcurrentQueue<CaseResult> _all = new();

    /// <summary>A reaction that did not come, if one did not, and what the attempt was taken for.</summary>
    public readonly record struct Kind(string Awaited, Verdict Verdict, RequirementId? Breaks);

    /// <summary>Those that are confirmed with all patience: the first and the last of each kind.</summary>
    public IReadOnlyList<CaseResult> Sample => [.. Kinds.SelectMany(kind => kind.Where((_, i) => IsSampled(i, kind.Count)))];

    public IReadOnlyList<CaseResult> Rest => [.. Kinds.SelectMany(kind => kind.Where((_, i) => !IsSampled(i, kind.Count)))];

    private IEnumerable<List<CaseResult>> Kinds => _all.GroupBy(KindOf).Select(kind => kind.ToList());

    public static Kind KindOf(CaseResult result) => new(
        result.Conversation?.Observations.OfType<Silence>().LastOrDefault()?.Awaited ?? "",
        result.Judgement.Verdict,
        result.Judgement.Breaks);

    public void Add(CaseResult result) => _all.Enqueue(result);

    private static bool IsSampled(int index, int count) => index == 0 || index == count - 1;
}
