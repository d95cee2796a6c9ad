using System.CommandLine;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec merge FILE…</c>: one report out of several, of the shards of one run or of several targets.</summary>
internal sealed class MergeCommand : Command
{
    private readonly PartsArguments _parts = new();
    private readonly OutputArguments _output = new();
    private readonly GateArguments _gate = new();

    public MergeCommand()
        : base("merge", "Put saved runs together: shards of one target become one run, several targets one report.")
    {
        _parts.AddTo(this);
        _output.AddTo(this);
        _gate.AddTo(this);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var output = _output.Parse(arguments);
        var gate = _gate.Parse(arguments) with { AllowsPartial = _parts.AllowsPartial(arguments) };
        var merged = _parts.Read(arguments, output.Note);
        foreach (var missing in output.Reports.Any(r => r.Path is null) ? merged.SelectMany(run => run.Facts.Missing) : [])
        {
            output.Note(missing);
        }

        return output.Write(gate.Apply(merged));
    }
}
