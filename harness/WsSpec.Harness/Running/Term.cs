using System.Collections.Immutable;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;

namespace WsSpec.Harness.Running;

/// <summary>
/// How long a run goes on beginning attempts. A server that takes seconds over each answer is judged by what can be asked of it in that
/// time; on a machine that has much else to do the time is longer.
/// </summary>
internal sealed class Term(TimeProvider clock, TimeSpan length)
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

    private TimeSpan Elapsed => clock.GetElapsedTime(_began);

    /// <summary>
    /// The one that begins now. Null where a run takes as long as it takes: clients are mostly a process for each case, and their own start
    /// takes the time.
    /// </summary>
    public static Term? Of(Testee testee, RunConfiguration configuration, ImmutableArray<CaseResult> variants)
    {
        var isBound = configuration.HasTerm && testee.Role == Role.Server && variants.All(planned => planned.Suite.HasBriefCases);
        var each = ForEachCase * variants.Length;
        return isBound ? new(configuration.Play.Clock, each > Usual ? each : Usual) : null;
    }
}
