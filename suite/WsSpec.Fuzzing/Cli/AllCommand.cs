using System.CommandLine;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Engine;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Cli;

/// <summary><c>all</c>: a campaign for every target, and a table of what they have come to.</summary>
internal sealed class AllCommand : Command
{
    private readonly TargetList _targets;
    private readonly Option<TimeSpan> _time = SharedArguments.Time("how long for each target, such as 90s, 10m or 2h");
    private readonly Option<int> _jobs = SharedArguments.Jobs();
    private readonly Option<int> _atOnce =
        new("--at-once") { Description = "targets under way at once", DefaultValueFactory = _ => 1, HelpName = "COUNT" };

    public AllCommand(TargetList targets)
        : base("all", "Search every target and show what was covered.")
    {
        _targets = targets;
        foreach (var option in new Option[] { _time, _jobs, _atOnce })
        {
            Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var writer = arguments.InvocationConfiguration.Output;
        var output = new CampaignOutput(writer);
        var jobs = Math.Max(1, arguments.GetValue(_jobs));
        var atOnce = Math.Max(1, arguments.GetValue(_atOnce));
        var results = new CampaignResult[_targets.All.Length];
        using var copy = _targets.Instrument();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, results.Length),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation },
            async (i, token) =>
            {
                var campaign = new CoverageSearch(CorpusFolders.Find(_targets.All[i]), copy, jobs, arguments.GetValue(_time));

                // The status line has room for one target.
                results[i] = await campaign.RunAsync(atOnce == 1 ? soFar => output.ShowStatus(Row(soFar)) : _ => { }, token);
                output.EndStatus(Row(results[i]));
            });
        await writer.WriteLineAsync(
            $"{results.Sum(result => result.Runs):#,0} runs, {results.Sum(result => result.Edges)} edges, "
            + $"{results.Sum(result => result.Findings.Length)} findings");
        output.List(results.SelectMany(result => result.Findings));
        return results.All(result => result.Findings.IsEmpty) ? FuzzExitCode.Ok : FuzzExitCode.Broken;
    }

    private static string Row(CampaignResult result) => $"{result.Target,-22}{result}";
}
