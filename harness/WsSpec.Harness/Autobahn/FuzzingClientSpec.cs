using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Autobahn;

/// <summary>The specification file of <c>wstest -m fuzzingclient</c>.</summary>
public sealed record FuzzingClientSpec
{
    public const string DefaultPath = "fuzzingclient.json";
    public const string DefaultOutDir = "./reports/servers/";

    /// <summary>What is written where no file is named and there is none.</summary>
    public const string Template = """
        {
           "outdir": "./reports/servers",
           "servers": [
              {
                 "url": "ws://127.0.0.1:9001"
              }
           ],
           "cases": ["*"],
           "exclude-cases": [],
           "exclude-agent-cases": {}
        }

        """;

    public string OutDir { get; init; } = DefaultOutDir;

    public required ImmutableArray<FuzzedServer> Servers { get; init; }

    public required FuzzingSelection Selection { get; init; }

    /// <param name="json">The file.</param>
    /// <param name="fallbackUrl">The server when the file has none.</param>
    /// <exception cref="CommandException">It is no JSON, or what is required is missing.</exception>
    public static FuzzingClientSpec Parse(string json, string? fallbackUrl) => SpecJson.Read(json, root => Parse(root, fallbackUrl));

    private static FuzzingClientSpec Parse(JsonElement root, string? fallbackUrl)
    {
        var options = FuzzingOptions.Default.With(SpecJson.Property(root, "options"));
        var servers = SpecJson.Property(root, "servers") is { } list
            ? list.EnumerateArray().Select(s => FuzzedServer.Parse(s, options)).ToImmutableArray()
            : [];
        if (servers.IsEmpty)
        {
            var url = fallbackUrl ?? throw new CommandException("the specification names no servers, and there is no -w URL");
            servers = [FuzzedServer.At(SpecJson.Url(url), options)];
        }

        return new()
        {
            OutDir = SpecJson.Text(root, "outdir") ?? DefaultOutDir,
            Servers = servers,
            Selection = FuzzingSelection.Parse(root),
        };
    }
}
