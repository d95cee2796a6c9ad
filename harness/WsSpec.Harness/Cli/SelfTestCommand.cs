using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.IO.Enumeration;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec selftest</c>: proves that the suite notices faults, and that every case is good for something.</summary>
internal sealed class SelfTestCommand : Command
{
    private const int ShownCases = 3;

    private readonly Option<string> _fault = new("--fault") { Description = "only faults whose name matches", HelpName = "GLOB", DefaultValueFactory = _ => "*" };
    private readonly Option<bool> _list = new("--list") { Description = "only show the faults" };
    private readonly Option<bool> _quick = new("--quick") { Description = "leave a fault as soon as one case has caught it" };
    private readonly Option<string?> _matrix = new("--matrix") { Description = "write every catch to this file, tab-separated", HelpName = "PATH" };
    private readonly SelectionArguments _selection = new();

    public SelfTestCommand()
        : base("selftest", "Run the suite against faulty servers: every fault has to be noticed, every case has to notice one.")
    {
        foreach (var option in new Option[] { _fault, _list, _quick, _matrix })
        {
            Add(option);
        }

        _selection.AddTo(this);
        SetAction((arguments, cancellation) => Task.FromResult(Execute(arguments, cancellation)));
    }

    private int Execute(ParseResult arguments, CancellationToken cancellation)
    {
        var glob = arguments.GetValue(_fault)!;
        var faults = AllFaults.All.Where(f => FileSystemName.MatchesSimpleExpression(glob, f.Name, ignoreCase: false)).ToImmutableArray();
        if (faults.IsEmpty)
        {
            throw new CommandException($"no fault matches '{glob}' (wsspec selftest --list shows all)", ExitCode.NothingTested);
        }

        if (arguments.GetValue(_list))
        {
            WriteAll(arguments, faults.Select(f => $"{f.Name}: {f.Summary}"));
            return ExitCode.Ok;
        }

        return Run(faults, _selection.Selection(arguments).Select(Role.Server), arguments, cancellation);
    }

    private int Run(ImmutableArray<Fault> faults, ImmutableArray<ConformanceCase> cases, ParseResult arguments, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var sound = SelfTestRun.Run([SelfTestRun.None], cases, stopsWhenCaught: false, cancellation);
        var matrix = SelfTestRun.Run(faults, cases, arguments.GetValue(_quick), cancellation);
        if (arguments.GetValue(_matrix) is { } path)
        {
            File.WriteAllLines(path, matrix.Lines());
        }

        // Only all faults together can show that a case is idle.
        var idle = faults.Length == AllFaults.All.Length ? matrix.Idle.ToList() : [];
        var survivors = matrix.Survivors.ToList();
        var blamed = sound.Rows.SelectMany(row => row.Catches).ToList();
        WriteAll(arguments, matrix.Rows.Where(row => !row.Catches.IsEmpty).Select(row => Describe(row.Fault, row.Catches)));
        WriteAll(arguments, blamed.Select(c => $"blames the server without a fault: {c.CaseId} ({c.Verdict})"));
        WriteAll(arguments, idle.Select(id => $"idle: {id}"));
        WriteAll(arguments, survivors.Select(f => $"survives: {f.Name}: {f.Summary}"));
        arguments.InvocationConfiguration.Output.WriteLine($"{faults.Length - survivors.Count} of {faults.Length} faults caught by {matrix.CaseIds.Length} cases and rules"
            + $" ({idle.Count} idle) in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        return survivors.Count + idle.Count + blamed.Count == 0 ? ExitCode.Ok : ExitCode.Nonconformant;
    }

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
