using System.CommandLine;
using WsSpec.Harness.Configuring;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Cli;

/// <summary>The <c>wsspec</c> command: its verbs, and the exit code for everything that can go wrong.</summary>
internal static class Application
{
    private const string Examples = """
        Examples:
          wsspec run ws://localhost:9000/                                a server that runs already
          wsspec run ws://localhost:9000/ --exec 'node server.js'        one that is started and stopped
          wsspec serve --exec 'node client.js {url}'                     a client
          wsspec explain framing/reserved-opcode-fails-connection/3      what a case sends, and what is allowed
          wsspec fuzz ws://localhost:9000/ --time 10m                    what nobody has thought of
          wsspec init ws://localhost:9000/                               writes wsspec.json, after which wsspec run is enough
        """;

    /// <param name="cancellation">Stops the verb, which may still write what it has.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var root = Root();
        GroupedHelp.Adopt(root);
        var parsed = root.Parse(arguments);
        if (arguments.Count == 0)
        {
            return await ShowHelpAsync(root, output, cancellation);
        }

        if ((UnknownCommand(root, arguments[0]) ?? UnknownOption.Complaint(parsed) ?? (parsed.Errors is [var first, ..] ? first.Message : null)) is { } complaint)
        {
            return Complain(error, complaint, ExitCode.Usage);
        }

        SettingsFile? settings = null;
        try
        {
            settings = SettingsFile.Find(parsed);
            if (settings is { WasFound: true })
            {
                await error.WriteLineAsync($"wsspec: the settings are those of {settings.Path}");
            }

            return await (settings is null ? parsed : root.Parse(settings.Complete(arguments))).InvokeAsync(
                new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = output, Error = error },
                    cancellation);
        }
        catch (CommandException e)
        {
            var told = settings is null ? e : await settings.BlamedAsync(e);
            return Complain(error, told.Message, told.ExitCode);
        }
        catch (TargetUnreachableException e)
        {
            return Complain(error, e.Message, ExitCode.NothingTested);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Complain(error, "interrupted", ExitCode.Interrupted);
        }
        catch (IOException e)
        {
            return Complain(error, $"cannot read or write: {e.Message.ReplaceLineEndings(" ")}", ExitCode.HarnessError);
        }
#pragma warning disable CA1031 // Whatever else goes wrong is the harness's own fault, and its exit code says so.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Complain(error, $"harness error: {e}", ExitCode.HarnessError);
        }
    }

    private static string? UnknownCommand(RootCommand root, string given) =>
        given.StartsWith('-') || given.StartsWith('[') || root.Subcommands.Any(verb => verb.Name == given)
            ? null
            : $"there is no command '{given}'{Suggestion.Question(given, root.Subcommands.Select(verb => verb.Name))} (wsspec --help shows all)";

    private static async Task<int> ShowHelpAsync(RootCommand root, TextWriter output, CancellationToken cancellation)
    {
        await root.Parse(["--help"]).InvokeAsync(new() { Output = output }, cancellation);
        await output.WriteLineAsync(Examples);
        return ExitCode.Usage;
    }

    internal static RootCommand Root() => new("wsspec tests WebSocket implementations against RFC 6455.")
    {
        new RunCommand(),
        new ServeCommand(),
        new InitCommand(),
        new ListCommand(),
        new ExplainCommand(),
        new JudgeCommand(),
        new AuditCommand(),
        new MergeCommand(),
        new DiffCommand(),
        new MatrixCommand(),
        new FuzzCommand(),
        new ReplayCommand(),
        new AcceptCommand(),
        new EchoCommand(),
        new SelfTestCommand(),
        new SteadyCommand(),
        new WsTestCommand(),
        new CompletionCommand(),
        new ManCommand(),
    };

    private static int Complain(TextWriter error, string message, int exitCode)
    {
        error.WriteLine($"wsspec: {message}");
        return exitCode;
    }
}
