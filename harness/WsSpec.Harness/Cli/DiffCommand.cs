using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec diff BEFORE AFTER</c>: what has become worse, what better, and what is new; regressions fail it.</summary>
internal sealed class DiffCommand : Command
{
    private readonly Argument<string> _before = new("before") { Description = "a JSON report or a journal" };
    private readonly Argument<string> _after = new("after") { Description = "a later one" };
    private readonly Option<string> _failOn = new(
        "--fail-on")
    { Description = "the least grave verdict that counts as a failure", DefaultValueFactory = _ => "fail" };

    public DiffCommand()
        : base("diff", "Compare two saved runs: regressions, fixes, new cases.")
    {
        _failOn.AcceptOnlyFromAmong("fail", "nonstrict", "inconclusive");
        Add(_before);
        Add(_after);
        Add(_failOn);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var difference = Difference.Between(
            Read(arguments, arguments.GetValue(_before)!),
            Read(arguments, arguments.GetValue(_after)!),
            Enum.Parse<FailOn>(arguments.GetValue(_failOn)!, ignoreCase: true));
        var output = arguments.InvocationConfiguration.Output;
        Write(output, "regressions", difference.Regressions);
        Write(output, "fixes", difference.Fixes);
        Write(output, "other changes", difference.Other);
        Write(output, "new", difference.New);
        Write(output, "gone", difference.Gone);
        output.WriteLine($"{difference.Regressions.Length} regressions, {difference.Fixes.Length} fixes, {difference.Other.Length} other changes, {difference.New.Length} new, {difference.Gone.Length} gone");
        return difference.Regressions.IsEmpty ? ExitCode.Ok : ExitCode.Nonconformant;
    }

    private static ImmutableArray<RunFacts> Read(ParseResult arguments, string path) =>
    [
        .. SavedRuns.Read(path, note => arguments.InvocationConfiguration.Error.WriteLine($"wsspec: {note}"))
            .Select(report => report.Facts),
    ];

    private static void Write(TextWriter output, string title, ImmutableArray<Change> changes)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        output.WriteLine($"{title}:");
        foreach (var change in changes)
        {
            output.WriteLine(Printable.Line($"  {change.Target}: {change.Name}: {Verdict(change.Before)} -> {Verdict(change.After)}{(change.After is { } after ? $": {after.Judgement.Summary}" : "")}"));
        }

        output.WriteLine();
    }

    private static string Verdict(Running.Result? result) => result is null ? "nothing" : VerdictWords.Name(result.Judgement.Verdict);
}
