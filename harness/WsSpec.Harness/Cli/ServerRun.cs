using System.CommandLine;
using System.Net;
using Spectre.Console;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Cli;

/// <summary>The run of one server: it is started where that was asked for, waited for, probed, put to the cases and stopped.</summary>
internal sealed class ServerRun(TargetArguments target, IAnsiConsole console, RunSettings settings)
{
    /// <param name="arguments">Those of the target.</param>
    /// <param name="moreRerunOptions">Options that repeat the run but belong to no target.</param>
    /// <exception cref="Transports.TargetUnreachableException">The server does not take part; the message says why.</exception>
    public async Task<RunReport> RunAsync(
        ParseResult arguments, RunPlan plan, string moreRerunOptions, CancellationToken cancellation)
    {
        var url = target.Url(arguments);
        await using var reference = url is null ? Embedded() : null;
        var definition = target.Definition(arguments, url ?? reference!.Url);
        definition = definition with
        {
            Name = url is null ? "the embedded reference server" : definition.Name,
            RerunOptions = (url is null ? "" : definition.RerunOptions) + moreRerunOptions,
        };
        await using var process = target.Process(arguments, definition.Target);
        await process.StartAsync(cancellation);
        var memory = new MemorySampler(() => target.ProcessId(arguments) ?? process.Id);
        var session = new RunSession(definition, settings with { Revive = target.CanComeBack(arguments) ? process.ReviveAsync : null });
        var profile = await session.ProbeAsync(cancellation);
        console.MarkupLine($"[bold]wsspec {JsonReport.ToolVersion}[/] · {Markup.Escape(definition.Name)} · {Describe(profile)} · {plan.Cases.Length} cases");
        memory.Sample();
        var report = await Progress.ShowAsync(
            console,
            plan.Cases.Length * settings.Deliveries.Length,
            progress => session.RunAsync(plan, result => { memory.Sample(); progress(result); }, cancellation));
        return report with { Memory = memory.Use };
    }

    internal static TransportListener Embedded() =>
        new(new IPEndPoint(IPAddress.Loopback, 0), null, new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);

    private static string Describe(TargetProfile profile) =>
        (profile.Echoes ? "echo server" : "opaque server (does not echo: messages are proved by Ping and Pong)")
        + (profile.Offers.HasFlag(Needs.Deflate) ? ", permessage-deflate" : "");
}
