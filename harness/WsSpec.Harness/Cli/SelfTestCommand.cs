using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.IO.Enumeration;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec selftest</c>: proves that the suite notices faults, and that every case is good for something.</summary>
internal sealed class SelfTestCommand : Command
{
    private const int ShownCases = 3;

    private readonly Option<string> _role = new(
        "--role")
    { Description = "the role of the faulty endpoints: server, client or both", DefaultValueFactory = _ => "both" };
    private readonly Option<string> _fault = new(
        "--fault")
    { Description = "only faults whose name matches", HelpName = "GLOB", DefaultValueFactory = _ => "*" };
    private readonly Option<bool> _list = new("--list") { Description = "only show the faults" };
    private readonly Option<bool> _quick = new("--quick") { Description = "leave a fault as soon as one case has caught it" };
    private readonly Option<bool> _sockets = new(
        "--sockets")
    { Description = "play over TCP and in real time, where a cut has to be made to arrive" };
    private readonly Option<string?> _matrix = new(
        "--matrix")
    { Description = "write every catch to this file, tab-separated", HelpName = "PATH" };
    private readonly SelectionArguments _selection = new();

    public SelfTestCommand()
        : base("selftest", "Run the suite against faulty servers and clients: every fault has to be noticed, every case has to notice one.")
    {
        _role.AcceptOnlyFromAmong("server", "client", "both");
        foreach (var option in new Option[] { _role, _fault, _list, _quick, _sockets, _matrix })
        {
            Add(option);
        }

        _selection.AddTo(this);
        SetAction((arguments, cancellation) => Task.FromResult(Execute(arguments, cancellation)));
    }

    private int Execute(ParseResult arguments, CancellationToken cancellation)
    {
        var glob = arguments.GetValue(_fault)!;
        var roles = Enum.Parse<Roles>(arguments.GetValue(_role)!, ignoreCase: true);
        var faults = AllFaults.All
            .Where(f => (f.Testee & roles) != Roles.None && FileSystemName.MatchesSimpleExpression(glob, f.Name, ignoreCase: false))
            .ToImmutableArray();
        if (faults.IsEmpty)
        {
            throw new CommandException($"no fault matches '{glob}' (wsspec selftest --list shows all)", ExitCode.NothingTested);
        }

        if (arguments.GetValue(_list))
        {
            WriteAll(arguments, faults.Select(f => $"{f.Name} ({VerdictWords(f.Testee)}): {f.Summary}"));
            return ExitCode.Ok;
        }

        var cases = Cases(_selection.Parse(arguments).Select(roles));
        var matrices = new List<KillMatrix>();
        foreach (var testee in new[] { Role.Server, Role.Client }.Where(
            role => roles.Includes(role) && faults.Any(f => f.Testee.Includes(role))))
        {
            matrices.Add(Run(testee, faults, cases, arguments, cancellation));
        }

        if (arguments.GetValue(_matrix) is { } path)
        {
            File.WriteAllLines(path, ["role\tfault\tverdict\tcase", .. matrices.SelectMany(matrix => matrix.Lines())]);
        }

        return matrices.TrueForAll(matrix => matrix.IsGood) ? ExitCode.Ok : ExitCode.Nonconformant;
    }

    private static ImmutableArray<ConformanceCase> Cases(RunPlan plan) => plan.Suite == NativeSuite.Instance
        ? [.. plan.Cases.Cast<ConformanceCase>()]
        : throw new CommandException($"the self test is about the native cases, not those of {plan.Suite.Name}");

    /// <summary>Runs and describes the matrix of one role.</summary>
    private KillMatrix Run(
        Role testee, ImmutableArray<Fault> faults, ImmutableArray<ConformanceCase> cases, ParseResult arguments,
            CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        PlayTrial play = arguments.GetValue(_sockets) ? Trial.OverSockets : Trial.Of;
        var matrix = SelfTestRun.Run(testee, faults, cases, arguments.GetValue(_quick), cancellation, play) with
        {
            Blamed = SelfTestRun.Blamed(testee, cases, cancellation, play),
        };
        WriteAll(arguments, matrix.Rows.Where(row => !row.Catches.IsEmpty).Select(row => Describe(row.Fault, row.Catches)));
        WriteAll(arguments, matrix.Blamed.Select(c => $"blames the {VerdictWords(testee)} without a fault: {c.CaseId} ({c.Verdict})"));
        WriteAll(arguments, matrix.Idle.Select(id => $"idle: {id}"));
        WriteAll(arguments, matrix.Survivors.Select(f => $"survives: {f.Name}: {f.Summary}"));
        arguments.InvocationConfiguration.Output.WriteLine(
            $"{VerdictWords(testee)}: {matrix.Rows.Length - matrix.Survivors.Count()} of {matrix.Rows.Length} faults caught by {matrix.CaseIds.Length} cases and rules"
            + $" ({matrix.Idle.Count()} idle) in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        return matrix;
    }

    private static string VerdictWords(Roles roles) => roles switch
    {
        Roles.Server => "server",
        Roles.Client => "client",
        _ => "server and client",
    };

    private static string VerdictWords(Role role) => role == Role.Server ? "server" : "client";

    private static string Describe(Fault fault, ImmutableArray<Catch> catches) =>
        $"{fault.Name}: {(catches.Any(c => c.Killed) ? "Death" : catches.Max(c => c.Verdict))} by {string.Join(", ", catches.Take(ShownCases).Select(c => c.CaseId))}"
        + (catches.Length > ShownCases ? $" and {catches.Length - ShownCases} more" : "");

    private static void WriteAll(ParseResult arguments, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            arguments.InvocationConfiguration.Output.WriteLine(line);
        }
    }
}
