using System.Collections.Immutable;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Autobahn;

/// <summary>Runs what a specification file asks for, server after server, and says so in the lines that scripts look for.</summary>
/// <param name="spec">What to run.</param>
/// <param name="catalogue">The cases, full or quick.</param>
/// <param name="jobs">How many cases are under way at once; with 1 they are played in the order of their ids.</param>
/// <param name="output">Receives the lines.</param>
/// <param name="error">Receives what Autobahn would not say.</param>
internal sealed class FuzzingClientRun(FuzzingClientSpec spec, AutobahnCatalogue catalogue, int jobs, TextWriter output, TextWriter error)
{
    private const string UnknownServer = "UnknownServer";

    /// <summary>The results in the order of the servers and of the cases. A server that cannot be connected to has none.</summary>
    public async Task<ImmutableArray<AutobahnResult>> RunAsync(CancellationToken cancellation)
    {
        var selected = spec.Selection.Select(catalogue);
        await output.WriteLineAsync($"Ok, will run {selected.Length} test cases against {spec.Servers.Length} servers");
        var results = ImmutableArray.CreateBuilder<AutobahnResult>();
        foreach (var server in spec.Servers)
        {
            if (!server.Options.Ignored.IsEmpty)
            {
                await error.WriteLineAsync($"wsspec: options without effect: {string.Join(", ", server.Options.Ignored)}");
            }

            results.AddRange(await RunAsync(server, selected, cancellation));
        }

        return results.ToImmutable();
    }

    private async Task<IEnumerable<AutobahnResult>> RunAsync(
        FuzzedServer server, ImmutableArray<AutobahnCase> selected, CancellationToken cancellation)
    {
        var name = server.Testee.Name;
        var configuration = new RunConfiguration { Jobs = jobs, Play = new() { Timers = server.Options.Timers } };
        using var runner = new Runner(server.Testee, configuration, revive: null);
        var plan = new RunPlan(new AutobahnSuite(catalogue, server.Options.FailByDrop), [.. InOrder(selected, server.Agent)], []);
        var played = new List<CaseResult>();
        try
        {
            await foreach (var result in runner.RunAsync(plan, cancellation))
            {
                played.Add(result);
                await output.WriteLineAsync($"Running test case ID {((AutobahnCase)result.Case).Id} for agent {Agent(server, result) ?? UnknownServer} from peer {name}");
            }
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("wsspec: interrupted; the cases so far are reported");
        }

        if (played.TrueForAll(r => r.Conversation is null))
        {
            await error.WriteLineAsync($"wsspec: {runner.Deaths.FirstOrDefault()?.Symptom ?? $"nothing was run against {name}"}");
            return [];
        }

        var agent = played.Select(r => Agent(server, r)).FirstOrDefault(a => a is not null) ?? UnknownServer;
        return played.Select(r => Result(r, Agent(server, r) ?? agent))
            .Where(r => !spec.Selection.IsExcluded(r.Agent, r.Case.Id))
            .OrderBy(r => r.Case.Number);
    }

    /// <summary>The long ones first, so that no core is idle at the end.</summary>
    private IEnumerable<AutobahnCase> InOrder(ImmutableArray<AutobahnCase> selected, string? agent)
    {
        var wanted = selected.Where(c => agent is null || !spec.Selection.IsExcluded(agent, c.Id));
        return jobs == 1 ? wanted : wanted.OrderByDescending(c => c.Weight);
    }

    private static string? Agent(FuzzedServer server, CaseResult result) =>
        server.Agent ?? result.Conversation?.Response?.Value("Server");

    private static AutobahnResult Result(CaseResult result, string agent)
    {
        var @case = (AutobahnCase)result.Case;
        var started = TimeProvider.System.GetUtcNow() - result.Duration;
        return result is { Conversation: { } conversation, Judgement: AutobahnJudgement judgement }
            ? AutobahnResult.Of(agent, @case, judgement, conversation, started)

            // Autobahn leaves such a case out; to a script that counts failures it would look as if all were well.
            : new(agent, @case, AutobahnJudgement.NotPlayed(result.Judgement.Summary)) { Started = started };
    }
}
