using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>
/// Plays cases against a testee, several at once, and judges them. What was under way when the testee died, and it came back, is played
/// again one by one: the innocent get a result of their own, and the culprit is found.
/// </summary>
/// <param name="testee">As a probe has found it.</param>
/// <param name="revive">Brings a testee back that has died; false when it does not come back. Null: nobody can.</param>
public sealed class Runner(Testee testee, RunConfiguration configuration, Func<CancellationToken, Task<bool>>? revive) : IDisposable
{
    private readonly DeathWatch _watch = new(testee, configuration.Play, revive);
    private readonly ConcurrentQueue<CaseResult> _again = new();

    /// <summary>One for each time the testee died; after one from which it did not come back all cases are errors, which nobody blames on it.</summary>
    public ImmutableArray<Death> Deaths => _watch.Deaths;

    /// <summary>The results as they come, in no particular order.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; the results so far have been returned.</exception>
    public async IAsyncEnumerable<CaseResult> RunAsync(
        RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var results = Channel.CreateUnbounded<CaseResult>();
        var work = RunAsync(plan, results.Writer, cancellation);
        _ = work.ContinueWith(_ => results.Writer.Complete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await foreach (var result in results.Reader.ReadAllAsync(CancellationToken.None))
        {
            yield return result;
        }

        await work;
    }

    public void Dispose() => _watch.Dispose();

    private async Task RunAsync(RunPlan plan, ChannelWriter<CaseResult> results, CancellationToken cancellation)
    {
        var variants = plan.Cases.SelectMany(@case => configuration.Deliveries.Select(delivery => new CaseResult
        {
            Suite = plan.Suite,
            Case = @case,
            Axes = new(testee.Target.Transport, delivery),
            Judgement = new(Verdict.Skipped, ""),
        }));
        await Parallel.ForEachAsync(
            variants,
            new ParallelOptions { MaxDegreeOfParallelism = configuration.Jobs, CancellationToken = cancellation },
            async (planned, token) =>
            {
                if (await RunAsync(planned, token) is { } result)
                {
                    results.TryWrite(result);
                }
            });
        foreach (var planned in _again)
        {
            results.TryWrite(await RunAloneAsync(planned, cancellation));
        }
    }

    /// <returns>The result, or null when the case has to be played again, because the testee died meanwhile.</returns>
    private async Task<CaseResult?> RunAsync(CaseResult planned, CancellationToken cancellation)
    {
        if (WithoutPlaying(planned) is { } known)
        {
            return known;
        }

        var deaths = _watch.Deaths.Length;
        _watch.Begin(planned.Name);
        try
        {
            var result = await PlayAsync(planned, cancellation);
            if (MayBeDead(result))
            {
                await _watch.ProveLifeAsync(null, cancellation);
            }

            if (_watch.Deaths.Length > deaths && !_watch.IsOver)
            {
                _again.Enqueue(planned);
                return null;
            }

            return await RetryAsync(result, planned, cancellation);
        }
        finally
        {
            _watch.End(planned.Name);
        }
    }

    private async Task<CaseResult> RunAloneAsync(CaseResult planned, CancellationToken cancellation)
    {
        if (WithoutPlaying(planned) is { } known)
        {
            return known;
        }

        var result = await PlayAsync(planned, cancellation);
        return await _watch.ProveLifeAsync(planned.Name, cancellation) is { } symptom
            ? result with { Remarks = $"after this case, played alone, the testee had stopped working: {symptom}" }
            : await RetryAsync(result, planned, cancellation);
    }

    private CaseResult? WithoutPlaying(CaseResult planned) =>
        _watch.IsOver ? planned with { Judgement = new(Verdict.Error, "not played: the testee had stopped working") }
        : Oracle.Missing(planned.Case.Scenario, testee.Profile) is { } missing ? planned with { Judgement = missing }
        : null;

    /// <summary>The first attempt is the result, whatever the others say: they only tell whether it can be relied on.</summary>
    private async Task<CaseResult> RetryAsync(CaseResult result, CaseResult planned, CancellationToken cancellation)
    {
        if (result.Judgement.Verdict is Verdict.Pass or Verdict.Informational || configuration.Retries == 0)
        {
            return result;
        }

        var attempts = ImmutableArray.Create(result.Judgement.Verdict);
        while (attempts.Length <= configuration.Retries && !_watch.IsOver)
        {
            attempts = attempts.Add((await PlayAsync(planned, cancellation)).Judgement.Verdict);
        }

        return result with { Attempts = attempts.Length > 1 ? attempts : [] };
    }

    private async Task<CaseResult> PlayAsync(CaseResult planned, CancellationToken cancellation)
    {
        var started = configuration.Play.Clock.GetTimestamp();
        try
        {
            await using var transport = await testee.Target.ConnectAsync(cancellation);
            var conversation = await Driver.PlayAsync(
                planned.Case.Scenario, transport, testee, configuration.Play with { Delivery = planned.Axes.Delivery }, cancellation);
            return planned with
            {
                Judgement = planned.Suite.Judge(planned.Case, conversation, testee.Profile),
                Conversation = conversation,
                Duration = configuration.Play.Clock.GetElapsedTime(started),
                Remarks = transport.Remarks,
            };
        }
        catch (TargetUnreachableException e)
        {
            return planned with { Judgement = new(Verdict.Error, e.Message) };
        }
    }

    private static bool MayBeDead(CaseResult result) => result.Judgement.Verdict is Verdict.Fail or Verdict.Error
        || (result.Conversation is { } conversation && Liveness.IsInDoubt(conversation));
}
