using System.CommandLine;
using WsSpec.Fuzz.Afl;
using WsSpec.Fuzz.Engine;

namespace WsSpec.Fuzz.Cli;

/// <summary><c>TARGET</c>: looks for inputs that break the target's property.</summary>
internal sealed class CampaignCommand : RootCommand
{
    private readonly Argument<IFuzzTarget?> _target;
    private readonly Option<TimeSpan> _time = SharedArguments.Time("how long, such as 90s, 10m or 2h");
    private readonly Option<int> _jobs = SharedArguments.Jobs();
    private readonly Option<string> _engine = new("--engine") { Description = "who searches", DefaultValueFactory = _ => "builtin" };
    private readonly Option<bool> _saveSeeds = new("--save-seeds") { Description = "make the inputs found, distilled, the seeds of the repository" };

    public CampaignCommand(TargetList targets)
        : base("Looks for octets that break a property of the project's own code.")
    {
        _target = SharedArguments.Target(targets, optional: true);
        Add(_target);
        _engine.AcceptOnlyFromAmong("builtin", "afl");
        foreach (var option in new Option[] { _time, _jobs, _engine, _saveSeeds })
        {
            Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        if (arguments.GetValue(_target) is not { } target)
        {
            await Console.Error.WriteLineAsync("name a target: 'list' shows them");
            return ExitCode.Usage;
        }

        Console.WriteLine($"{target.Name}: {target.Property}");
        var folders = CorpusFolders.Find(target);
        var jobs = Math.Max(1, arguments.GetValue(_jobs));
        var time = arguments.GetValue(_time);
        var findings = arguments.GetValue(_engine) == "afl"
            ? await new AflCampaign(folders, jobs, time).RunAsync(Console.Out, cancellation)
            : await SearchAsync(new Campaign(folders, jobs, time), cancellation);
        if (arguments.GetValue(_saveSeeds))
        {
            using var copy = new Instrumentation();
            await Distillation.RunAsync(copy, target, folders.Queue, folders.Seeds, Precision.Edges);
        }

        Said.Findings(findings);
        return findings.Count == 0 ? ExitCode.Ok : ExitCode.Broken;
    }

    private static async Task<IReadOnlyList<string>> SearchAsync(Campaign campaign, CancellationToken cancellation)
    {
        var result = await campaign.RunAsync(soFar => Said.Live(soFar.ToString()), cancellation);
        Said.Last(result.ToString());
        return result.Findings;
    }
}
