using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Suite.Cases;
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
        await PlayFirstAsync(variants, cancellation);
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

        Task SettleAgainAsync(Attempt attempt) => SettleAsync(attempt, attempt.Confirms, _late, cancellation);
    }

    /// <summary>
    /// Plays each once. A few of those that prove nothing are played again at once, with all patience: they only wait, while the others are
    /// played, and where these have had their answers soon, it was not for them. Meanwhile the rest of their kinds is played again, too.
    /// </summary>
    private async Task PlayFirstAsync(ImmutableArray<CaseResult> variants, CancellationToken cancellation)
    {
        var (first, patient) = (_paces.AtFirst(), new Lazy<Pace>(() => _paces.InFull(_crowd.Connections)));
        var (confirmations, longestHeavy) = (new ConcurrentQueue<Task>(), TimeSpan.Zero);
        try
        {
            await TogetherAsync(SubjectsInTurn(variants), first, SettleFirstAsync, cancellation);
            _crowd.Widen(_paces.MostConnections);
            await TogetherAsync(_silent.TakeExpected(), _paces.Again(_crowd.Connections), HoldAsync, cancellation);
            await Task.WhenAll(confirmations);
        }
        finally
        {
            await Task.WhenAll(confirmations).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_paces.WereAnsweredSoon(first, longestHeavy > _watch.LongestProof ? longestHeavy : _watch.LongestProof))
        {
            _silent.DoubtAll();
            _late.DoubtAll();
        }

        Task SettleFirstAsync(Attempt attempt)
        {
            // One that is silent is followed by a proof of life, which shows whether anybody else was heard.
            if (Heaviness.IsHeavy(attempt.Result.Case.Scenario) && attempt.Doubt != Doubt.Silence && attempt.Result.Duration > longestHeavy)
            {
                longestHeavy = attempt.Result.Duration;
            }

            var unconfirmed = attempt switch
            {
                { Doubt: Doubt.Silence } => _silent,
                { Doubt: Doubt.Lateness, WasStarved: false } => _late,
                _ => null,
            };
            if (unconfirmed is null)
            {
                return SettleAsync(attempt, attempt.Doubt == Doubt.None, late: null, cancellation);
            }

            if (unconfirmed.Add(attempt.Result, MayBeBesideOthers(attempt.Result)))
            {
                var alone = patient.Value with { Connections = 1 };
                confirmations.Enqueue(PlayAsync([attempt.Result], alone, again => ConfirmAsync(unconfirmed, again), cancellation));
            }

            return Task.CompletedTask;
        }

        Task HoldAsync(Attempt attempt)
        {
            _silent.Hold(attempt);
            return Task.CompletedTask;
        }

        static Task ConfirmAsync(Unconfirmed unconfirmed, Attempt attempt)
        {
            unconfirmed.Confirm(attempt);
            return Task.CompletedTask;
        }
    }

    /// <summary>Whether the testee bears one more that waits, and it does not keep others from being answered.</summary>
    private bool MayBeBesideOthers(CaseResult planned) =>
        _paces.Connections > 1 && _crowd.Connections >= _paces.Connections && !Heaviness.IsHeavy(planned.Case.Scenario);

    /// <summary>
    /// The first case of each subject, then the second of each: so it shows early what the testee does not react to, and a run that is
    /// not played to its end has asked something about everything.
    /// </summary>
    private static IEnumerable<CaseResult> SubjectsInTurn(ImmutableArray<CaseResult> variants) => variants
        .GroupBy(planned => Family.SubjectIn(planned.Id))
        .SelectMany(subject => subject.Index())
        .OrderBy(pair => pair.Index)
        .Select(pair => pair.Item);

    /// <summary>
    /// A few of each kind are confirmed by a full wait, those that have not been so beside others while one case works at a time, whatever
    /// was learned of others: who fails a connection at once in one state may take its time in another. If one comes to something else, the
    /// rest of its kind is waited for as long.
    /// </summary>
    /// <param name="settleRest">What is done with the others of kinds that were confirmed.</param>
    private async Task ConfirmAsync(
        Unconfirmed unconfirmed, Func<Attempt, Task> settle, Func<IEnumerable<CaseResult>, Task> settleRest, CancellationToken cancellation)
    {
        foreach (var attempt in unconfirmed.Confirmations.Concat(unconfirmed.TakeHeld()))
        {
            await settle(attempt);
        }

        await TogetherAsync(
            unconfirmed.TakeSample(),
            _paces.InFull(_crowd.Connections) with { Jobs = 1 },
            attempt =>
            {
                unconfirmed.Confirm(attempt);
                return settle(attempt);
            },
            cancellation);
        var rest = unconfirmed.TakeRest().ToLookup(unconfirmed.IsSurprising);
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
            late.Add(attempt.Result, mayBeAtOnce: false);
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
        await PlayAsync(byWeight[false], pace, settle, cancellation);
        if (byWeight[true].Any())
        {
            Heaviness.TidyUp();
            await PlayAsync(byWeight[true], pace.OneByOne(), settle, cancellation);
        }
    }

    private Task PlayAsync(IEnumerable<CaseResult> planned, Pace pace, Func<Attempt, Task> settle, CancellationToken cancellation) =>
        _crowd.PlayAsync(
            planned, pace, (next, slot, again) => BesideOthersAsync(next, pace, slot, again, settle, cancellation), cancellation);

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

                GrowAfter(attempt);
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

    /// <summary>One that had its answer while as many were connected as may be shows that the testee bears them.</summary>
    private void GrowAfter(Attempt attempt)
    {
        if (attempt.Doubt == Doubt.None && _watch.UnderWay >= _crowd.Connections)
        {
            _crowd.Grow(_paces.MostConnections);
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
