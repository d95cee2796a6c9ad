using System.CommandLine;
using WsSpec.Harness.Autobahn;
using WsSpec.Harness.Reports.Json;
using WsSpec.Suite.Autobahn;

namespace WsSpec.Harness.Cli;

/// <summary>
/// <c>wsspec wstest</c>: takes the place of Autobahn's <c>wstest</c>, with its options, its files and its exit code, which is 0 whatever the
/// verdicts are. Only what cannot be run at all has another.
/// </summary>
internal sealed class WsTestCommand : Command
{
    private const string FuzzingClient = "fuzzingclient";

    private readonly Option<string> _mode = new("--mode", "-m") { Description = "fuzzingclient: test servers", Required = true };
    private readonly Option<string?> _spec = new("--spec", "-s") { Description = "the specification file; without it fuzzingclient.json, which is written when there is none", HelpName = "FILE" };
    private readonly Option<string?> _url = new("--wsuri", "-w") { Description = "the server when the specification names none", HelpName = "URL" };
    private readonly Option<int> _jobs = new("--jobs", "-j") { Description = "cases under way at once; 1 keeps their order", DefaultValueFactory = _ => 8 };
    private readonly Option<bool> _quick = new("--quick") { Description = "fewer and smaller messages in families 9, 12 and 13" };

    /// <summary>What the original takes and this mode has no use for.</summary>
    private readonly Option[] _unused =
    [
        new Option<string?>("--webport", "-u") { Hidden = true },
        new Option<string?>("--key", "-k") { Hidden = true },
        new Option<string?>("--cert", "-c") { Hidden = true },
        new Option<string?>("--ident", "-i") { Hidden = true },
        new Option<string?>("--outfile", "-o") { Hidden = true },
        new Option<bool>("--debug", "-d") { Hidden = true },
        new Option<bool>("--autobahnversion", "-a") { Hidden = true },
    ];

    public WsTestCommand()
        : base("wstest", "Run Autobahn's cases in place of its wstest: same files in, same files out.")
    {
        foreach (var option in new Option[] { _mode, _spec, _url, _jobs, _quick }.Concat(_unused))
        {
            Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        if (arguments.GetValue(_mode) is not FuzzingClient and var mode)
        {
            throw new CommandException($"there is no mode '{mode}'; there is {FuzzingClient}");
        }

        var (output, error) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        var spec = FuzzingSpec.Parse(await ReadSpecAsync(arguments.GetValue(_spec), output), arguments.GetValue(_url));
        var catalogue = arguments.GetValue(_quick) ? AutobahnCatalogue.Quick : AutobahnCatalogue.Full;
        await output.WriteLineAsync($"wsspec {JsonReport.ToolVersion} in the place of wstest{(catalogue == AutobahnCatalogue.Full ? "" : $", {catalogue.Profile.Name} profile")}");
        var results = await new WsTestRun(spec, catalogue, Math.Max(1, arguments.GetValue(_jobs)), output, error).RunAsync(cancellation);
        await output.WriteLineAsync($"Updating reports in {spec.OutDir}");
        ReportFolder.Write(spec.OutDir, results, catalogue.Profile);
        return ExitCode.Ok;
    }

    private static async Task<string> ReadSpecAsync(string? path, TextWriter output)
    {
        try
        {
            if (path is null && !File.Exists(FuzzingSpec.DefaultPath))
            {
                await output.WriteLineAsync($"Auto-generating spec file '{FuzzingSpec.DefaultPath}'");
                await File.WriteAllTextAsync(FuzzingSpec.DefaultPath, FuzzingSpec.Template);
            }

            return await File.ReadAllTextAsync(path ?? FuzzingSpec.DefaultPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot read {path ?? FuzzingSpec.DefaultPath}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
