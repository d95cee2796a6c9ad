using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Text;
using WsSpec.Suite;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec explain ID</c>: what a case sends, what is allowed, and which requirement says so.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly Argument<string> _id = new("id") { Description = "id of a case or of a requirement" };

    public ExplainCommand()
        : base("explain", "Explain a case, octet by octet, or a requirement.")
    {
        Add(_id);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var id = arguments.GetValue(_id)!;
        var lines = ConformanceCatalogue.Find(id) is { } @case ? Explain(@case)
            : AutobahnCatalogue.Of(id) is { } autobahn ? Explain(autobahn)
            : Registry.Contains(id) ? Explain(Registry.Get(id))
            : throw new CommandException($"there is no case or requirement '{id}' (wsspec list shows all)");
        foreach (var line in lines)
        {
            arguments.InvocationConfiguration.Output.WriteLine(line);
        }

        return ExitCode.Ok;
    }

    private static IEnumerable<string> Explain(Suite.Cases.ConformanceCase @case) =>
    [
        @case.Id,
        @case.Title,
        "",
        "Requirements:",
        .. @case.Touches.Select(id => Registry.Get(id)).Select(r => $"  {r.Id} {r.Level}: {r.Text}"),
        "",
        $"Script (for a {@case.Testee} under test{(@case.Needs == Suite.Cases.Needs.None ? "" : $", needs {@case.Needs}")}):",
        .. @case.Script.SelectMany(Explanation.Of).Select(line => "  " + line),
        "",
        "Outcomes, the first that matches counts:",
        .. @case.Outcomes.SelectMany(o => new[]
        {
            $"  {VerdictWords.Name(o.Verdict),-14} {o.Summary}{(o.Breaks is { } broken ? $" (breaks {broken})" : o.Uses is { } used ? $" (left open by {used})" : "")}",
            $"  {"",-14} {string.Join(" · ", o.Trace.Select(p => p.Describe()))}",
        }),
        $"  {"fail",-14} anything else (breaks {@case.Covers[0]})",
    ];

    private static IEnumerable<string> Explain(AutobahnCase @case) =>
    [
        @case.Scenario.Id,
        @case.Description,
        @case.Expectation,
        "",
        "Script:",
        .. @case.Script.SelectMany(Explanation.Of).Select(line => "  " + line),
    ];

    private static IEnumerable<string> Explain(Requirement requirement) =>
    [
        $"{requirement.Id} {requirement.Level}, {requirement.Document} section {requirement.Section}",
        requirement.Text,
        .. requirement.Notes.Length > 0 ? [$"Ruling: {requirement.Notes}"] : (string[])[],
        $"Broken, it gives: {VerdictWords.Name(requirement.VerdictIfViolated)}",
        .. requirement.ServerExcuse is { } server ? [$"No server case: {server}"] : (string[])[],
        .. requirement.ClientExcuse is { } client ? [$"No client case: {client}"] : (string[])[],
        "Cases:",
        .. ConformanceCatalogue.All.Where(c => c.Touches.Contains(requirement.Id)).Select(c => $"  {c.Id}"),
    ];
}
