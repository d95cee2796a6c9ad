using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>
/// Plays cases against a testee, several at once, and judges them. A first attempt that proves nothing is followed by a second: silences
/// are confirmed with longer deadlines, and what was under way when the testee died, was crowded or late is played again one by one. So
/// the innocent get a result of their own, and the culprit is found.
/// </summary>
/// <param name="testee">As a probe has found it.</param>
/// <param name="revive">Brings a testee back that has died; false when it does not come back. Null: nobody can.</param>
public sealed class Runner(Testee testee, RunConfiguration configuration, Func<CancellationToken, Task<bool>>? revive) : IDisposable
{
    /// <summary>Waiting costs nobody anything but a connection.</summary>
    private const int ConnectionsForEachJob = 4;

    /// <summary>Silences are confirmed with so many connections at most, of which one works.</summary>
    private const int ConnectionsWhileConfirming = 8;

    /// <summary>An attempt for which the machine had no time is made again, with deadlines up to so many times as long.</summary>
    private const int LongestDeadlines = 4;

    /// <summary>Once this much was waited by cases that are alone, the others get the deadlines of a first attempt.</summary>
    private static readonly TimeSpan LongestSolitude = TimeSpan.FromSeconds(40);

    private readonly DeathWatch _watch = new(testee, configuration.Play, revive);
    private readonly CasePlayer _player = new(testee, configuration.Play);
    private readonly Crowd _crowd = new(
        configuration.Jobs == 1 ? 1 : Math.Min(configuration.Jobs * ConnectionsForEachJob, testee.Target.MostConnections),
        configuration.Play.Clock);

    private readonly ConcurrentQueue<CaseResult> _alone = new();
    private readonly Channel<CaseResult> _results = Channel.CreateUnbounded<CaseResult>();

    /// <summary>
    /// One for each time the testee died; after one from which it did not come back all cases are errors, and not its fault.
    /// </summary>
    public ImmutableArray<Death> Deaths => _watch.Deaths;

    private Timers Timers => configuration.Play.Timers;

    /// <summary>The results as they come, in no particular order. To be called once.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; the results so far have been returned.</exception>
    public async IAsyncEnumerable<CaseResult> RunAsync(
        RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var work = RunToEndAsync(plan, cancellation);
        while (await _results.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (_results.Reader.TryRead(out var result))
            {
                yield return result;
            }
        }

        await work;
    }

    public void Dispose()
    {
        _player.Dispose();
        _watch.Dispose();
        _crowd.Dispose();
    }

    private async Task RunToEndAsync(RunPlan plan, CancellationToken cancellation)
    {
        try
        {
            await PlayAllAsync(plan, cancellation);
        }
        finally
        {
            _results.Writer.Complete();
        }
    }

    private async Task PlayAllAsync(RunPlan plan, CancellationToken cancellation)
    {
        var variants = plan.Cases.SelectMany(@case => configuration.Deliveries.Select(delivery => new CaseResult
        {
            Suite = plan.Suite,
            Case = @case,
            Axes = new(testee.Target.Transport, delivery),
            Judgement = new(Verdict.Skipped, ""),
        })).ToLookup(planned => configuration.Jobs > 1 && Heaviness.IsHeavy(planned.Case.Scenario));
        var silences = new Silences();
        await TogetherAsync(
            variants[false], Usual(Timers.Hasty), attempt => SettleFirstAsync(attempt, silences, cancellation), cancellation);
        foreach (var heavy in variants[true])
        {
            await ReportAsync(await AloneAsync(heavy, Timers, cancellation), cancellation);
        }

        await ConfirmAsync(silences, cancellation);
        await AloneAsync(cancellation);
    }

    /// <summary>
    /// A few silences of each kind are confirmed by a full wait, the last one among them, while nothing else works. If all are, how long
    /// there is to wait for that reaction is known, and the rest is confirmed by a short wait.
    /// </summary>
    private async Task ConfirmAsync(Silences silences, CancellationToken cancellation)
    {
        var surprising = new ConcurrentBag<Silences.Kind>();
        await TogetherAsync(
            silences.Sample,
            new(Timers, 1, ConnectionsWhileConfirming),
            attempt =>
            {
                if (!attempt.Confirms)
                {
                    surprising.Add(Silences.KindOf(attempt.Planned));
                }

                return SettleAgainAsync(attempt, cancellation);
            },
            cancellation);
        var rest = silences.Rest.ToLookup(result => surprising.Contains(Silences.KindOf(result)));
        await TogetherAsync(rest[false], Usual(Timers.Hasty), attempt => SettleAgainAsync(attempt, cancellation), cancellation);
        await TogetherAsync(rest[true], Usual(Timers), attempt => SettleAgainAsync(attempt, cancellation), cancellation);
    }

    private Pace Usual(Timers timers) => new(timers, configuration.Jobs, _crowd.Connections);

    private async Task SettleFirstAsync(Attempt attempt, Silences silences, CancellationToken cancellation)
    {
        switch (attempt.Doubt)
        {
            case Doubt.None:
                await ReportAsync(attempt.Result, cancellation);
                break;
            case Doubt.Silence:
                silences.Add(attempt.Result);
                break;
            case Doubt.Crowding:
                _crowd.Halve(attempt.Connections);
                _alone.Enqueue(attempt.Result);
                break;
            default:
                _alone.Enqueue(attempt.Result);
                break;
        }
    }

    private async Task SettleAgainAsync(Attempt attempt, CancellationToken cancellation)
    {
        if (attempt.Confirms || attempt.Doubt == Doubt.None)
        {
            await ReportAsync(attempt.Result, cancellation);
            return;
        }

        _alone.Enqueue(attempt.Result);
    }

    private Task TogetherAsync(IEnumerable<CaseResult> planned, Pace pace, Func<Attempt, Task> settle, CancellationToken cancellation) =>
        _crowd.PlayAsync(planned, pace, (next, slot) => BesideOthersAsync(next, pace.Timers, slot, settle, cancellation), cancellation);

    /// <summary>Settles one attempt, unless the testee died meanwhile: then the case is played again, alone.</summary>
    private async Task BesideOthersAsync(
        CaseResult planned, Timers timers, WorkSlot slot, Func<Attempt, Task> settle, CancellationToken cancellation)
    {
        if (WithoutPlaying(planned) is { } known)
        {
            await ReportAsync(known, cancellation);
            return;
        }

        var (deaths, connections) = (_watch.Deaths.Length, _crowd.Connections);
        _watch.Begin(planned.Name);
        try
        {
            var (result, doubt, _) = await _player.PlayAsync(planned, timers, slot, cancellation);
            var symptom = MayBeDead(result) ? await _watch.ProveLifeAsync(null, cancellation) : null;
            if (_watch.Deaths.Length == deaths)
            {
                await settle(new(planned, result, doubt, connections));
            }
            else if (symptom is not null && _watch.IsOver && _watch.Deaths[^1].Suspects.Count == 1)
            {
                await ReportAsync(Culprit(result, symptom), cancellation);
            }
            else
            {
                _alone.Enqueue(planned);
            }
        }
        finally
        {
            _watch.End(planned.Name);
        }
    }

    private async Task AloneAsync(CancellationToken cancellation)
    {
        var spent = TimeSpan.Zero;
        foreach (var planned in _alone)
        {
            var result = await AloneAsync(planned, spent < LongestSolitude ? Timers : Timers.Hasty, cancellation);
            spent += result.Duration;
            await ReportAsync(result, cancellation);
        }
    }

    private async Task<CaseResult> AloneAsync(CaseResult planned, Timers timers, CancellationToken cancellation)
    {
        if (WithoutPlaying(planned) is { } known)
        {
            return known;
        }

        for (var factor = 1; ; factor *= 2)
        {
            var (result, doubt, wasStarved) = await _player.PlayAsync(planned, timers.Scaled(factor), null, cancellation);
            if (await _watch.ProveLifeAsync(planned.Name, cancellation) is { } symptom)
            {
                return Culprit(result, symptom);
            }

            if (doubt == Doubt.None || !wasStarved || factor == LongestDeadlines)
            {
                return result;
            }
        }
    }

    private CaseResult? WithoutPlaying(CaseResult planned) =>
        _watch.IsOver ? planned with { Judgement = new(Verdict.Error, "not played: the testee had stopped working"), Conversation = null }
        : Oracle.Missing(planned.Case.Scenario, testee.Profile) is { } missing ? planned with { Judgement = missing }
        : null;

    /// <summary>The first result is reported, whatever the others say: they only tell whether it can be relied on.</summary>
    private async Task ReportAsync(CaseResult result, CancellationToken cancellation)
    {
        var attempts = ImmutableArray.Create(result.Judgement.Verdict);
        var retries = result.Judgement.Verdict is Verdict.Pass or Verdict.Informational or Verdict.Skipped ? 0 : configuration.Retries;
        while (attempts.Length <= retries && !_watch.IsOver)
        {
            attempts = attempts.Add((await _player.PlayAsync(result, Timers, null, cancellation)).Result.Judgement.Verdict);
        }

        var shown = result.Withholding(testee.Opening.Secrets);
        _results.Writer.TryWrite(attempts.Length > 1 ? shown with { Attempts = attempts } : shown);
    }

    private static CaseResult Culprit(CaseResult result, string symptom) =>
        result with { Remarks = $"after this case, played alone, the testee had stopped working: {symptom}" };

    private static bool MayBeDead(CaseResult result) => result.Judgement.Verdict is Verdict.Fail or Verdict.Error
        || (result.Conversation is { } conversation && Liveness.IsInDoubt(conversation));
}
