using System.CommandLine;
using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec fuzz merge DIR…</c>: the findings of several runs in one folder, each once.</summary>
internal sealed class FuzzMergeCommand : Command
{
    private readonly Argument<string[]> _folders = new("folders")
    {
        Description = "folders with findings, and with states of campaigns",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "the folder that gets the shortest of each finding, one folder for each target",
        DefaultValueFactory = _ => "wsspec-findings",
        HelpName = "FOLDER",
    };

    public FuzzMergeCommand()
        : base("merge", "Put the findings of several runs together.")
    {
        Add(_folders);
        Add(_output);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var (output, error) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        var merged = CampaignMerge.Of(arguments.GetValue(_folders)!, note => error.WriteLine($"wsspec: {note}"));
        merged.Write(arguments.GetValue(_output)!);
        var extent = merged.Played > 0 ? $" in {merged.Played} dialogues; {merged.Coverage}" : "";
        output.WriteLine($"{merged.Findings.Count} findings{extent}");
        foreach (var (name, finding) in merged.Findings)
        {
            output.WriteLine($"{name}: {finding.Requirement}: {finding.Summary}");
        }

        return merged.Findings.IsEmpty ? ExitCode.Ok : ExitCode.Nonconformant;
    }
}
