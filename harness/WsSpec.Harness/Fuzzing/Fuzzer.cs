using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>
/// Plays generated dialogues, many at once, and holds what comes back against the model. When the testee dies and comes back, the dialogues
/// that may have been the cause are played one by one, until one of them does it again.
/// </summary>
public sealed class Fuzzer : IDisposable
{
    private readonly ITarget _target;
    private readonly DriverOptions _options;
    private readonly FuzzSettings _settings;
    private readonly DialogueGenerator _generator;
    private readonly DialoguePlayer _player;
    private readonly Inquiry _inquiry;
    private readonly DeathWatch _watch;

    /// <summary>Those that ended abruptly a short while ago: if they took the testee with them, that is only noticed now.</summary>
    private readonly ConcurrentQueue<string> _inDoubt = new();
    private long _played;

    /// <param name="options">With the profile that a probe has found.</param>
    public Fuzzer(ITarget target, DriverOptions options, FuzzSettings settings)
    {
        (_target, _options, _settings) = (target, options with { Seed = settings.Seed, Timers = Timers.Default.Scaled(settings.TimeScale) }, settings);
        _generator = new(options.Profile.Offers.HasFlag(Needs.Deflate)) { Testee = options.Testee, Stock = settings.Stock };
        _player = new(target, _options with { Timers = FuzzSettings.Hasty.Scaled(settings.TimeScale) });
        _inquiry = new(_player, new(target, _options), settings.Seed);
        _watch = new(target, _options, settings.Revive);
    }

    /// <summary>Dialogues played so far.</summary>
    public long Played => Interlocked.Read(ref _played);

    public int FindingCount => _inquiry.Count;

    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task<FuzzReport> RunAsync(CancellationToken cancellation)
    {
        var started = _options.Clock.GetTimestamp();
        using var numbers = Numbers(started).GetEnumerator();
        for (var deaths = -1; deaths < _watch.Deaths.Length && !_watch.IsOver;)
        {
            deaths = _watch.Deaths.Length;
            await Parallel.ForEachAsync(
                UntilDeath(numbers, deaths),
                new ParallelOptions { MaxDegreeOfParallelism = _settings.Jobs, CancellationToken = cancellation },
                async (number, token) => await TryAsync(number, token));
            if (_watch.Deaths.Length > deaths && !_watch.IsOver)
            {
                await TrySuspectsAsync([.. _watch.Deaths[deaths].Suspects.Select(Number)], cancellation);
            }
        }

        return new()
        {
            Played = Played,
            Duration = _options.Clock.GetElapsedTime(started),
            Findings = _inquiry.Findings,
            Unconfirmed = _inquiry.Unconfirmed,
            Deaths = _watch.Deaths,
        };
    }

    public void Dispose() => _watch.Dispose();

    private IEnumerable<long> Numbers(long started)
    {
        for (long i = 0; i < _settings.Iterations && FindingCount < _settings.MostFindings && _options.Clock.GetElapsedTime(started) < _settings.Time; i++)
        {
            yield return (i * _settings.Shards) + _settings.Shard;
        }
    }

    private IEnumerable<long> UntilDeath(IEnumerator<long> numbers, int deaths)
    {
        while (_watch.Deaths.Length == deaths && numbers.MoveNext())
        {
            yield return numbers.Current;
        }
    }

    private async Task TryAsync(long number, CancellationToken cancellation)
    {
        var name = Name(number);
        _watch.Begin(name);
        var isInDoubt = true;
        try
        {
            var dialogue = _generator.Generate(_settings.Seed, number);
            var (problem, transcript) = await _player.PlayAsync(dialogue, number, cancellation);
            Interlocked.Increment(ref _played);
            isInDoubt = Liveness.IsInDoubt(transcript);
            if (problem is not null)
            {
                await _inquiry.LookIntoAsync(new(problem, dialogue, number, transcript), cancellation);
            }
        }
        catch (TargetUnreachableException)
        {
            await _watch.ProveLifeAsync(null, cancellation);
        }
        finally
        {
            End(name, isInDoubt);
        }
    }

    private void End(string name, bool isInDoubt)
    {
        if (!isInDoubt)
        {
            _watch.End(name);
            return;
        }

        _inDoubt.Enqueue(name);
        while (_inDoubt.Count > _settings.Jobs && _inDoubt.TryDequeue(out var cleared))
        {
            _watch.End(cleared);
        }
    }

    /// <summary>
    /// Nothing else is under way meanwhile. Each is played alone, the last ones first, because nobody came after one of them; where none does it
    /// again, many copies at once, because a testee that is busy may stumble where one at leisure does not.
    /// </summary>
    private async Task TrySuspectsAsync(ImmutableArray<long> suspects, CancellationToken cancellation)
    {
        while (_inDoubt.TryDequeue(out var cleared))
        {
            _watch.End(cleared);
        }

        var culprits = 0;
        foreach (var copies in new[] { 1, _settings.Jobs }.Distinct())
        {
            foreach (var number in suspects.OrderDescending().TakeWhile(_ => !_watch.IsOver && _inquiry.WantsDeaths && (copies == 1 || culprits == 0)))
            {
                culprits += await TryAloneAsync(number, copies, cancellation) ? 1 : 0;
            }
        }
    }

    /// <returns>Whether it has ended the testee.</returns>
    private async Task<bool> TryAloneAsync(long number, int copies, CancellationToken cancellation)
    {
        var dialogue = _generator.Generate(_settings.Seed, number);
        var (problem, transcript) = await PlayCopiesAsync(dialogue, number, copies, cancellation);
        if (await _watch.ProveLifeAsync(Name(number), cancellation) is { } symptom)
        {
            await _inquiry.LookIntoDeathAsync(
                new(Problem.Death(symptom), dialogue, number, transcript) { Copies = copies }, shorter => KillsAsync(shorter, number, copies, cancellation));
            return true;
        }

        if (problem is not null)
        {
            await _inquiry.LookIntoAsync(new(problem, dialogue, number, transcript), cancellation);
        }

        return false;
    }

    private async Task<bool> KillsAsync(Dialogue dialogue, long number, int copies, CancellationToken cancellation)
    {
        await PlayCopiesAsync(dialogue, number, copies, cancellation);
        return await Liveness.CheckAsync(_target, _options, cancellation) is not null
            && _settings.Revive is { } revive && await revive(cancellation);
    }

    /// <summary>Plays a dialogue that may be the testee's last.</summary>
    private async Task<(Problem? Problem, Transcript Transcript)> PlayCopiesAsync(Dialogue dialogue, long number, int copies, CancellationToken cancellation)
    {
        var plays = await Task.WhenAll(Enumerable.Range(0, copies).Select(async _ =>
        {
            try
            {
                return await _player.PlayAsync(dialogue, number, cancellation);
            }
            catch (TargetUnreachableException)
            {
                return (null, new(_options.Testee, []));
            }
        }));
        return plays.FirstOrDefault(play => play.Problem is not null, plays[0]);
    }

    private static string Name(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string name) => long.Parse(name, CultureInfo.InvariantCulture);
}
