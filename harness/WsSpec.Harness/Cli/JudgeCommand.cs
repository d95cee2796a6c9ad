using System.CommandLine;
using Spectre.Console;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec judge FILE</c>: judges the transcripts of a saved run again, without a network.</summary>
internal sealed class JudgeCommand : Command
{
    private readonly Argument<string> _file = new("file") { Description = "a JSON report" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "show non-strict and inconclusive results one by one" };

    public JudgeCommand()
        : base("judge", "Judge a saved run again.")
    {
        Add(_file);
        Add(_verbose);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var saved = JsonReport.Read(arguments.GetValue(_file)!);
        var report = saved with { Results = RunRecorder.InOrder([.. saved.Results.OfType<CaseResult>().Select(r => Judge(r, saved.Profile))], saved.Testee) };
        new ConsoleReport(AnsiConsole.Console).Write(report, arguments.GetValue(_verbose));
        return report.Count(Verdict.Fail) > 0 ? ExitCode.Nonconformant : ExitCode.Ok;
    }

    private static CaseResult Judge(CaseResult result, TargetProfile profile) =>
        result.Transcript is { } transcript ? result with { Judgement = Oracle.Judge(result.Case, transcript, profile) } : result;
}
