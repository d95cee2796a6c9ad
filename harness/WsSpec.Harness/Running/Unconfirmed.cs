using System.Numerics;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>
/// Attempts that prove nothing yet, by kind: testees that do not react to one thing, or late, do so in many cases. When a few of a kind are
/// confirmed with all patience, the rest need not be waited for as long. Safe to use from several threads.
/// </summary>
internal sealed class Unconfirmed
{
    /// <summary>So many of a kind are confirmed each.</summary>
    private const int Few = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<Kind, Members> _kinds = [];
    private readonly List<Attempt> _confirmations = [];

    /// <summary>A reaction that did not come, if one did not, and what the attempt was taken for.</summary>
    public readonly record struct Kind(string Awaited, Verdict Verdict, RequirementId? Breaks);

    /// <summary>What has come of those that were played with all patience so far.</summary>
    public IReadOnlyList<Attempt> Confirmations
    {
        get
        {
            lock (_gate)
            {
                return [.. _confirmations];
            }
        }
    }

    public static Kind KindOf(CaseResult result) => new(
        result.Conversation?.Observations.OfType<Silence>().LastOrDefault()?.Awaited ?? "",
        result.Judgement.Verdict,
        result.Judgement.Breaks);

    /// <param name="mayBeAtOnce">Whether the caller can confirm it at once.</param>
    /// <returns>Whether it is to: so are the first few of a kind, and of those that follow ever fewer, over all that time.</returns>
    public bool Add(CaseResult result, bool mayBeAtOnce)
    {
        lock (_gate)
        {
            var kind = MembersOf(result);
            kind.Count++;
            var isToBe = mayBeAtOnce && (kind.Count <= Few || BitOperations.IsPow2(kind.Count));
            if (isToBe)
            {
                kind.IsGivenOut = true;
            }
            else
            {
                kind.Open.Add(result);
            }

            return isToBe;
        }
    }

    /// <summary>One of them was played with all patience.</summary>
    public void Confirm(Attempt attempt)
    {
        lock (_gate)
        {
            _confirmations.Add(attempt);
            var kind = MembersOf(attempt.Planned);
            kind.IsConfirmed = true;
            kind.IsSurprising |= !attempt.IsAsBefore;
        }
    }

    /// <summary>
    /// Takes out those of whose kind others are being confirmed, and so far were: to be played with less patience meanwhile, and held until it is known what
    /// came of them.
    /// </summary>
    public IReadOnlyList<CaseResult> TakeExpected()
    {
        lock (_gate)
        {
            return [.. _kinds.Values.Where(kind => kind is { IsGivenOut: true, IsSurprising: false }).SelectMany(kind => kind.TakeAll())];
        }
    }

    /// <summary>One that was played with less patience while others of its kind were being confirmed.</summary>
    public void Hold(Attempt attempt)
    {
        lock (_gate)
        {
            MembersOf(attempt.Planned).Held.Add(attempt);
        }
    }

    /// <summary>Takes out all that were held. Only where others of their kind were confirmed, and came to the same, it was enough.</summary>
    public IReadOnlyList<Attempt> TakeHeld()
    {
        lock (_gate)
        {
            var enough = _kinds.Values.Where(kind => kind is { IsConfirmed: true, IsSurprising: false }).SelectMany(kind => kind.Held).ToList();
            foreach (var kind in _kinds.Values)
            {
                kind.Open.AddRange(kind is { IsConfirmed: true, IsSurprising: false } ? [] : kind.Held.Select(attempt => attempt.Planned));
                kind.Held.Clear();
            }

            return enough;
        }
    }

    /// <summary>Whatever was confirmed or held so far was in vain, and is to be confirmed again.</summary>
    public void DoubtAll()
    {
        lock (_gate)
        {
            foreach (var kind in _kinds.Values)
            {
                kind.IsConfirmed = kind.IsSurprising = false;
                kind.Open.AddRange(kind.Held.Select(attempt => attempt.Planned));
                kind.Held.Clear();
            }

            _confirmations.ForEach(attempt => MembersOf(attempt.Planned).Open.Add(attempt.Planned));
            _confirmations.Clear();
        }
    }

    /// <summary>
    /// Takes those out that are still to be confirmed with all patience: of kinds of which none was, all where they are few, or else the
    /// first and the last.
    /// </summary>
    public IReadOnlyList<CaseResult> TakeSample()
    {
        lock (_gate)
        {
            return [.. _kinds.Values.Where(kind => !kind.IsConfirmed).SelectMany(kind => kind.TakeSample())];
        }
    }

    /// <summary>Takes all others out.</summary>
    public IReadOnlyList<CaseResult> TakeRest()
    {
        lock (_gate)
        {
            return [.. _kinds.Values.SelectMany(kind => kind.TakeAll())];
        }
    }

    /// <inheritdoc cref="Members.IsSurprising"/>
    public bool IsSurprising(CaseResult result)
    {
        lock (_gate)
        {
            return MembersOf(result).IsSurprising;
        }
    }

    private Members MembersOf(CaseResult result)
    {
        var kind = KindOf(result);
        return _kinds.TryGetValue(kind, out var known) ? known : _kinds[kind] = new();
    }

    /// <summary>All of one kind.</summary>
    private sealed class Members
    {
        public int Count { get; set; }

        /// <summary>Those that are nobody's yet.</summary>
        public List<CaseResult> Open { get; private set; } = [];

        /// <summary>Those that were played again, and wait for what comes of others.</summary>
        public List<Attempt> Held { get; } = [];

        /// <summary>Whether one was, or is being, confirmed at once.</summary>
        public bool IsGivenOut { get; set; }

        public bool IsConfirmed { get; set; }

        /// <summary>Whether one came to something else when it was waited for with all patience.</summary>
        public bool IsSurprising { get; set; }

        public List<CaseResult> TakeSample()
        {
            var all = TakeAll();
            if (all.Count <= Few)
            {
                return all;
            }

            Open = all[1..^1];
            return [all[0], all[^1]];
        }

        public List<CaseResult> TakeAll()
        {
            var all = Open;
            Open = [];
            return all;
        }
    }
}
