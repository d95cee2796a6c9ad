using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>Plays cases against a server under test, several at once, and judges them.</summary>
public sealed class Runner(ITarget target, RunOptions options) : IDisposable
{
    private readonly SemaphoreSlim _oneProofAtATime = new(1);
    private readonly ConcurrentDictionary<string, byte> _underWay = new();

    /// <summary>Set when the testee died; the cases after that are errors, which nobody blames on it.</summary>
    public Death? Death { get; private set; }

    /// <summary>The results as they come, in no particular order.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; the results so far have been returned.</exception>
    public async IAsyncEnumerable<CaseResult> RunAsync(
        IReadOnlyCollection<ConformanceCase> cases, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var results = Channel.CreateUnbounded<CaseResult>();
        var variants = cases.SelectMany(@case => options.Deliveries.Select(delivery => (Case: @case, Axes: new Axes(options.Transport, delivery))));
        var work = Parallel.ForEachAsync(
            variants,
            new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation },
            async (variant, token) => results.Writer.TryWrite(await RunAsync(variant.Case, variant.Axes, token)));
        _ = work.ContinueWith(_ => results.Writer.Complete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await foreach (var result in results.Reader.ReadAllAsync(CancellationToken.None))
        {
            yield return result;
        }

        await work;
    }

    public void Dispose() => _oneProofAtATime.Dispose();

    private async Task<CaseResult> RunAsync(ConformanceCase @case, Axes axes, CancellationToken cancellation)
    {
        var nothing = new CaseResult { Case = @case, Axes = axes, Judgement = new(Verdict.Skipped, "") };
        if (Death is not null)
        {
            return nothing with { Judgement = new(Verdict.Error, "not played: the testee had stopped working") };
        }

        if (Oracle.Missing(@case, options.Driver.Profile) is { } missing)
        {
            return nothing with { Judgement = missing };
        }

        _underWay[nothing.Name] = 0;
        try
        {
            var result = await PlayAsync(nothing, cancellation);
            if (MayBeDead(result))
            {
                await ProveLifeAsync(cancellation);
            }

            return await RetryAsync(result, nothing, cancellation);
        }
        finally
        {
            _underWay.TryRemove(nothing.Name, out _);
        }
    }

    /// <summary>The first attempt is the result, whatever the others say: they only tell whether it can be relied on.</summary>
    private async Task<CaseResult> RetryAsync(CaseResult result, CaseResult planned, CancellationToken cancellation)
    {
        if (result.Judgement.Verdict is Verdict.Pass or Verdict.Informational || options.Retries == 0)
        {
            return result;
        }

        var attempts = ImmutableArray.Create(result.Judgement.Verdict);
        while (attempts.Length <= options.Retries && Death is null)
        {
            attempts = attempts.Add((await PlayAsync(planned, cancellation)).Judgement.Verdict);
        }

        return result with { Attempts = attempts.Length > 1 ? attempts : [] };
    }

    private async Task<CaseResult> PlayAsync(CaseResult planned, CancellationToken cancellation)
    {
        var started = options.Driver.Clock.GetTimestamp();
        try
        {
            await using var transport = await target.ConnectAsync(cancellation);
            var transcript = await Driver.PlayAsync(
                planned.Case, transport, options.Driver with { Delivery = planned.Axes.Delivery }, cancellation);
            return planned with
            {
                Judgement = AnySuite.Judge(planned.Case, transcript, options.Driver.Profile),
                Transcript = transcript,
                Duration = options.Driver.Clock.GetElapsedTime(started),
                Remarks = transport.Remarks,
            };
        }
        catch (TargetUnreachableException e)
        {
            return planned with { Judgement = new(Verdict.Error, e.Message) };
        }
    }

    /// <summary>A connection that ended abruptly or fell silent may have taken the testee with it.</summary>
    private static bool MayBeDead(CaseResult result) => result.Judgement.Verdict is Verdict.Fail or Verdict.Error
        || (result.Transcript?.Entries.Any(e => e.Kind is EntryKind.ReceivedReset or EntryKind.Silence) ?? false);

    private async Task ProveLifeAsync(CancellationToken cancellation)
    {
        await _oneProofAtATime.WaitAsync(cancellation);
        try
        {
            if (Death is null && await Liveness.CheckAsync(target, options.Driver, cancellation) is { } symptom)
            {
                Death = new(symptom, [.. _underWay.Keys.Order(StringComparer.Ordinal)]);
            }
        }
        finally
        {
            _oneProofAtATime.Release();
        }
    }
}
