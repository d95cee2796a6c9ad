using System.CommandLine;
using System.Net;
using Spectre.Console;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Protocol;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec run [URL]</c>: plays the cases against a server and reports.</summary>
internal sealed class RunCommand : Command
{
    private readonly TargetArguments _target = new();
    private readonly SelectionArguments _selection = new();
    private readonly RunArguments _run = new();
    private readonly OutputArguments _output = new();
    private readonly GateArguments _gate = new();

    public RunCommand()
        : base("run", "Run the conformance cases against a server.")
    {
        _target.AddTo(this);
        _selection.AddTo(this);
        _run.AddTo(this);
        _output.AddTo(this);
        _gate.AddTo(this);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var output = _output.Output(arguments);
        var baseline = _gate.Baseline(arguments);
        var settings = _run.Settings(arguments);
        var url = _target.Url(arguments);
        var cases = _selection.Selection(arguments).Select(Role.Server);
        if (cases.IsEmpty)
        {
            throw new CommandException("no case is selected", ExitCode.NothingTested);
        }

        await using var reference = url is null ? Embedded() : null;
        var target = _target.Definition(arguments, url ?? reference!.Url);
        var definition = url is null ? target with { Name = "the embedded reference server", RerunOptions = "" } : target;
        if (_selection.Suite(arguments) != SuiteChoice.Native)
        {
            // Autobahn's cases say themselves how they are cut into writes.
            settings = settings with { Deliveries = [Delivery.Whole], Kind = TargetKind.Echo };
            definition = definition with { RerunOptions = $"{definition.RerunOptions} --suite {cases[0].Family}" };
        }

        var session = new RunSession(definition, settings);
        var profile = await session.ProbeAsync(cancellation);
        output.Console.MarkupLine($"[bold]wsspec {JsonReport.ToolVersion}[/] · {Markup.Escape(definition.Name)} · {Describe(profile)} · {cases.Length} cases");
        var report = await Progress.ShowAsync(
            output.Console, cases.Length * settings.Deliveries.Length, progress => session.RunAsync(cases, progress, cancellation));
        return output.Write(_gate.Apply(arguments, baseline, [report]));
    }

    internal static ReferenceServer Embedded() =>
        new(new IPEndPoint(IPAddress.Loopback, 0), null, new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);

    private static string Describe(TargetProfile profile) =>
        (profile.Echoes ? "echo server" : "opaque server (does not echo: messages are proved by Ping and Pong)")
        + (profile.Offers.HasFlag(Needs.Deflate) ? ", permessage-deflate" : "");
}
