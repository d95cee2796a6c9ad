using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Cli;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// The specification file of <c>wstest -m fuzzingclient</c>. Keys that nobody knows are passed over, and so is everything that could only
/// make a run smaller: empty patterns, patterns that match nothing, lists that are missing.
/// </summary>
public sealed record FuzzingSpec
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

    public required ImmutableArray<string> Cases { get; init; }

    public ImmutableArray<string> ExcludedCases { get; init; } = [];

    /// <summary>For each pattern of agents the patterns of the cases that they are spared.</summary>
    public ImmutableArray<(string Agent, ImmutableArray<string> Cases)> ExcludedForAgents { get; init; } = [];

    /// <param name="json">The file.</param>
    /// <param name="fallbackUrl">The server when the file has none.</param>
    /// <exception cref="CommandException">It is no JSON, or what is required is missing.</exception>
    public static FuzzingSpec Parse(string json, string? fallbackUrl)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Parse(document.RootElement, fallbackUrl);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new CommandException($"the specification cannot be read: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static FuzzingSpec Parse(JsonElement root, string? fallbackUrl)
    {
        var options = ClientOptions.Default.With(Property(root, "options"));
        var servers = Property(root, "servers") is { } list
            ? list.EnumerateArray().Select(s => FuzzedServer.Parse(s, options)).ToImmutableArray()
            : [];
        if (servers.IsEmpty)
        {
            servers = [new(FuzzedServer.ParseUrl(fallbackUrl ?? throw new CommandException("the specification names no servers, and there is no -w URL"))) { Options = options }];
        }

        return new()
        {
            OutDir = Property(root, "outdir")?.GetString() ?? DefaultOutDir,
            Servers = servers,
            Cases = Property(root, "cases") is null ? throw new CommandException("the specification has no 'cases'") : Strings(root, "cases"),
            ExcludedCases = Strings(root, "exclude-cases"),
            ExcludedForAgents = Property(root, "exclude-agent-cases") is { ValueKind: JsonValueKind.Object } agents
                ? [.. agents.EnumerateObject().Select(a => (a.Name, Strings(a.Value)))]
                : [],
        };
    }

    internal static JsonElement? Property(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    internal static ImmutableArray<string> Strings(JsonElement element, string name) => Property(element, name) is { } list ? Strings(list) : [];

    private static ImmutableArray<string> Strings(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];
}
