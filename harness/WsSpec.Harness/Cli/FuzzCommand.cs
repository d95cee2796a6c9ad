using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using WsSpec.Harness.Configuring;
using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Suite.Modelling;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec fuzz [URL]</c>: generated dialogues with a server or a client, judged by the model of the RFC.</summary>
internal sealed class FuzzCommand : Command, IConfigurable
{
    private readonly TesteeArguments _testee = new();
    private readonly LogArguments _log = new();
    private readonly PlayArguments _play = new("determines the dialogues");
    private readonly TimeOption _time = new("--time", "how long, such as 90s, 10m or 2h (default 60s unless --iterations is given)");
    private readonly Option<long?> _iterations = new("--iterations") { Description = "how many dialogues", HelpName = "COUNT" };
    private readonly Option<int> _jobs =
        new("--jobs", "-j") { Description = "dialogues under way at once", DefaultValueFactory = _ => FuzzSettings.Default.Jobs };
    private readonly ShardOption _shard = new("1/4: the first of four runs that share the dialogues among them");
    private readonly Option<string?> _corpus = new("--corpus")
    {
        Description = "folder of fuzz inputs (such as corpus/seeds) whose frames are used besides those of the cases",
        HelpName = "FOLDER",
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "the folder for findings",
        DefaultValueFactory = _ => "wsspec-findings",
        HelpName = "FOLDER",
    };

    private readonly Option<long> _from = new("--from") { Description = "leave out so many dialogues of the seed", HelpName = "COUNT" };
    private readonly Option<string?> _state = new("--state")
    {
        Description = "file with the state of a campaign: go on where the last run stopped, so that no dialogue is played twice",
        HelpName = "FILE",
    };

    private readonly FuzzReportOption _report = new();

    public FuzzCommand()
        : base("fuzz", "Look for behaviour that the RFC forbids, with generated dialogues.")
    {
        _testee.AddTo(this);
        Add(Config);
        _play.AddTo(this);
        foreach (var option in new Option[] { _time, _iterations, _from, _state, _jobs, _shard, _corpus, _output, _report })
        {
            Add(option);
        }

        _log.AddTo(this);
        Add(new FuzzMergeCommand());
        SetAction(ExecuteAsync);
    }

    public Option<string?> Config { get; } = new ConfigOption();

    public ImmutableArray<string> NamesOfTestee => [.. TargetArguments.NamesOfTestee, TesteeArguments.ClientName];

    /// <summary>Reports of runs have other formats.</summary>
    public ImmutableArray<string> Apart => [_report.Name];

    public async ValueTask CheckAsync(ParseResult arguments)
    {
        _report.Parse(arguments);
        Settings(arguments);
        _log.Parse(arguments).Dispose();
        await using var started = new StartedTestee(_testee.Parse(arguments));
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (output, error) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        var reports = _report.Parse(arguments);
        var usual = Settings(arguments);
        using var campaign = Campaign(arguments, usual);
        using var logs = _log.Parse(arguments);
        var testee = _testee.Parse(arguments) with { Logs = logs };
        var folder = new FindingFolder(arguments.GetValue(_output)!, testee.Name);
        var settings = usual with
        {
            Keeper = folder,
            Campaign = campaign,
            From = campaign?.From ?? arguments.GetValue(_from),
            Play = usual.Play with { Seed = campaign?.Seed ?? usual.Play.Seed },
        };
        await using var started = new StartedTestee(testee);
        await started.StartAsync(cancellation);
        var found = await Prober.ProbeAsync(testee, _play.Kind(arguments), settings.Play, cancellation);
        using var fuzzer = new Fuzzer(found, settings, started.Revive);
        var began = TimeProvider.System.GetUtcNow();
        var work = fuzzer.RunAsync(cancellation);
        await ShowAsync(fuzzer, work, error);
        var report = await work;
        Write(report, folder, testee, output);
        var run = new FuzzRun(testee.Name, began, new(settings.Play.Seed, settings.Shard.ToString(), settings.From), report);
        return !FuzzReportOption.Write(reports, run, error) ? ExitCode.HarnessError
            : report.Interrupted ? ExitCode.Interrupted
            : report.Deaths.IsEmpty && report.Findings.IsEmpty ? ExitCode.Ok
            : ExitCode.Nonconformant;
    }

    private Campaign? Campaign(ParseResult arguments, FuzzSettings settings) => arguments.GetValue(_state) switch
    {
        null => null,
        _ when arguments.GetValue(_from) > 0 => throw new CommandException("--state knows where to go on: --from goes without it"),
        var path => Fuzzing.Campaign.Open(path, settings.Play.Seed, FrameCorpusDigest.Of(settings.FrameCorpus), settings.Shard),
    };

    private FuzzSettings Settings(ParseResult arguments)
    {
        var iterations = arguments.GetValue(_iterations);
        return new()
        {
            Play = _play.Parse(arguments),
            Hasty = FuzzSettings.Default.Hasty.Scaled(_play.TimeScale(arguments)),
            Iterations = iterations ?? long.MaxValue,
            Time = arguments.GetValue(_time) ?? (iterations is null ? TimeSpan.FromMinutes(1) : TimeSpan.MaxValue),
            Jobs = Math.Max(1, arguments.GetValue(_jobs)),
            Shard = _shard.Parse(arguments),
            FrameCorpus = arguments.GetValue(_corpus) is { } folder
                ? [.. FrameCorpus.OfCatalogue, .. CorpusFrames.In(folder)]
                : FrameCorpus.OfCatalogue,
        };
    }

    private static async Task ShowAsync(Fuzzer fuzzer, Task work, TextWriter error)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!Console.IsErrorRedirected && !work.IsCompleted)
        {
            await Task.WhenAny(work, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
            var status = Tell(fuzzer.Played, TimeProvider.System.GetElapsedTime(started));
            await error.WriteAsync($"\r{status}; {fuzzer.FindingCount} findings; {fuzzer.Coverage}{(work.IsCompleted ? "\n" : "")}");
        }
    }

    private static string Tell(long played, TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{played:#,0} dialogues in {duration.TotalSeconds:0.0} s, {played / duration.TotalSeconds:#,0}/s");

    private static void Write(FuzzReport report, FindingFolder folder, Testee testee, TextWriter output)
    {
        var end = report.Interrupted ? " (interrupted)" : "";
        var found = $"{report.Findings.Length} findings, {report.Unconfirmed} not confirmed";
        output.WriteLine($"{Tell(report.Played, report.Duration)}; {found}{end}");
        output.WriteLine(report.Coverage);
        foreach (var finding in report.Findings)
        {
            output.WriteLine($"{finding.Problem.Requirement}: {finding.Problem.Summary}");
            output.WriteLine($"  {finding.Dialogue.FrameCount} frames: wsspec replay {folder.PathOf(finding.Name)} {testee.Rerun}");
        }

        foreach (var death in report.Deaths.Where(death => death.Culprit is null))
        {
            output.WriteLine($"the testee has stopped working{(death.Revived ? ", and was brought back" : "")}: {death.Symptom}; dialogues that may be the cause: {string.Join(", ", death.Suspects)}");
        }
    }
}
