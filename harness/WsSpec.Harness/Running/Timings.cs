using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace WsSpec.Harness.Running;

/// <summary>How long each variant of a case took in an earlier run.</summary>
public sealed class Timings
{
    private readonly List<(string Name, long Ticks)> _longestFirst;
    private readonly ConcurrentDictionary<int, FrozenDictionary<string, int>> _dealt = new();

    public Timings(IEnumerable<CaseResult> played)
    {
        _longestFirst =
        [
            .. played.GroupBy(r => Shard.NameOf(r.Id, r.Axes.Delivery))
                .Select(same => (Name: same.Key, same.Max(r => r.Duration).Ticks))
                .OrderByDescending(known => known.Ticks).ThenBy(known => known.Name, StringComparer.Ordinal),
        ];
        var text = string.Concat(_longestFirst.Select(known => $"{known.Name}\t{known.Ticks}\n"));
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The same for parts that deal out the work in the same way.</summary>
    public string Digest { get; }

    /// <summary>
    /// From every name that is known to the part that has it: the longest goes first, to whoever has least so far. What is selected does
    /// not come into it, or two parts with different selections could both leave something to the other.
    /// </summary>
    /// <param name="count">How many parts there are; they count from 1.</param>
    public FrozenDictionary<string, int> Dealt(int count) => _dealt.GetOrAdd(count, Deal);

    private FrozenDictionary<string, int> Deal(int count)
    {
        var loads = new PriorityQueue<int, (long Ticks, int Part)>(Enumerable.Range(1, count).Select(part => (part, (0L, part))));
        var dealt = new Dictionary<string, int>();
        foreach (var (name, ticks) in _longestFirst)
        {
            loads.TryDequeue(out var part, out var load);
            dealt[name] = part;
            loads.Enqueue(part, (load.Ticks + ticks, part));
        }

        return dealt.ToFrozenDictionary();
    }
}
