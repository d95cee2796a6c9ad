using System.Collections.Concurrent;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>First attempts that fell silent, by kind: testees that do not react to one thing do not react to it in many cases.</summary>
internal sealed class Silences
{
    /// <summary>How many of a kind are confirmed by a full wait, beside the last one.</summary>
    private const int First = 2;

    private readonly ConcurrentQueue<CaseResult> _all = new();

    /// <summary>A reaction that did not come, and what that was taken for.</summary>
    public readonly record struct Kind(string Awaited, Verdict Verdict);

    /// <summary>Those that are confirmed by a full wait.</summary>
    public IReadOnlyList<CaseResult> Sample => [.. Kinds.SelectMany(kind => kind.Where((_, i) => IsSampled(i, kind.Count)))];

    public IReadOnlyList<CaseResult> Rest => [.. Kinds.SelectMany(kind => kind.Where((_, i) => !IsSampled(i, kind.Count)))];

    private IEnumerable<List<CaseResult>> Kinds => _all.GroupBy(KindOf).Select(kind => kind.ToList());

    public static Kind KindOf(CaseResult result) =>
        new(result.Conversation?.Observations.OfType<Silence>().LastOrDefault()?.Awaited ?? "", result.Judgement.Verdict);

    public void Add(CaseResult result) => _all.Enqueue(result);

    private static bool IsSampled(int index, int count) => index < First || index == count - 1;
}
