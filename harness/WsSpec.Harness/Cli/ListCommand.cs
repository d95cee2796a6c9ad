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
        var cases = _selection.Selection(arguments).Select(testee);
        if (cases.IsEmpty)
        {
            throw new CommandException("no case is selected", ExitCode.NothingTested);
        }

        var json = arguments.GetValue(_json);
        if (arguments.GetValue(_by) == "requirement")
        {
            ListRequirements(Coverage.Of(testee, cases), json);
        }
        else
        {
            ListCases(cases, json);
        }

        return ExitCode.Ok;
    }

    private static void ListCases(IReadOnlyCollection<ConformanceCase> cases, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize([.. cases.Select(CaseDocument.Of)], ListJson.Default.CaseDocumentArray));
            return;
        }

        foreach (var @case in cases)
        {
            Console.Out.WriteLine($"{@case.Id,-72} {@case.Title}");
        }
    }

    private static void ListRequirements(Coverage coverage, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(CoverageDocument.Of(coverage), ListJson.Default.CoverageDocument));
            return;
        }

        foreach (var row in coverage.Rows)
        {
            var how = row.Cases.Length > 0 ? $"{row.Cases.Length} cases" : row.Excuse is { } excuse ? $"excused: {excuse}" : "NOT COVERED";
            Console.Out.WriteLine($"{row.Requirement.Id,-20} {row.Requirement.Level,-9} {how}");
        }

        Console.Out.WriteLine(coverage.Summary);
    }
}
