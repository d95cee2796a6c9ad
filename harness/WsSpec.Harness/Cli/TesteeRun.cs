using Spectre.Console;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Cli;

/// <summary>The run of one testee: it is started where that was asked for, waited for, probed, put to the cases and stopped.</summary>
internal sealed class TesteeRun(Output output, RunConfiguration configuration, RunPlan plan, GatePolicy gate, Journals journals)
{
    /// <summary>Tries it as often as the endpoint may be tried, each time for as long as that may take.</summary>
    /// <exception cref="TargetUnreachableException">The testee does not take part; the message says why.</exception>
    public async Task<RunFacts> RunAsync(Endpoint endpoint, CancellationToken cancellation)
    {
        for (var left = endpoint.Attempts - 1; ; left--)
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limited.CancelAfter(endpoint.Limit ?? Timeout.InfiniteTimeSpan);
            string complaint;
            try
            {
                var facts = await RunAsync(endpoint.Testee, configuration with { HasTerm = endpoint.Limit is null }, limited.Token);
                complaint = $"{facts.Target} was not done in {endpoint.Limit}";
                if (!facts.Interrupted || left == 0 || cancellation.IsCancellationRequested)
                {
                    return facts;
                }
            }
            catch (TargetUnreachableException e) when (left > 0)
            {
                complaint = e.Message;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                complaint = $"{endpoint.Testee.Name} was not even known in {endpoint.Limit}";
                if (left == 0)
                {
                    throw new TargetUnreachableException(complaint);
                }
            }

            output.Note($"{complaint}; it is tried again");
        }
    }

    private async Task<RunFacts> RunAsync(Testee testee, RunConfiguration configuration, CancellationToken cancellation)
    {
        var underWay = new CasesUnderWay(configuration.Play.Clock);
        var shown = configuration with { Play = configuration.Play with { UnderWay = underWay } };
        await using var session = await RunSession.OpenAsync(testee, shown, cancellation);
        var found = session.Testee;
        var count = Workload.Of(plan, found.Target.Transport, configuration.Deliveries).Variants.Length;
        var part = Part.From(plan.Shard) is { } some ? $" · {some}" : "";
        output.Console.MarkupLine(
            $"[bold]wsspec {Tool.Version}[/] · {Markup.Escape(found.Name)} · {Describe(found)} · {count} cases{part}");
        var journal = journals.For(testee.Name);
        var facts = await Progress.ShowAsync(
            output.Progress, count, underWay, progress => session.PlayAsync(plan, journal, progress, cancellation));
        journal?.End(gate.Assess(facts));
        return facts;
    }

    private static string Describe(Counterpart testee)
    {
        var noun = testee.Role == Role.Server ? "server" : "client";
        return (testee.Profile.Echoes ? $"echo {noun}" : $"opaque {noun} (does not echo: messages are proved by Ping and Pong)")
            + (testee.Profile.Offers.HasFlag(Needs.Deflate) ? ", permessage-deflate" : "");
    }
}
