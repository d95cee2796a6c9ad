using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Cli;

namespace WsSpec.Harness.Autobahn;

/// <summary>A server of a specification file.</summary>
public sealed record FuzzedServer(Uri Url)
{
    /// <summary>What reports call it; null: what its responses say in the field Server.</summary>
    public string? Agent { get; init; }

    public string? Origin { get; init; }

    public ImmutableArray<string> Protocols { get; init; } = [];

    /// <summary>The name in the TLS handshake, when it is not the URL's host.</summary>
    public string? HostName { get; init; }

    public ClientOptions Options { get; init; } = ClientOptions.Default;

    /// <param name="server">An element of <c>servers</c>.</param>
    /// <param name="options">The options of all servers, which its own are laid over.</param>
    /// <exception cref="CommandException">It has no URL, or one that is not for WebSocket.</exception>
    internal static FuzzedServer Parse(JsonElement server, ClientOptions options) =>
        new(ParseUrl(FuzzingSpec.Property(server, "url")?.GetString() ?? throw new CommandException("a server of the specification has no 'url'")))
        {
            Agent = FuzzingSpec.Property(server, "agent")?.GetString(),
            Origin = FuzzingSpec.Property(server, "origin")?.GetString(),
            Protocols = FuzzingSpec.Strings(server, "protocols"),
            HostName = FuzzingSpec.Property(server, "hostname")?.GetString(),
            Options = options.With(FuzzingSpec.Property(server, "options")),
        };

    internal static Uri ParseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "ws" or "wss") && url.Host.Length > 0
            ? url
            : throw new CommandException($"'{text}' is not a WebSocket URL: it has to be ws://host[:port][/path] or wss://host[:port][/path]");
}
