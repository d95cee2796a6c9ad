using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Logs;
using WsSpec.Harness.Testees;

namespace WsSpec.Harness.Running;

/// <summary>Knows what is under way, proves that the testee lives, and has it brought back when it does not.</summary>
/// <param name="revive">Brings a testee back that has died; false when it does not come back. Null: nobody can.</param>
/// <param name="crowd">What else is connected to it; null: nothing is.</param>
internal sealed class DeathWatch(
    Testee testee, PlayOptions options, Func<CancellationToken, Task<bool>>? revive, Crowd? crowd = null) : IDisposable
{
    /// <summary>One that is deaf may only be at work; one that is found so again and again is not worth the waiting.</summary>
    private const int MostDeafness = 3;

    private readonly SemaphoreSlim _oneProofAtATime = new(1);

    /// <summary>By name, how many attempts: the next may begin before the one before has ended.</summary>
    private readonly ConcurrentDictionary<string, int> _underWay = new();

    /// <summary>What was under way since nothing was heard any more: the cause is among it.</summary>
    private readonly HashSet<string> _suspects = [];
    private long? _livedAt;
    private int _deafness;
    private bool _isCrowdCleared;
    private bool _isOnRecord;

    /// <summary>So far, in order.</summary>
    public ImmutableArray<Death> Deaths { get; private set; } = [];

    /// <summary>True when the testee died and did not come back: nothing more can be played.</summary>
    public bool IsOver { get; private set; }

    /// <summary>How often something was wrong with the testee; what was under way then is in doubt.</summary>
    public int Troubles { get; private set; }

    /// <summary>True while nothing is heard of the testee: that is not to be charged to whoever comes next.</summary>
    public bool IsDeaf { get; private set; }

    /// <summary>The longest that a sign of life was waited for that came.</summary>
    public TimeSpan LongestProof { get; private set; }

    /// <summary>How many are under way.</summary>
    public int UnderWay => _underWay.Count;

    public void Begin(string name) => _underWay.AddOrUpdate(name, 1, (_, count) => count + 1);

    public void End(string name)
    {
        if (_underWay.AddOrUpdate(name, 0, (_, count) => count - 1) == 0)
        {
            _underWay.TryRemove(new(name, 0));
        }
    }

    /// <summary>Asks a fresh connection for a sign of life; one proof that begins after several were asked for serves them all.</summary>
    /// <param name="suspect">The result that was played alone; null when any of those under way may be the cause.</param>
    /// <returns>What was wrong, if this proof found it.</returns>
    public async Task<string?> ProveLifeAsync(string? suspect, CancellationToken cancellation)
    {
        var asked = options.Clock.GetTimestamp();
        await _oneProofAtATime.WaitAsync(cancellation);
        try
        {
            if (IsOver || _livedAt > asked)
            {
                return null;
            }

            var began = options.Clock.GetTimestamp();
            var sign = await Liveness.CheckAsync(testee, options, cancellation);
            IsDeaf = sign.Life == Life.Deaf;
            if (sign.IsAlive)
            {
                _livedAt = began;
                var took = options.Clock.GetElapsedTime(began);
                LongestProof = took > LongestProof ? took : LongestProof;
                Forget();
                return null;
            }

            Troubles++;
            if (IsDeaf && suspect is null && MayBeTheCrowd())
            {
                _livedAt = options.Clock.GetTimestamp();
                return null;
            }

            testee.Logs.CreateLogger(LogCategories.Testee).Died(sign.Symptom);
            Record(sign.Symptom, suspect);
            await ReviveAsync(sign.Life, cancellation);
            return sign.Symptom;
        }
        finally
        {
            _oneProofAtATime.Release();
        }
    }

    /// <summary>Asks for a sign of life without keeping a record, and has the testee brought back.</summary>
    /// <returns>False when it lives, or does not come back.</returns>
    public async Task<bool> WasDeadAsync(CancellationToken cancellation) =>
        !(await Liveness.CheckAsync(testee, options, cancellation)).IsAlive && revive is not null && await revive(cancellation);

    public void Dispose() => _oneProofAtATime.Dispose();

    /// <summary>
    /// With a thread for each connection, ours may have taken them all: it is given room, until it is deaf with one connection too. As long
    /// as more are under way than there is room for by now, there is no new sign.
    /// </summary>
    private bool MayBeTheCrowd()
    {
        _suspects.UnionWith(_underWay.Keys);
        if (crowd is null || _isCrowdCleared)
        {
            return false;
        }

        if (_underWay.Count > crowd.Connections || (_underWay.Count > 1 && crowd.Thin()))
        {
            return true;
        }

        _isCrowdCleared = true;
        crowd.Restore();
        return false;
    }

    /// <summary>It lives: what comes next is another story.</summary>
    private void Forget()
    {
        IsDeaf = false;
        _isOnRecord = false;
        _suspects.Clear();
    }

    private async Task ReviveAsync(Life life, CancellationToken cancellation)
    {
        var revived = revive is not null && await revive(cancellation);
        _deafness += life == Life.Deaf && !revived ? 1 : 0;
        if (revived)
        {
            Forget();
        }

        IsOver = !revived && (life == Life.Gone || _deafness == MostDeafness);
        Deaths = Deaths.SetItem(Deaths.Length - 1, Deaths[^1] with { Revived = revived });
    }

    /// <summary>A suspect that kills again, alone, explains the earlier death; that is one finding, not two.</summary>
    private void Record(string symptom, string? suspect)
    {
        if (suspect is null)
        {
            // That it has not come back yet is no other death.
            Deaths = _isOnRecord ? Deaths
                : Deaths.Add(new(symptom, [.. _suspects.Union(_underWay.Keys).Order(StringComparer.Ordinal)]));
            _isOnRecord = true;
            return;
        }

        var explained = Deaths.FirstOrDefault(d => d.Culprit is null && d.Suspects.Contains(suspect));
        Deaths = (explained is null ? Deaths : Deaths.Remove(explained))
            .Add((explained ?? new(symptom, [suspect])) with { Culprit = suspect });
    }
}
