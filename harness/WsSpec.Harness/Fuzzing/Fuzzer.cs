using System.Collections.Concurrent;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Modelling;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Plays generated dialogues, many at once, and holds what comes back against the model.</summary>
public sealed class Fuzzer : IDisposable
{
    /// <summary>So many problems with one requirement are looked into; the others are most probably the same.</summary>
    private const int InvestigationsPerRequirement = 3;

    private readonly ITarget _target;
    private readonly DriverOptions _options;
    private readonly FuzzSettings _settings;
    private readonly DialogueGenerator _generator;
    private readonly DialoguePlayer _hasty;
    private readonly DialoguePlayer _patient;
    private readonly ConcurrentDictionary<string, int> _investigations = new();
    private readonly ConcurrentDictionary<string, Finding> _findings = new();
    private readonly ConcurrentDictionary<long, byte> _underWay = new();
    private readonly SemaphoreSlim _oneProofAtATime = new(1);
    private long _played;
    private int _unconfirmed;
    private volatile Death? _death;

    /// <param name="options">With the profile that a probe has found.</param>
    public Fuzzer(ITarget target, DriverOptions options, FuzzSettings settings)
    {
        (_target, _options, _settings) = (target, options with { Seed = settings.Seed }, settings);
        _generator = new(options.Profile.Offers.HasFlag(Needs.Deflate));
        _hasty = new(target, _options with { Timers = FuzzSettings.Hasty.Scaled(settings.TimeScale) });
        _patient = _hasty.Patient(Timers.Default.Scaled(settings.TimeScale));
    }

    /// <summary>Dialogues played so far.</summary>
    public long Played => Interlocked.Read(ref _played);

    public int FindingCount => _findings.Count;

    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task<FuzzReport> RunAsync(CancellationToken cancellation)
    {
        var started = _options.Clock.GetTimestamp();
        await Parallel.ForEachAsync(
            Numbers(started),
            new ParallelOptions { MaxDegreeOfParallelism = _settings.Jobs, CancellationToken = cancellation },
            async (number, token) => await TryAsync(number, token));
        return new()
        {
            Played = Played,
            Duration = _options.Clock.GetElapsedTime(started),
            Findings = [.. _findings.Values.OrderBy(finding => finding.Name, StringComparer.Ordinal)],
            Unconfirmed = _unconfirmed,
            Death = _death,
        };
    }

    public void Dispose() => _oneProofAtATime.Dispose();

    private IEnumerable<long> Numbers(long started)
    {
        for (long i = 0; i < _settings.Iterations && _death is null && FindingCount < _settings.MostFindings && _options.Clock.GetElapsedTime(started) < _settings.Time; i++)
        {
            yield return (i * _settings.Shards) + _settings.Shard;
        }
    }

    private async Task TryAsync(long number, CancellationToken cancellation)
    {
        _underWay[number] = 0;
        try
        {
            var dialogue = _generator.Generate(_settings.Seed, number);
            var (problem, _) = await _hasty.PlayAsync(dialogue, number, cancellation);
            Interlocked.Increment(ref _played);
            if (problem is not null)
            {
                await InvestigateAsync(dialogue, number, cancellation);
            }
        }
        catch (TargetUnreachableException)
        {
            await ProveLifeAsync(cancellation);
        }
        finally
        {
            _underWay.TryRemove(number, out _);
        }
    }

    /// <summary>Looks again, with the usual deadlines: a machine that is busy makes silence look like a mistake.</summary>
    private async Task InvestigateAsync(Dialogue dialogue, long number, CancellationToken cancellation)
    {
        var (problem, transcript) = await _patient.PlayAsync(dialogue, number, cancellation);
        if (problem is null)
        {
            Interlocked.Increment(ref _unconfirmed);
            return;
        }

        if (_investigations.AddOrUpdate(problem.Requirement, 1, (_, count) => count + 1) > InvestigationsPerRequirement)
        {
            return;
        }

        var shrunk = await Reduction.ShrinkAsync(_hasty, dialogue, problem.Requirement, number, cancellation);
        if (await _patient.PlayAsync(shrunk, number, cancellation) is { Problem: { } confirmed } again)
        {
            (problem, transcript, dialogue) = (confirmed, again.Transcript, shrunk);
        }

        var finding = new Finding { Problem = problem, Dialogue = dialogue, Seed = _settings.Seed, Number = number, Transcript = transcript };
        _findings.AddOrUpdate(finding.Name, finding, (_, other) => finding.Dialogue.FrameCount < other.Dialogue.FrameCount ? finding : other);
    }

    private async Task ProveLifeAsync(CancellationToken cancellation)
    {
        await _oneProofAtATime.WaitAsync(cancellation);
        try
        {
            if (_death is null && await Liveness.CheckAsync(_target, _options with { Timers = Timers.Default }, cancellation) is { } symptom)
            {
                _death = new(symptom, [.. _underWay.Keys.Order().Select(number => $"{number}")]);
            }
        }
        finally
        {
            _oneProofAtATime.Release();
        }
    }
}
