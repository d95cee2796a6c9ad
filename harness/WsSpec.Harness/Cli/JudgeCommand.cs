using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec judge FILE</c>: judges the transcripts of a saved run again, without a network.</summary>
internal sealed class JudgeCommand : Command
{
    private readonly Argument<string> _file = new("file") { Description = "a JSON report or a journal" };
    private readonly OutputArguments _output = new();
    private readonly GateArguments _gate = new();

    public JudgeCommand()
        : base("judge", "Judge a saved run again.")
    {
        Add(_file);
        _output.AddTo(this);
        _gate.AddTo(this);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var output = _output.Parse(arguments);
        var gate = _gate.Parse(arguments);
        return output.Write(gate.Apply([.. SavedRuns.Read(arguments.GetValue(_file)!, output.Note).Select(Judge)]));
    }

    private static RunReport Judge(RunReport saved)
    {
        var (facts, rules) = (saved.Facts, saved.Facts.Results.OfType<StandingResult>());
        ImmutableArray<CaseResult> judged = [.. facts.Results.OfType<CaseResult>().Select(r => r.JudgedAgain(facts.Profile))];
        return saved with { Facts = facts with { Results = RunRecorder.InOrder(judged, rules) } };
    }
}
