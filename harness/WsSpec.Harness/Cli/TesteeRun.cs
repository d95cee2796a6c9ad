using Spectre.Console;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Cli;

/// <summary>The run of one testee: it is started where that was asked for, waited for, probed, put to the cases and stopped.</summary>
internal sealed class TesteeRun(Output output, RunConfiguration configuration, RunPlan plan)
{
    /// <exception cref="Transports.TargetUnreachableException">The testee does not take part; the message says why.</exception>
    public async Task<RunFacts> RunAsync(Testee testee, CancellationToken cancellation)
    {
        await using var session = await RunSession.OpenAsync(testee, configuration, cancellation);
        output.Console.MarkupLine(
            $"[bold]wsspec {JsonReport.ToolVersion}[/] · {Markup.Escape(testee.Name)} · {Describe(session.Testee)} · {plan.Cases.Length} cases");
        return await Progress.ShowAsync(
            output.Progress,
            plan.Cases.Length * configuration.Deliveries.Length,
            progress => session.PlayAsync(plan, progress, cancellation));
    }

    private static string Describe(Counterpart testee)
    {
        var noun = testee.Role == Role.Server ? "server" : "client";
        return (testee.Profile.Echoes ? $"echo {noun}" : $"opaque {noun} (does not echo: messages are proved by Ping and Pong)")
            + (testee.Profile.Offers.HasFlag(Needs.Deflate) ? ", permessage-deflate" : "");
    }
}
