using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Autobahn;

/// <summary>The specification file of <c>wstest -m fuzzingserver</c>.</summary>
/// <param name="Url">Where to listen.</param>
public sealed record FuzzingServerSpec(Uri Url)
{
    public const string DefaultPath = "fuzzingserver.json";
    public const string DefaultOutDir = "./reports/clients/";

    /// <summary>What is written where no file is named and there is none.</summary>
    public const string Template = """
        {
           "url": "ws://127.0.0.1:9001",
           "outdir": "./reports/clients",
           "cases": ["*"],
           "exclude-cases": [],
           "exclude-agent-cases": {}
        }

        """;

    public string OutDir { get; init; } = DefaultOutDir;

    /// <summary>The subprotocols to agree on when a client offers them.</summary>
    public ImmutableArray<string> Protocols { get; init; } = [];

    /// <summary>Path of a PEM file; null: the one of the command line, or a certificate made for the occasion.</summary>
    public string? Certificate { get; init; }

    /// <summary>Path of a PEM file with the key of the certificate.</summary>
    public string? Key { get; init; }

    public FuzzingOptions Options { get; init; } = FuzzingOptions.Default;

    public required FuzzingSelection Selection { get; init; }

    /// <param name="json">The file.</param>
    /// <param name="fallbackUrl">Where to listen when the file does not say.</param>
    /// <exception cref="CommandException">It is no JSON, or what is required is missing.</exception>
    public static FuzzingServerSpec Parse(string json, string? fallbackUrl) => SpecJson.Read(json, root => Parse(root, fallbackUrl));

    private static FuzzingServerSpec Parse(JsonElement root, string? fallbackUrl) =>
        new(SpecJson.Url(SpecJson.Text(root, "url")
            ?? fallbackUrl
            ?? throw new CommandException("the specification has no 'url', and there is no -w URL")))
        {
            OutDir = SpecJson.Text(root, "outdir") ?? DefaultOutDir,
            Protocols = SpecJson.Strings(root, "protocols"),
            Certificate = SpecJson.Text(root, "cert"),
            Key = SpecJson.Text(root, "key"),
            Options = FuzzingOptions.Default.With(SpecJson.Property(root, "options")),
            Selection = FuzzingSelection.Parse(root),
        };
}
