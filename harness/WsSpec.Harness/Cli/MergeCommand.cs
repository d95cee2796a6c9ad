using System.CommandLine;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Reports.Json;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec merge FILE…</c>: one report out of several, of the shards of one run or of several targets.</summary>
internal sealed class MergeCommand : Command
{
    private readonly Argument<string[]> _files = new("files") { Description = "JSON reports", Arity = ArgumentArity.OneOrMore };
    private readonly OutputArguments _output = new();
    private readonly GateArguments _gate = new();

    public MergeCommand()
        : base("merge", "Put saved runs together: shards of one target become one run, several targets one report.")
    {
        Add(_files);
        _output.AddTo(this);
        _gate.AddTo(this);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var output = _output.Parse(arguments);
        var gate = _gate.Parse(arguments);
        return output.Write(gate.Apply(Merging.Merge(arguments.GetValue(_files)!.SelectMany(file => JsonReport.Read(file)))));
    }
}
