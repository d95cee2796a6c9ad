using System.CommandLine;
using WsSpec.Fuzzing.Afl;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Coverage;
using WsSpec.Fuzzing.Engine;
using WsSpec.Fuzzing.Processes;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Cli;

/// <summary><c>TARGET</c>: looks for inputs that break the target's property.</summary>
internal sealed class CampaignCommand : RootCommand
{
    private readonly TargetList _targets;
    private readonly Argument<IFuzzTarget?> _target;
    private readonly Option<TimeSpan> _time = SharedArguments.Time("how long, such as 90s, 10m or 2h");
    private readonly Option<int> _jobs = SharedArguments.Jobs();
    private readonly Option<string> _engine = new("--engine") { Description = "who searches", DefaultValueFactory = _ => "builtin" };
    private readonly Option<string?> _name = new("--name")
    {
        Description = "for AFL++: what this host is called in a folder that several share (the machine's name)",
        HelpName = "HOST",
    };

    private readonly Option<AflRole> _role = new("--role")
    {
        Description = "for AFL++: whether this host has the main instance (auto: the first host in the folder has it)",
        DefaultValueFactory = _ => AflRole.Auto,
        HelpName = "auto|main|secondary",
    };

    private readonly Option<bool> _saveSeeds =
        new("--save-seeds") { Description = "make the inputs found, distilled, the seeds of the repository" };

    public CampaignCommand(TargetList targets)
        : base("Looks for octets that break a property of the code.")
    {
        _targets = targets;
        _target = SharedArguments.Target(targets, optional: true);
        Add(_target);
        _engine.AcceptOnlyFromAmong("builtin", "afl");
        foreach (var option in new Option[] { _time, _jobs, _engine, _name, _role, _saveSeeds })
        {
            Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        if ((arguments.GetValue(_target) ?? _targets.Only) is not { } target)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync("name a target: 'list' shows them");
            return FuzzExitCode.Usage;
        }

        if (arguments.GetValue(_name) is { } name && !AflHost.IsName(name))
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync($"'{name}' is no name: up to 24 letters, digits, - and _");
            return FuzzExitCode.Usage;
        }

        try
        {
            return await ExecuteAsync(target, arguments, cancellation);
        }
        catch (CampaignException e)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return FuzzExitCode.Failed;
        }
    }

    private async Task<int> ExecuteAsync(IFuzzTarget target, ParseResult arguments, CancellationToken cancellation)
    {
        var output = arguments.InvocationConfiguration.Output;
        await output.WriteLineAsync($"{target.Name}: {target.Property}");
        var folders = CorpusFolders.Find(target);
        var jobs = Math.Max(1, arguments.GetValue(_jobs));
        var time = arguments.GetValue(_time);
        using var host = arguments.GetValue(_engine) == "afl"
            ? AflHost.Join(folders.Afl, arguments.GetValue(_name) ?? AflHost.DefaultName, arguments.GetValue(_role))
            : null;
        using var copy = _targets.Instrument();
        var findings = host is not null
            ? await new AflCampaign(folders, copy, host, jobs, time).RunAsync(output, cancellation)
            : await SearchAsync(new(folders, copy, jobs, time), new(output), cancellation);
        if (arguments.GetValue(_saveSeeds))
        {
            await Distillation.RunAsync(copy, target, folders.Queue, folders.Seeds, Novelty.Edges);
        }

        new CampaignOutput(output).List(findings);
        return findings.Count == 0 ? FuzzExitCode.Ok : FuzzExitCode.Broken;
    }

    private static async Task<IReadOnlyList<string>> SearchAsync(CoverageSearch campaign, CampaignOutput output, CancellationToken cancellation)
    {
        var result = await campaign.RunAsync(soFar => output.ShowStatus(soFar.ToString()), cancellation);
        output.EndStatus(result.ToString());
        return result.Findings;
    }
}
