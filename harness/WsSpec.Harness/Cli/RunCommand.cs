using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using Spectre.Console;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Protocol;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec run [URL]</c>: plays the cases against a server and reports.</summary>
internal sealed class RunCommand : Command
{
    private readonly TargetArguments _target = new();
    private readonly SelectionArguments _selection = new();
    private readonly Option<int> _jobs = new("--jobs", "-j") { Description = "cases under way at once", DefaultValueFactory = _ => 8 };
    private readonly Option<int> _seed = new("--seed") { Description = "determines keys and payloads", DefaultValueFactory = _ => 1 };
    private readonly Option<double> _timeScale = new("--time-scale") { Description = "factor for all deadlines", DefaultValueFactory = _ => 1 };
    private readonly Option<double?> _timeout = new("--timeout") { Description = "seconds to wait for an answer (default 5)", HelpName = "SECONDS" };
    private readonly Option<string> _kind = new("--target") { Description = "whether the server echoes; auto finds out", DefaultValueFactory = _ => "auto" };
    private readonly Option<string[]> _deliveries = new("--axes") { Description = "how octets are cut into writes: whole, octet, frame, coalesced or all", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _reports = new("--report") { Description = "a report besides the one on the console; repeatable", HelpName = "FORMAT=PATH" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "show non-strict and inconclusive results one by one" };

    public RunCommand()
        : base("run", "Run the conformance cases against a server.")
    {
        _target.AddTo(this);
        _selection.AddTo(this);
        _kind.AcceptOnlyFromAmong("auto", "echo", "opaque");
        _deliveries.AcceptOnlyFromAmong("whole", "octet", "frame", "coalesced", "all");
        foreach (var option in new Option[] { _kind, _deliveries, _jobs, _seed, _timeout, _timeScale, _reports, _verbose })
        {
            Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var reports = ReportArgument.Parse(arguments.GetValue(_reports) ?? []);
        var url = _target.Url(arguments);
        var cases = _selection.Selection(arguments).Select(Role.Server);
        if (cases.IsEmpty)
        {
            throw new CommandException("no case is selected", ExitCode.NothingTested);
        }

        await using var reference = url is null ? Embedded() : null;
        var target = new UrlTarget(url ?? reference!.Url, _target.Options(arguments));
        var driver = Driver(arguments, target);
        var profile = await ProfileAsync(arguments, target, driver, cancellation);
        using var runner = new Runner(target, new()
        {
            Driver = driver with { Profile = profile },
            Jobs = Math.Max(1, arguments.GetValue(_jobs)),
            Transport = arguments.GetValue<string?>("--unix") is not null ? TransportKind.Unix : target.IsTls ? TransportKind.Tls : TransportKind.Tcp,
            Deliveries = Deliveries(arguments),
        });

        AnsiConsole.MarkupLine($"[bold]wsspec {JsonReport.ToolVersion}[/] · {Markup.Escape(url is null ? "the embedded reference server" : target.Name)} · {Describe(profile)} · {cases.Length} cases");
        var report = await Progress.ShowAsync(
            AnsiConsole.Console,
            cases.Length * Deliveries(arguments).Length,
            progress => RunRecorder.RecordAsync(runner, target, driver with { Profile = profile }, cases, progress, cancellation));
        report = report with { RerunOptions = url is null ? "" : url.ToString() };
        new ConsoleReport(AnsiConsole.Console).Write(report, arguments.GetValue(_verbose));
        foreach (var requested in reports)
        {
            requested.Write(report);
        }

        return report.Interrupted ? ExitCode.Interrupted
            : report.Death is not null || report.Count(Verdict.Fail) > 0 ? ExitCode.Nonconformant
            : report.Count(Verdict.Error) > 0 ? ExitCode.HarnessError
            : ExitCode.Ok;
    }

    private static ReferenceServer Embedded() =>
        new(new IPEndPoint(IPAddress.Loopback, 0), null, new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);

    private DriverOptions Driver(ParseResult arguments, UrlTarget target)
    {
        var timers = Timers.Default.Scaled(arguments.GetValue(_timeScale));
        return new()
        {
            Settings = _target.Settings(arguments, target),
            Seed = arguments.GetValue(_seed),
            Timers = arguments.GetValue(_timeout) is { } seconds ? timers with { Answer = TimeSpan.FromSeconds(seconds), Handshake = TimeSpan.FromSeconds(seconds) } : timers,
        };
    }

    private async Task<TargetProfile> ProfileAsync(ParseResult arguments, UrlTarget target, DriverOptions driver, CancellationToken cancellation)
    {
        var found = await Prober.ProbeAsync(target, driver, cancellation);
        return arguments.GetValue(_kind) switch
        {
            "echo" => found with { Offers = found.Offers | Needs.Echo },
            "opaque" => found with { Offers = found.Offers & ~Needs.Echo, Greetings = [] },
            _ => found,
        };
    }

    private ImmutableArray<Delivery> Deliveries(ParseResult arguments) => arguments.GetValue(_deliveries) switch
    {
        null or [] => [Delivery.Whole],
        var names when names.Contains("all") => [.. Enum.GetValues<Delivery>()],
        var names => [.. Enum.GetValues<Delivery>().Where(d => names.Contains(Axes.Name(d)))],
    };

    private static string Describe(TargetProfile profile) =>
        (profile.Echoes ? "echo server" : "opaque server (does not echo: messages are proved by Ping and Pong)")
        + (profile.Offers.HasFlag(Needs.Deflate) ? ", permessage-deflate" : "");
}
