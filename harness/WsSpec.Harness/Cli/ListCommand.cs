using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec list</c>: the cases and standing rules, their families, or the requirements with what touches them.</summary>
internal sealed class ListCommand : Command
{
    private const string Case = "case";
    private const string Family = "family";
    private const string Requirement = "requirement";

    private readonly SelectionArguments _selection = new();
    private readonly Option<bool> _json = new("--json") { Description = "as JSON" };
    private readonly Option<string> _by = new("--by") { Description = "what the list is of", DefaultValueFactory = _ => Case };
    private readonly Option<string> _testee = new(
        "--testee")
    { Description = "the role of the implementation under test", DefaultValueFactory = _ => "server" };

    public ListCommand()
        : base("list", "List the cases and standing rules, their families, or the requirements and what covers them.")
    {
        _selection.AddTo(this);
        _by.AcceptOnlyFromAmong(Case, Family, Requirement);
        _testee.AcceptOnlyFromAmong("server", "client");
        Add(_by);
        Add(_testee);
        Add(_json);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var testee = arguments.GetValue(_testee) == "client" ? Role.Client : Role.Server;
        var selection = _selection.Parse(arguments);
        var plan = selection.Select(testee);
        ImmutableArray<ICheck> checks = [.. plan.Reported.Where(selection.Includes)];
        ImmutableArray<FamilyDocument> families = [.. FamilyDocument.Of(checks)];
        var by = arguments.GetValue(_by);
        if (checks.IsEmpty || (by == Family && families.IsEmpty))
        {
            throw new CommandException(
                checks.IsEmpty ? "no case is selected" : $"the suite {plan.Suite.Name} has no families of its own", ExitCode.NothingTested);
        }

        var json = arguments.GetValue(_json);
        var output = arguments.InvocationConfiguration.Output;
        output.WriteLine((by, json) switch
        {
            (Requirement, true) =>
                JsonSerializer.Serialize(CoverageDocument.Of(Coverage.Of(testee, plan.Reported)), ListJson.Default.CoverageDocument),
            (Requirement, false) => string.Join(output.NewLine, Lines(Coverage.Of(testee, plan.Reported))),
            (Family, true) => JsonSerializer.Serialize([.. families], ListJson.Default.FamilyDocumentArray),
            (Family, false) => string.Join(output.NewLine, families.Select(f => $"{f.Name,-18} {f.Checks,4}  {f.Subject} ({f.Anchor})")),
            (_, true) =>
                JsonSerializer.Serialize([.. checks.Select(check => CaseDocument.Of(check, testee))], ListJson.Default.CaseDocumentArray),
            _ => string.Join(output.NewLine, checks.Select(check => $"{check.Id,-72} {check.Title}")),
        });
        return ExitCode.Ok;
    }

    private static IEnumerable<string> Lines(Coverage coverage)
    {
        foreach (var row in coverage.Rows)
        {
            var how = row.Cases.Length > 0 ? $"{row.Cases.Length} cases" : row.Excuse is { } excuse ? $"excused: {excuse}" : "NOT COVERED";
            yield return $"{row.Requirement.Id,-20} {row.Requirement.Level,-9} {how}";
        }

        yield return coverage.Summary;
    }
}
