using System.Collections.Concurrent;
using System.Globalization;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Modelling;

namespace WsSpec.Harness.Fuzzing;

/// <summary>
/// Plays generated dialogues, many at once, and holds what comes back against the model. When the testee dies and comes back, the dialogues
/// that may have been the cause are played one by one, until one of them does it again.
/// </summary>
public sealed class Fuzzer : IDisposable
{
    private readonly FuzzSettings _settings;
    private readonly DialogueGenerator _generator;
    private readonly DialoguePlayer _player;
    private readonly Inquiry _inquiry;
    private readonly DeathWatch _watch;
    private readonly DeathSearch _deathSearch;

    /// <summary>Those that ended abruptly a short while ago: if they took the testee with them, that is only noticed now.</summary>
    private readonly ConcurrentQueue<string> _inDoubt = new();
    private readonly ModelCoverage.Counter _coverage = new();
    private readonly Testee _testee;
    private long _played;
    private long _next;
    private long _started;

    /// <param name="testee">As a probe has found it.</param>
    /// <param name="revive">Brings a testee back that has died; false when it does not come back. Null: nobody can; the run ends.</param>
    public Fuzzer(Testee testee, FuzzSettings settings, Func<CancellationToken, Task<bool>>? revive)
    {
        (_testee, _settings, _next) = (testee, settings, settings.From);
        _generator = new(testee.Profile.Offers.HasFlag(Needs.Deflate)) { Testee = testee.Role, FrameCorpus = settings.FrameCorpus };
        _player = new(testee, settings.Play with { Timers = settings.Hasty });
        _inquiry = new(_player, new(testee, settings.Play), new(settings.Play.Clock), Seed, settings.Keeper);
        _watch = new(testee, settings.Play, revive);
        _deathSearch = new(_player, _inquiry, _watch, number => _generator.Generate(Seed, number));
    }

    /// <summary>Dialogues played so far.</summary>
    public long Played => Interlocked.Read(ref _played);

    public int FindingCount => _inquiry.Count;

    private int Seed => _settings.Play.Seed;

    private TimeProvider Clock => _settings.Play.Clock;

    /// <summary>What has been reached of the model so far.</summary>
    internal ModelCoverage Coverage => _coverage.Count();

    /// <summary>Plays until there is enough, or it is stopped; either way there is a report of what was found.</summary>
    public async Task<FuzzReport> RunAsync(CancellationToken cancellation)
    {
        _started = Clock.GetTimestamp();
        var interrupted = false;
        try
        {
            await PlayAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            interrupted = true;
        }

        var report = Report() with { Interrupted = interrupted };
        _settings.Campaign?.End(report);
        return report;
    }

    private async Task PlayAsync(CancellationToken cancellation)
    {
        using var numbers = Numbers().GetEnumerator();
        for (var deaths = -1; deaths < _watch.Deaths.Length && !_watch.IsOver;)
        {
            deaths = _watch.Deaths.Length;
            await Parallel.ForEachAsync(
                UntilDeath(numbers, deaths),
                new ParallelOptions { MaxDegreeOfParallelism = _settings.Jobs, CancellationToken = cancellation },
                async (number, token) => await TryAsync(number, token));
            if (_watch.Deaths.Length > deaths && !_watch.IsOver)
            {
                await ExamineAsync(_watch.Deaths[deaths], cancellation);
            }
        }
    }

    private FuzzReport Report() => new()
    {
        Played = Played,
        Next = _next,
        Coverage = Coverage,
        Duration = Clock.GetElapsedTime(_started),
        Findings = _inquiry.Findings,
        Unconfirmed = _inquiry.Unconfirmed,
        Deaths = _watch.Deaths,
    };

    public void Dispose() => _watch.Dispose();

    private IEnumerable<long> Numbers()
    {
        for (long i = 0; i < _settings.Iterations
            && FindingCount < _settings.MostFindings
            && Clock.GetElapsedTime(_started) < _settings.Time; i++)
        {
            _settings.Campaign?.Take(_next, Report);
            yield return _settings.Shard.Number(_next++);
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
            var dialogue = _generator.Generate(Seed, number);
            var (problem, conversation) = await _player.PlayAsync(dialogue, number, cancellation);
            Interlocked.Increment(ref _played);
            _coverage.Add(DialoguePath.Of(dialogue, _testee.Role, _testee.Profile));
            isInDoubt = Liveness.IsInDoubt(conversation);
            if (problem is not null)
            {
                await _inquiry.LookIntoAsync(new(problem, dialogue, number, conversation), cancellation);
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

    private async Task ExamineAsync(Death death, CancellationToken cancellation)
    {
        while (_inDoubt.TryDequeue(out var cleared))
        {
            _watch.End(cleared);
        }

        foreach (var copies in new[] { 1, _settings.Jobs }.Distinct())
        {
            if (await _deathSearch.FindCulpritAsync([.. death.Suspects.Select(Number)], copies, cancellation))
            {
                return;
            }
        }
    }

    private static string Name(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string name) => long.Parse(name, CultureInfo.InvariantCulture);
}
