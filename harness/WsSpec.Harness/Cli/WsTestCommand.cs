using System.CommandLine;
using WsSpec.Harness.Autobahn;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;

namespace WsSpec.Harness.Cli;

/// <summary>
/// <c>wsspec wstest</c>: takes the place of Autobahn's <c>wstest</c>, with its options, its files and its exit code, which is 0 whatever
/// the verdicts are. Only what cannot be run at all has another.
/// </summary>
internal sealed class WsTestCommand : Command
{
    private const string FuzzingClient = "fuzzingclient";
    private const string FuzzingServer = "fuzzingserver";

    private readonly Option<string?> _mode =
        new("--mode",
            "-m")
        {
            Description = $"{FuzzingClient}: connect to servers and test them; {FuzzingServer}: test the clients that connect",
            Required = true,
            HelpName = "MODE"
        };
    private readonly Option<string?> _spec =
        new("--spec", "-s")
        {
            Description = "the specification file; without it MODE.json, which is written when there is none",
            HelpName = "FILE"
        };
    private readonly Option<string?> _url = new(
        "--wsuri", "-w")
    { Description = "the server to test, or where to listen, when the specification does not say", HelpName = "URL" };
    private readonly Option<int> _jobs =
        new("--jobs", "-j")
        {
            Description = $"{FuzzingClient}: cases under way at once; 1 keeps their order",
            DefaultValueFactory = _ =>
            RunConfiguration.Default.Jobs
        };
    private readonly Option<bool> _quick = new("--quick") { Description = "fewer and smaller messages in families 9, 12 and 13" };
    private readonly Option<string?> _certificate =
        new("--cert",
            "-c")
        {
            Description =
                $"{FuzzingServer}: PEM file with the certificate for a wss URL when the specification names none (default: one made for the occasion)",
            HelpName = "FILE"
        };
    private readonly Option<string?> _key = new(
        "--key", "-k")
    { Description = $"{FuzzingServer}: PEM file with its key", HelpName = "FILE" };

    /// <summary>What the original takes and these modes have no use for.</summary>
    private readonly Option[] _unused =
    [
        new Option<string?>("--webport", "-u") { Hidden = true },
        new Option<string?>("--webdir") { Hidden = true },
        new Option<string?>("--ident", "-i") { Hidden = true },
        new Option<string?>("--outfile", "-o") { Hidden = true },
        new Option<bool>("--debug", "-d") { Hidden = true },
        new Option<bool>("--autobahnversion", "-a") { Hidden = true },
    ];

    public WsTestCommand()
        : base("wstest", "Run Autobahn's cases in place of its wstest: same files in, same files out.")
    {
        foreach (var option in new Option[] { _mode, _spec, _url, _jobs, _quick, _certificate, _key }.Concat(_unused))
        {
            Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation) => arguments.GetValue(_mode) switch
    {
        FuzzingClient => FuzzServersAsync(arguments, cancellation),
        FuzzingServer => FuzzClientsAsync(arguments, cancellation),
        var mode => throw new CommandException($"there is no mode '{mode}'; there are {FuzzingClient} and {FuzzingServer}"),
    };

    private async Task<int> FuzzServersAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (output, error) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        var spec = FuzzingClientSpec.Parse(
            await ReadSpecAsync(arguments, FuzzingClientSpec.DefaultPath, FuzzingClientSpec.Template), arguments.GetValue(_url));
        var catalogue = await AnnouncedAsync(arguments);
        var results = await new FuzzingClientRun(spec, catalogue, Math.Max(1, arguments.GetValue(_jobs)), output, error)
            .RunAsync(cancellation);
        await output.WriteLineAsync($"Updating reports in {spec.OutDir}");
        new ReportFolder(spec.OutDir).Write(results, catalogue.Profile);
        return ExitCode.Ok;
    }

    private async Task<int> FuzzClientsAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (output, error) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        var spec = FuzzingServerSpec.Parse(
            await ReadSpecAsync(arguments, FuzzingServerSpec.DefaultPath, FuzzingServerSpec.Template), arguments.GetValue(_url));
        var certificate = spec.Url.Scheme == Uri.UriSchemeWss
            ? OwnServers.Certificate(spec.Certificate ?? arguments.GetValue(_certificate), spec.Key ?? arguments.GetValue(_key))
            : null;
        await new FuzzingServerRun(spec, await AnnouncedAsync(arguments), certificate, output, error).RunAsync(cancellation);
        return ExitCode.Ok;
    }

    private async Task<AutobahnCatalogue> AnnouncedAsync(ParseResult arguments)
    {
        var (catalogue, profile) = arguments.GetValue(_quick)
            ? (AutobahnCatalogue.Quick, $", {AutobahnProfile.Quick.Name} profile")
            : (AutobahnCatalogue.Full, "");
        await arguments.InvocationConfiguration.Output.WriteLineAsync($"wsspec {Tool.Version} in the place of wstest{profile}");
        return catalogue;
    }

    private async Task<string> ReadSpecAsync(ParseResult arguments, string defaultPath, string template)
    {
        var path = arguments.GetValue(_spec);
        try
        {
            if (path is null && !File.Exists(defaultPath))
            {
                await arguments.InvocationConfiguration.Output.WriteLineAsync($"Auto-generating spec file '{defaultPath}'");
                await File.WriteAllTextAsync(defaultPath, template);
            }

            return await File.ReadAllTextAsync(path ?? defaultPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot read {path ?? defaultPath}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
