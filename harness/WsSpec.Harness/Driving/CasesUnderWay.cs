using System.Collections.Concurrent;

namespace WsSpec.Harness.Driving;

/// <summary>The cases that are being played, for somebody who wants to know what a run waits for. For any number at once.</summary>
public sealed class CasesUnderWay(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, long> _begun = new(StringComparer.Ordinal);

    /// <summary>The one that has taken longest so far, and how long; null when none is under way.</summary>
    public (string Name, TimeSpan Elapsed)? Slowest =>
        _begun.ToArray() is { Length: > 0 } all && all.MinBy(one => one.Value) is var oldest
            ? (oldest.Key, clock.GetElapsedTime(oldest.Value))
            : null;

    /// <summary>Counts a case in until what is returned is disposed.</summary>
    public IDisposable Begin(string name)
    {
        _begun[name] = clock.GetTimestamp();
        return new UnderWay(this, name);
    }

    private sealed class UnderWay(CasesUnderWay cases, string name) : IDisposable
    {
        public void Dispose() => cases._begun.TryRemove(name, out _);
    }
}
