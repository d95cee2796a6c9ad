using System.Collections.Immutable;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;

namespace WsSpec.Harness.Running;

/// <summary>
/// How long a run goes on beginning attempts. A testee that takes seconds over each answer is judged by what can be asked of it in that
/// time; on a machine that has much else to do the time is longer. Of clients the time counts in which they are talked with: what it takes
/// to start a program for each case does not.
/// </summary>
internal sealed class Term(TimeProvider clock, TimeSpan length, TimeShare? talk)
{
    /// <summary>What is under way then is played to its end, and all are about three minutes.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(150);

    /// <summary>What a case may take where there are more of them than usual.</summary>
    private static readonly TimeSpan ForEachCase = TimeSpan.FromMilliseconds(70);

    private readonly long _began = clock.GetTimestamp();
    private bool _isOver;

    /// <summary>Once it is over it remains so.</summary>
    public bool IsOver => _isOver = _isOver || (Elapsed > length && Elapsed > length * Strain.Now(clock));

    /// <summary>Why a case is not played that comes too late.</summary>
    public string Reason =>
        $"not played: the run had taken more than {length.TotalMinutes:0.#} minutes; --time-limit gives it longer, --resume goes on";

    private TimeSpan Elapsed => clock.GetElapsedTime(_began) * (talk?.OfAll ?? 1);

    /// <summary>The one that begins now; null where a run takes as long as it takes.</summary>
    /// <param name="talk">How much of the time of attempts goes by on a connection.</param>
    public static Term? Of(Testee testee, RunConfiguration configuration, ImmutableArray<CaseResult> variants, TimeShare talk)
    {
        var isBound = configuration.HasTerm && variants.All(planned => planned.Suite.HasBriefCases);
        var each = ForEachCase * variants.Length;
        var length = each > Usual ? each : Usual;
        return isBound ? new(configuration.Play.Clock, length, testee.Role == Role.Client ? talk : null) : null;
    }
}
