using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.IO.Enumeration;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Innocents;
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

    /// <summary>With <c>--quick</c>, an innocent is put to one case in so many.</summary>
    private const int QuickSample = 25;

    private readonly Option<string> _role = new(
        "--role")
    { Description = "the role of the faulty endpoints: server, client or both", DefaultValueFactory = _ => "both" };
    private readonly Option<string> _fault = new(
        "--fault")
    { Description = "only faults whose name matches", HelpName = "GLOB", DefaultValueFactory = _ => "*" };
    private readonly Option<bool> _list = new("--list") { Description = "only show the faults" };
    private readonly Option<string?> _innocents = new("--innocents")
    {
        Description = "play innocents in place of faults: all, or those whose name matches; none may be accused",
        HelpName = "GLOB",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _quick = new(
        "--quick")
    { Description = "leave a fault as soon as one case has caught it; put each innocent to a sample of the cases" };
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
        foreach (var option in new Option[] { _role, _fault, _innocents, _list, _quick, _sockets, _matrix })
        {
            Add(option);
        }

        _selection.AddTo(this);
        SetAction((arguments, cancellation) => Task.FromResult(Execute(arguments, cancellation)));
    }

    private int Execute(ParseResult arguments, CancellationToken cancellation)
    {
        var roles = Enum.Parse<Roles>(arguments.GetValue(_role)!, ignoreCase: true);
        return arguments.GetResult(_innocents) is null ? ExecuteFaults(roles, arguments, cancellation)
            : ExecuteInnocents(roles, arguments.GetValue(_innocents) ?? "*", arguments, cancellation);
    }

    /// <summary>Plays the innocents whose name matches, in each role that they can have.</summary>
    private int ExecuteInnocents(Roles roles, string glob, ParseResult arguments, CancellationToken cancellation)
    {
        var innocents = AllInnocents.All
            .Where(i => (i.Testee & roles) != Roles.None && FileSystemName.MatchesSimpleExpression(glob, i.Name, ignoreCase: false))
            .ToImmutableArray();
        if (innocents.IsEmpty)
        {
            throw new CommandException(
                $"no innocent matches '{glob}' (wsspec selftest --innocents --list shows all)", ExitCode.NothingTested);
        }

        if (arguments.GetValue(_list))
        {
            WriteAll(arguments, innocents.Select(i => $"{i.Name} ({VerdictWords(i.Testee)}, {i.AllowedBy}): {i.Freedom}"));
            return ExitCode.Ok;
        }

        var cases = Cases(_selection.Parse(arguments).Select(roles));
        var acquittals = new List<Innocence>();
        foreach (var testee in new[] { Role.Server, Role.Client }.Where(role => roles.Includes(role)))
        {
            var started = Stopwatch.GetTimestamp();
            var oneIn = arguments.GetValue(_quick) ? QuickSample : 1;
            var innocence = SelfTestRun.Acquit(testee, innocents, cases, oneIn, cancellation, Play(arguments));
            acquittals.Add(innocence);
            WriteAll(arguments, innocence.Accusations.Select(a =>
                $"accused: {a.Innocent.Name} by {a.Catch.CaseId} ({(a.Catch.Killed ? "Death" : a.Catch.Verdict)}): {a.Catch.Summary}"));
            WriteAll(arguments,
            [
                $"{VerdictWords(testee)}: {innocence.Accused} of {innocence.Rows.Length} innocents accused,"
                    + $" {innocence.NonStrict} results not strict, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s",
            ]);
        }

        WriteMatrix(arguments, "role\tinnocent\tverdict\tcase\tsummary", acquittals.SelectMany(innocence => innocence.Lines()));
        return acquittals.TrueForAll(innocence => innocence.IsGood) ? ExitCode.Ok : ExitCode.Nonconformant;
    }

    private int ExecuteFaults(Roles roles, ParseResult arguments, CancellationToken cancellation)
    {
        var glob = arguments.GetValue(_fault)!;
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

        WriteMatrix(arguments, "role\tfault\tverdict\tcase\tfinding", matrices.SelectMany(matrix => matrix.Lines()));
        return matrices.TrueForAll(matrix => matrix.IsGood) ? ExitCode.Ok : ExitCode.Nonconformant;
    }

    private PlayTrial Play(ParseResult arguments) => arguments.GetValue(_sockets) ? Trial.OverSockets : Trial.Of;

    private void WriteMatrix(ParseResult arguments, string head, IEnumerable<string> lines)
    {
        if (arguments.GetValue(_matrix) is { } path)
        {
            File.WriteAllLines(path, [head, .. lines]);
        }
    }

    private static ImmutableArray<ConformanceCase> Cases(RunPlan plan) => plan.Suite == NativeSuite.Instance
        ? [.. plan.CasesOfPart.Cast<ConformanceCase>()]
        : throw new CommandException($"the self test is about the native cases, not those of {plan.Suite.Name}");

    /// <summary>Runs and describes the matrix of one role.</summary>
    private KillMatrix Run(
        Role testee, ImmutableArray<Fault> faults, ImmutableArray<ConformanceCase> cases, ParseResult arguments,
            CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var play = Play(arguments);
        var matrix = SelfTestRun.Run(testee, faults, cases, arguments.GetValue(_quick), cancellation, play) with
        {
            Blamed = SelfTestRun.Blamed(testee, cases, cancellation, play),
        };
        WriteAll(arguments, matrix.Rows.Where(row => !row.Catches.IsEmpty).Select(row => Describe(row.Fault, row.Catches)));
        WriteAll(arguments, matrix.Blamed.Select(c => $"blames the {VerdictWords(testee)} without a fault: {c.CaseId} ({c.Verdict})"));
        WriteAll(arguments, matrix.Idle.Select(id => $"idle: {id}"));
        WriteAll(arguments, matrix.Talkers.Select(f => $"taken for one that talks or closes of its own accord: {f.Name}"));
        WriteAll(arguments, matrix.Survivors.Select(f => $"survives: {f.Name}: {f.Summary}"));
        arguments.InvocationConfiguration.Output.WriteLine(
            $"{VerdictWords(testee)}: {matrix.Rows.Length - matrix.Survivors.Count()} of {matrix.Rows.Length} faults caught by {matrix.CaseIds.Length} cases and rules"
            + $" ({matrix.Idle.Count()} idle) in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        WriteAll(arguments, Spread("failing results", matrix.Accusations.Select(a => (a.Fault, a.Failing))));
        WriteAll(arguments, Spread("findings", matrix.Accusations.Select(a => (a.Fault, a.Findings))));
        return matrix;
    }

    /// <summary>One defect should fail few results, and be one finding.</summary>
    private static IEnumerable<string> Spread(string what, IEnumerable<(Fault Fault, int Count)> counts)
    {
        var ordered = counts.OrderBy(pair => pair.Count).ToList();
        return ordered.Count == 0 ? [] :
            [$"  {what} for a fault: {ordered[ordered.Count / 2].Count} (median), {ordered[^1].Count} at most ({ordered[^1].Fault.Name})"];
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
