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
public sealed class Runner : IDisposable
{
    private readonly Paces _paces;
    private readonly Crowd _crowd;
    private readonly DeathWatch _watch;
    private readonly CasePlayer _player;

    private readonly Testee _testee;
    private readonly RunConfiguration _configuration;
    private readonly Unconfirmed _silent = new();
    private readonly Unconfirmed _late = new();
    private readonly ConcurrentQueue<CaseResult> _doubtful = new();
    private readonly Channel<CaseResult> _results = Channel.CreateUnbounded<CaseResult>();
    private Term? _term;

    /// <param name="testee">As a probe has found it.</param>
    /// <param name="revive">Brings a testee back that has died; false when it does not come back. Null: nobody can.</param>
    public Runner(Testee testee, RunConfiguration configuration, Func<CancellationToken, Task<bool>>? revive)
    {
        (_testee, _configuration) = (testee, configuration);
        var play = configuration.Play;
        _paces = new(configuration, testee.Target.MostConnections);
        _crowd = new(_paces.Connections, play.Clock);
        _watch = new(testee, play, revive, _crowd);
        _player = new(testee, play with { Allowance = Allowance.OfRun() });
    }

    /// <summary>
    /// One for each time the testee died; after one from which it did not come back all cases are errors, and not its fault.
    /// </summary>
    public ImmutableArray<Death> Deaths => _watch.Deaths;

    private Timers Timers => _configuration.Play.Timers;

    /// <summary>The results as they come, in no particular order. To be called once.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; the results so far have been returned.</exception>
    public IAsyncEnumerable<CaseResult> RunAsync(RunPlan plan, CancellationToken cancellation) =>
        RunAsync(plan.Variants(_testee.Target.Transport, _configuration.Deliveries), cancellation);

    /// <param name="variants">What is to be played: each has the case and its axes, and what else it says is replaced.</param>
    /// <inheritdoc cref="RunAsync(RunPlan,CancellationToken)"/>
    public async IAsyncEnumerable<CaseResult> RunAsync(
        ImmutableArray<CaseResult> variants, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var work = RunToEndAsync(variants, cancellation);
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

    private async Task RunToEndAsync(ImmutableArray<CaseResult> variants, CancellationToken cancellation)
    {
        _term = Term.Of(_testee, _configuration, variants, _player.Talk);
        try
        {
            await PlayAllAsync(variants, cancellation);
        }
        finally
        {
            _results.Writer.Complete();
        }
    }

    private async Task PlayAllAsync(ImmutableArray<CaseResult> variants, CancellationToken cancellation)
    {
        await TogetherAsync(variants, _paces.AtFirst(_crowd.Connections), SettleFirstAsync, cancellation);
        _crowd.Widen(_paces.WaitingConnections);
        await ConfirmAsync(
            _silent,
            SettleAgainAsync,
            rest => TogetherAsync(rest, _paces.Again(_crowd.Connections), SettleAgainAsync, cancellation),
            cancellation);
        await ConfirmAsync(
            _late,
            attempt => SettleAsync(attempt, attempt.ConfirmsLateness, late: null, cancellation),
            async rest =>
            {
                foreach (var result in rest)
                {
                    await ReportAsync(result, cancellation);
                }
            },
            cancellation);
        await EndDoubtAsync(new(_player, _watch, Timers), cancellation);

        Task SettleFirstAsync(Attempt attempt)
        {
            if (attempt.Doubt != Doubt.Silence)
            {
                return SettleAsync(attempt, attempt.Doubt == Doubt.None, _late, cancellation);
            }

            _silent.Add(attempt.Result);
            return Task.CompletedTask;
        }

        Task SettleAgainAsync(Attempt attempt) => SettleAsync(attempt, attempt.Confirms, _late, cancellation);
    }

    /// <summary>
    /// The first and the last of each kind are confirmed by a full wait, while one case works at a time, whatever was learned of
    /// others: who fails a connection at once in one state may take its time in another. If one comes to something else, the rest of its kind
    /// is waited for as long.
    /// </summary>
    /// <param name="settleRest">What is done with the others of kinds that were confirmed.</param>
    private async Task ConfirmAsync(
        Unconfirmed unconfirmed, Func<Attempt, Task> settle, Func<IEnumerable<CaseResult>, Task> settleRest, CancellationToken cancellation)
    {
        var surprising = new ConcurrentBag<Unconfirmed.Kind>();
        await TogetherAsync(
            unconfirmed.Sample,
            _paces.InFull(_crowd.Connections) with { Jobs = 1 },
            attempt =>
            {
                if (!attempt.IsAsBefore)
                {
                    surprising.Add(Unconfirmed.KindOf(attempt.Planned));
                }

                return settle(attempt);
            },
            cancellation);
        var rest = unconfirmed.Rest.ToLookup(result => surprising.Contains(Unconfirmed.KindOf(result)));
        await settleRest(rest[false]);
        await TogetherAsync(rest[true], _paces.InFull(_crowd.Connections), settle, cancellation);
    }

    /// <summary>What beside others proves nothing is played alone.</summary>
    private async Task EndDoubtAsync(Solitude solitude, CancellationToken cancellation)
    {
        foreach (var planned in _doubtful)
        {
            await ReportAsync(await AloneAsync(planned), cancellation);
        }

        async Task<CaseResult> AloneAsync(CaseResult planned)
        {
            while (_watch is { IsDeaf: true, IsOver: false })
            {
                await _watch.ProveLifeAsync(null, cancellation);
            }

            return WithoutPlaying(planned) ?? await solitude.PlayAsync(planned, cancellation);
        }
    }

    /// <param name="late">Where it is confirmed that it is the testee that is late; null: alone.</param>
    private async Task SettleAsync(Attempt attempt, bool isSure, Unconfirmed? late, CancellationToken cancellation)
    {
        if (isSure)
        {
            await ReportAsync(attempt.Result, cancellation);
        }
        else if (late is not null && attempt is { Doubt: Doubt.Lateness or Doubt.Silence, WasStarved: false })
        {
            late.Add(attempt.Result);
        }
        else
        {
            _doubtful.Enqueue(attempt.Result);
        }
    }

    /// <summary>Plays several at once, and then one by one those of which each takes all of the testee.</summary>
    private async Task TogetherAsync(
        IEnumerable<CaseResult> planned, Pace pace, Func<Attempt, Task> settle, CancellationToken cancellation)
    {
        var byWeight = planned.ToLookup(next => _configuration.Jobs > 1 && Heaviness.IsHeavy(next.Case.Scenario));
        await PlayAsync(byWeight[false], pace);
        if (byWeight[true].Any())
        {
            Heaviness.TidyUp();
            await PlayAsync(byWeight[true], pace.OneByOne());
        }

        Task PlayAsync(IEnumerable<CaseResult> queue, Pace kept) =>
            _crowd.PlayAsync(
                queue, kept, (next, slot, again) => BesideOthersAsync(next, kept, slot, again, settle, cancellation), cancellation);
    }

    /// <summary>Settles one attempt, unless the testee died meanwhile: then the case is played again, alone.</summary>
    /// <returns>False when the testee had no room for it, and will have more. Only where it may come again.</returns>
    private async Task<bool> BesideOthersAsync(
        CaseResult planned, Pace pace, WorkSlot slot, bool mayComeAgain, Func<Attempt, Task> settle, CancellationToken cancellation)
    {
        if (WithoutPlaying(planned) is { } known)
        {
            await ReportAsync(known, cancellation);
            return true;
        }

        var (troubles, connections) = (_watch.Troubles, _crowd.Connections);
        _watch.Begin(planned.Name);
        try
        {
            var attempt = await _player.PlayAsync(planned, pace, slot, cancellation);

            // Those that are under way go on meanwhile, and may be what keeps the testee from answering.
            slot.Wait();
            var symptom = MayBeDead(attempt.Result) ? await _watch.ProveLifeAsync(null, cancellation) : null;
            if (_watch.Troubles == troubles)
            {
                if (attempt.Doubt == Doubt.Crowding && mayComeAgain && _crowd.Thin(connections))
                {
                    return false;
                }

                await settle(attempt);
            }
            else if (symptom is not null && _watch.IsOver && _watch.Deaths[^1].Suspects is [var only] && only == planned.Name)
            {
                await ReportAsync(Solitude.Culprit(attempt.Result, symptom), cancellation);
            }
            else
            {
                _doubtful.Enqueue(planned);
            }

            return true;
        }
        finally
        {
            _watch.End(planned.Name);
        }
    }

    private CaseResult? WithoutPlaying(CaseResult planned) =>
        _watch.IsOver ? planned.Unplayed("not played: the testee had stopped working")
        : Oracle.Missing(planned.Case.Scenario, _testee.Profile) is { } missing ? planned with { Judgement = missing }
        : _term is not { IsOver: true } over ? null
        : planned.Conversation is null ? planned.Unplayed(over.Reason)
        : _player.WithoutTime(planned);

    /// <summary>The first result is reported, whatever the others say: they only tell whether it can be relied on.</summary>
    private async Task ReportAsync(CaseResult result, CancellationToken cancellation)
    {
        var attempts = ImmutableArray.Create(result.Judgement.Verdict);
        var retries = result.Judgement.Verdict is Verdict.Pass or Verdict.Informational or Verdict.Skipped ? 0 : _configuration.Retries;
        while (attempts.Length <= retries && !_watch.IsOver && _term is not { IsOver: true })
        {
            attempts = attempts.Add((await _player.PlayAsync(result, Timers, cancellation)).Result.Judgement.Verdict);
        }

        var shown = result.Withholding(_testee.Secrets);
        _results.Writer.TryWrite(attempts.Length > 1 ? shown with { Attempts = attempts } : shown);
    }

    private static bool MayBeDead(CaseResult result) => result.Judgement.Verdict is Verdict.Fail or Verdict.Error
        || (result.Conversation is { } conversation && Liveness.IsInDoubt(conversation));
}
