using System.CommandLine;
using System.Text.Json;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec list</c>: the cases, or the requirements with the cases that touch them.</summary>
internal sealed class ListCommand : Command
{
    private readonly SelectionArguments _selection = new();
    private readonly Option<bool> _json = new("--json") { Description = "as JSON" };
    private readonly Option<string> _by = new("--by") { Description = "what the list is of", DefaultValueFactory = _ => "case" };
    private readonly Option<string> _testee = new("--testee") { Description = "the role of the implementation under test", DefaultValueFactory = _ => "server" };

    public ListCommand()
        : base("list", "List the cases, or the requirements and what covers them.")
    {
        _selection.AddTo(this);
        _by.AcceptOnlyFromAmong("case", "requirement");
        _testee.AcceptOnlyFromAmong("server", "client");
        Add(_by);
        Add(_testee);
        Add(_json);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var testee = arguments.GetValue(_testee) == "client" ? Role.Client : Role.Server;
        var cases = _selection.Parse(arguments).Select(testee);
        var (json, output) = (arguments.GetValue(_json), arguments.InvocationConfiguration.Output);
        if (arguments.GetValue(_by) == "requirement")
        {
            ListRequirements(Coverage.Of(testee, cases), json, output);
        }
        else
        {
            ListCases(cases, json, output);
        }

        return ExitCode.Ok;
    }

    private static void ListCases(IReadOnlyCollection<ConformanceCase> cases, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize([.. cases.Select(CaseDocument.Of)], ListJson.Default.CaseDocumentArray));
            return;
        }

        foreach (var @case in cases)
        {
            output.WriteLine($"{@case.Id,-72} {@case.Title}");
        }
    }

    private static void ListRequirements(Coverage coverage, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(CoverageDocument.Of(coverage), ListJson.Default.CoverageDocument));
            return;
        }

        foreach (var row in coverage.Rows)
        {
            var how = row.Cases.Length > 0 ? $"{row.Cases.Length} cases" : row.Excuse is { } excuse ? $"excused: {excuse}" : "NOT COVERED";
            output.WriteLine($"{row.Requirement.Id,-20} {row.Requirement.Level,-9} {how}");
        }

        output.WriteLine(coverage.Summary);
    }
}
