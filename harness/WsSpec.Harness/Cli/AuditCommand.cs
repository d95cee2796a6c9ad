using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Runtime;
using WsSpec.Harness.Auditing;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec audit FILE…</c>: judges WebSocket traffic that somebody else recorded.</summary>
internal sealed class AuditCommand : Command
{
    private readonly Argument<string[]> _files = new("files")
    {
        Description = "captures (pcap or pcapng, in the order of their packets), HAR files or flows of mitmproxy, also compressed with "
            + "gzip; - for the standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _testee =
        new("--testee") { Description = "which side is judged", DefaultValueFactory = _ => "both" };

    private readonly Option<string?> _filter = new("--filter")
    {
        Description = "which connections are looked at: 'port N', 'host ADDRESS', joined by and, or, not and parentheses",
        HelpName = "EXPRESSION",
    };

    private readonly Option<string[]> _keys = new("--keys")
    {
        Description = "the secrets of TLS connections, as SSLKEYLOGFILE has them; those in a pcapng file are known anyway; repeatable",
        HelpName = "FILE",
    };

    private readonly Option<bool> _guess = new("--guess")
    {
        Description = "look also at connections that began before the capture: where frames begin and who is who is guessed, and nothing "
            + "that is found in them is a failure",
    };

    private readonly Option<bool> _assumeDeflate = new("--assume-deflate")
    {
        Description = "with --guess: take permessage-deflate to be agreed on those connections, as nobody can know",
    };

    private readonly OutputArguments _output = new();
    private readonly GateArguments _gate = new();

    public AuditCommand()
        : base("audit", "Judge both sides of recorded WebSocket traffic.")
    {
        _testee.AcceptOnlyFromAmong("both", "server", "client");
        Add(_files);
        Add(_testee);
        Add(_filter);
        Add(_keys);
        Add(_guess);
        Add(_assumeDeflate);
        _output.AddTo(this);
        _gate.AddTo(this);
        SetAction((arguments, cancellation) => Task.Run(() => Execute(arguments, cancellation), CancellationToken.None));
    }

    private int Execute(ParseResult arguments, CancellationToken cancellation)
    {
        var output = _output.Parse(arguments);
        var gate = _gate.Parse(arguments);
        var files = arguments.GetValue(_files)!;
        var isLive = files.Contains(CaptureFiles.StandardInput);
        var auditor = new Auditor(
            Testees(arguments),
            Filter(arguments),
            CaptureFiles.ReadKeys(arguments.GetValue(_keys) ?? []),
            Joined(arguments),
            isLive ? (role, rule, finding) => Tell(output, role, rule, finding) : null);
        var clock = Stopwatch.StartNew();

        // Who reads a file has no use for a thread that collects besides.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        foreach (var file in files)
        {
            CaptureFiles.Read(file, auditor, cancellation);
        }

        var interrupted = cancellation.IsCancellationRequested && !isLive;
        var facts = auditor.Finish(Target(files), Rerun(arguments, files), clock.Elapsed, interrupted);
        return auditor.Connections > 0
            ? output.Write(gate.Apply(facts))
            : throw new CommandException($"no WebSocket connection in {Target(files)}: {Seen(facts[0].Audit!)}", ExitCode.NothingTested);
    }

    private static string Seen(AuditFacts audit) =>
        string.Join(", ", audit.Seen.Select(seen => $"{seen.Count} {seen.What}")) + string.Concat(audit.Remarks.Select(remark => $"; {remark}"));

    /// <summary>One line as soon as a connection has ended in which something was broken.</summary>
    private static void Tell(Output output, Role role, StandingRule rule, AuditFinding finding)
    {
        var verdict = VerdictWords.Name(finding.Verdict).ToUpperInvariant();
        output.Standard.WriteLine(Printable.Line($"{verdict,-10} {role.ToString().ToLowerInvariant()} {rule.Id}: {finding}"));
    }

    private ImmutableArray<Role> Testees(ParseResult arguments) => arguments.GetValue(_testee) switch
    {
        "server" => [Role.Server],
        "client" => [Role.Client],
        _ => [Role.Server, Role.Client],
    };

    private Onset? Joined(ParseResult arguments) => (arguments.GetValue(_guess), arguments.GetValue(_assumeDeflate)) switch
    {
        (true, true) => Onset.CompressedFrames,
        (true, false) => Onset.Frames,
        (false, true) => throw new CommandException("--assume-deflate says something of connections that only --guess looks at"),
        (false, false) => null,
    };

    private ConnectionFilter Filter(ParseResult arguments)
    {
        try
        {
            return arguments.GetValue(_filter) is { } text ? ConnectionFilter.Parse(text) : ConnectionFilter.All;
        }
        catch (FormatException e)
        {
            throw new CommandException($"--filter: {e.Message}");
        }
    }

    private RerunArguments Rerun(ParseResult arguments, string[] files) =>
        RerunArguments.Of(string.Join(' ', files.Select(file => $"'{file}'"))).With("--filter", arguments.GetValue(_filter))
            .With("--guess", arguments.GetValue(_guess))
            .With("--assume-deflate", arguments.GetValue(_assumeDeflate))
            .Then((arguments.GetValue(_keys) ?? []).Aggregate(RerunArguments.None, (rerun, file) => rerun.With("--keys", file)));

    private static string Target(string[] files) => files switch
    {
        [CaptureFiles.StandardInput] => "the standard input",
        [var file] => Path.GetFileName(file),
        _ => $"{files.Length} files",
    };
}
