using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;

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

    public FuzzingOptions Options { get; init; } = FuzzingOptions.Default;

    /// <param name="server">An element of <c>servers</c>.</param>
    /// <param name="options">The options of all servers, which its own are laid over.</param>
    /// <exception cref="CommandException">It has no URL, or one that is not for WebSocket.</exception>
    internal static FuzzedServer Parse(JsonElement server, FuzzingOptions options) =>
        new(SpecJson.Url(SpecJson.Text(server, "url") ?? throw new CommandException("a server of the specification has no 'url'")))
        {
            Agent = SpecJson.Text(server, "agent"),
            Origin = SpecJson.Text(server, "origin"),
            Protocols = SpecJson.Strings(server, "protocols"),
            HostName = SpecJson.Text(server, "hostname"),
            Options = options.With(SpecJson.Property(server, "options")),
        };
}
