using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec explain ID</c>: what a case sends, what is allowed, and which requirement says so.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly Argument<string> _id = new(
        "id")
    { Description = "id of a case, a standing rule or a requirement, or the name of a family" };

    public ExplainCommand()
        : base("explain", "Explain a case, octet by octet, a standing rule, a family or a requirement.")
    {
        Add(_id);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var id = arguments.GetValue(_id)!;
        var lines = Suites.Checks.FirstOrDefault(check => check.Id == id) is { } found ? Explain(found)
            : Families.Find(id) is { } family ? Explain(family)
            : Registry.Find(new(id)) is { } requirement ? Explain(requirement)
            : throw new CommandException($"there is no case, standing rule, family or requirement '{id}'{Suggestion.Question(id, Names)} (wsspec list shows all)");
        foreach (var line in lines)
        {
            arguments.InvocationConfiguration.Output.WriteLine(line);
        }

        return ExitCode.Ok;
    }

    private static IEnumerable<string> Names => Suites.Checks.Select(check => check.Id)
        .Concat(Families.All.Select(family => family.Name)).Concat(Registry.All.Select(requirement => requirement.Id.Text));

    private static IEnumerable<string> Explain(ICheck check) => check switch
    {
        ConformanceCase @case => Explain(@case),
        StandingRule rule => Explain(rule),
        AutobahnCase autobahn => Explain(autobahn),
        _ => throw new ArgumentOutOfRangeException(nameof(check)),
    };

    private static IEnumerable<string> Explain(ConformanceCase @case) =>
    [
        @case.Id,
        @case.Title,
        "",
        .. Requirements(@case),
        "",
        $"Script (for {Sides(@case.Testee)}{(@case.Needs == Needs.None ? "" : $", needs {@case.Needs}")}):",
        .. Script(@case.Scenario),
        "",
        "Outcomes, the first that matches counts:",
        .. @case.Outcomes.SelectMany(o => new[]
        {
            $"  {VerdictWords.Name(o.Verdict),-14} {o.Summary}{(o.Breaks is { } broken ? $" (breaks {broken})" : o.Uses is { } used ? $" (left open by {used})" : "")}",
            $"  {"",-14} {string.Join(" · ", o.Trace.Select(p => p.Describe()))}",
        }),
        $"  {"fail",-14} anything else (breaks {@case.Covers[0]})",
    ];

    private static IEnumerable<string> Explain(StandingRule rule) =>
    [
        rule.Id,
        rule.Title,
        "",
        .. Requirements(rule),
        "",
        $"Held against every conversation of a run with {UnderTest(rule.Testee)}, whatever its case is about.",
        $"Broken by {rule.BrokenBy}: {VerdictWords.Name(Registry.Get(rule.Covers[0]).VerdictIfViolated)} (breaks {rule.Covers[0]})",
    ];

    private static IEnumerable<string> Explain(AutobahnCase @case) =>
    [
        @case.Scenario.Id,
        @case.Description,
        @case.Expectation,
        "",
        $"Script (for {Sides(@case.Scenario.Testee)}):",
        .. Script(@case.Scenario),
    ];

    private static IEnumerable<string> Explain(Family family) =>
    [
        family.Name,
        family.Subject,
        family.Anchor,
        "",
        .. Suites.Checks.Where(check => Family.NameIn(check.Id) == family.Name).Select(check => $"  {check.Id,-72} {check.Title}"),
    ];

    private static IEnumerable<string> Explain(Requirement requirement) =>
    [
        $"{requirement.Id} {requirement.Level}, {requirement.Document} section {requirement.Section}",
        requirement.Text,
        .. requirement.Notes.Length > 0 ? [$"Ruling: {requirement.Notes}"] : (string[])[],
        $"Broken, it gives: {VerdictWords.Name(requirement.VerdictIfViolated)}",
        .. requirement.ServerExcuse is { } server ? [$"No server case: {server}"] : (string[])[],
        .. requirement.ClientExcuse is { } client ? [$"No client case: {client}"] : (string[])[],
        "Cases and standing rules:",
        .. Suites.Checks.Where(check => check.Touches.Contains(requirement.Id)).Select(check => $"  {check.Id}"),
    ];

    private static IEnumerable<string> Requirements(ICheck check) =>
        ["Requirements:", .. check.Touches.Select(Registry.Get).Select(r => $"  {r.Id} {r.Level}: {r.Text}")];

    private static IEnumerable<string> Script(Scenario scenario) =>
        scenario.Script.SelectMany(step => Explanation.Of(step, scenario.Testee)).Select(line => "  " + line);

    private static string UnderTest(Roles roles) => roles switch
    {
        Roles.Server => "a server under test",
        Roles.Client => "a client under test",
        _ => "a server or a client under test",
    };

    private static string Sides(Roles roles) => roles switch
    {
        Roles.Server => "a server under test; we are the client",
        Roles.Client => "a client under test; we are the server",
        _ => "a server or a client under test; we are the other",
    };
}
