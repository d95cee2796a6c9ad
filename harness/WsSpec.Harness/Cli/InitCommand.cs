using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Configuring;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Running;
using WsSpec.Harness.Storage;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec init [URL]</c>: asks a server what it is like, and writes a file with settings that runs take.</summary>
internal sealed class InitCommand : Command
{
    /// <summary>Of the names that are registered or in wide use, those that servers insist on.</summary>
    private static readonly ImmutableArray<string> Subprotocols =
    [
        "graphql-transport-ws", "graphql-ws", "mqtt", "v12.stomp", "wamp.2.json", "actioncable-v1-json", "ocpp1.6", "ocpp2.0.1", "xmpp",
        "sip",
    ];

    private readonly TargetArguments _target = new();
    private readonly Option<string> _config = new("--config")
    {
        Description = "the file to write",
        DefaultValueFactory = _ => SettingsFile.UsualName,
        HelpName = "FILE",
    };

    private readonly Option<bool> _force = new("--force") { Description = "write it though there is one" };
    private readonly Option<bool> _schema = new("--schema") { Description = "print the JSON schema of such files, and do nothing else" };

    public InitCommand()
        : base("init", $"Ask a server what it is like, and write {SettingsFile.UsualName} for it.")
    {
        _target.AddTo(this);
        Add(_config);
        Add(_force);
        Add(_schema);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var root = arguments.RootCommandResult.Command;
        var output = arguments.InvocationConfiguration.Output;
        var table = new SettingTable(root.Subcommands);
        if (arguments.GetValue(_schema))
        {
            await output.WriteAsync(SettingsSchema.Of(table));
            return ExitCode.Ok;
        }

        var path = arguments.GetValue(_config)!;
        if (File.Exists(path) && !arguments.GetValue(_force))
        {
            throw new CommandException($"{path} is there already; --force writes it anew");
        }

        ReportArgument.Check(path);
        var found = _target.NamesTestee(arguments)
            ? await ProbeAsync(_target.Parse(arguments, FieldOrigin.CommandLine), cancellation)
            : null;
        var text = Text(new(table, root.Subcommands.OfType<RunCommand>().Single()), found, _target.Keeping(arguments));
        AtomicFile.Write(path, file => file.Write(System.Text.Encoding.UTF8.GetBytes(text)));
        foreach (var fact in found is null ? [] : Facts(found))
        {
            await output.WriteLineAsync(fact);
        }

        await output.WriteLineAsync($"{path} is written: wsspec run{(path == SettingsFile.UsualName ? "" : $" --config {path}")}");
        return ExitCode.Ok;
    }

    /// <summary>The server as it was found to be, if need be with a subprotocol without which it opens nothing.</summary>
    private async Task<Testee> ProbeAsync(Testee testee, CancellationToken cancellation)
    {
        await using var started = new StartedTestee(testee);
        await started.StartAsync(cancellation);
        try
        {
            return await Prober.ProbeAsync(testee, TargetKind.Auto, PlayOptions.Default, cancellation);
        }
        catch (HandshakeRefusedException) when (testee.Opening.Subprotocol is null)
        {
            foreach (var offering in Subprotocols.Select(subprotocol => _target.Offering(testee, subprotocol)))
            {
                try
                {
                    return await Prober.ProbeAsync(offering, TargetKind.Auto, PlayOptions.Default, cancellation);
                }
                catch (HandshakeRefusedException)
                {
                    // Another may be the one.
                }
            }

            throw;
        }
    }

    private static IEnumerable<string> Facts(Testee testee)
    {
        var (profile, application) = (testee.Profile, testee.Application);
        yield return profile.Echoes
            ? "It echoes: every case can be put to it."
            : "It does not echo: that it takes a message is proved by a Ping behind it, and cases that need an echo are skipped.";
        if (profile.IsLively || profile.Greetings.Length > 0)
        {
            yield return "It says something of its own accord, which is told apart from echoes.";
        }

        if (profile.ClosesUnasked && application is { Text: null, Binary: null })
        {
            yield return "It closes at messages that it does not understand: say one that it does (message).";
        }

        yield return profile.Offers.HasFlag(Needs.Deflate)
            ? "It offers permessage-deflate."
            : "It offers no permessage-deflate: cases about that are skipped.";
    }

    private static string Text(SettingsText text, Testee? found, RerunArguments keeping)
    {
        text.Begin(
            "Settings of wsspec: `wsspec run` takes them from here, and what the command line says wins. Each is an option under its name "
                + "(`wsspec run --help`); what is for one command alone stands in a section of its own, such as \"serve\".",
            "A value that nobody else may know is named by an environment variable: \"env:NAME\".");
        if (found is null)
        {
            text.Suggest("url", "ws://localhost:9000/").Suggest("exec", "./my-server --port 9000");
        }
        else
        {
            text.Note(Facts(found)).Say([.. found.Rerun.Plain, .. keeping.Plain]);
            if (found.Profile.Echoes)
            {
                text.Note("So that it is noticed when it does not echo any more.").Say("--target=echo");
            }
        }

        var given = found?.Opening;
        var echoes = found?.Profile.Echoes == true;
        var hasFields = found?.Rerun.Plain.Any(word => word.StartsWith("-H=", StringComparison.Ordinal)) == true;
        (string Name, bool IsSaid, string Example)[] suggestions =
        [
            ("header", hasFields, "Authorization: Bearer env:TOKEN"),
            ("subprotocol", given?.Subprotocol is not null, "chat"),
            ("origin", given?.Origin is not null, "https://example.org"),
            ("message", found?.Application.Text is not null || echoes, """{"op":"noop"}"""),
            ("login", found?.Application.Login.IsEmpty == false || echoes, "env:LOGIN"),
            ("exclude", false, "limits/*"),
            ("baseline", false, "wsspec.baseline"),
        ];
        foreach (var (name, _, example) in suggestions.Where(suggestion => !suggestion.IsSaid))
        {
            text.Suggest(name, example);
        }

        return text.Note("What is written, and what fails the command.")
            .Say("--report=html=wsspec-report.html", "--report=junit=wsspec-junit.xml", "--fail-on=fail").End();
    }
}
