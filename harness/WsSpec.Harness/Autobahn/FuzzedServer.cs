using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Autobahn;

/// <summary>A server of a specification file.</summary>
public sealed record FuzzedServer(Testee Testee)
{
    /// <summary>What reports call it; null: what its responses say in the field Server.</summary>
    public string? Agent { get; init; }

    public FuzzingOptions Options { get; init; } = FuzzingOptions.Default;

    /// <param name="server">An element of <c>servers</c>.</param>
    /// <param name="options">The options of all servers, which its own are laid over.</param>
    /// <exception cref="CommandException">It has no URL, or one that is not for WebSocket.</exception>
    internal static FuzzedServer Parse(JsonElement server, FuzzingOptions options)
    {
        var url = SpecJson.Text(server, "url") ?? throw new CommandException("a server of the specification has no 'url'");
        var own = options.With(SpecJson.Property(server, "options"));
        return At(
            SpecJson.Url(url), own, SpecJson.Text(server, "hostname"), Fields(server)) with
        { Agent = SpecJson.Text(server, "agent") };
    }

    /// <param name="serverName">The name in the TLS handshake, when it is not the URL's host.</param>
    /// <param name="fields">What every request has besides the usual.</param>
    internal static FuzzedServer At(
        Uri url, FuzzingOptions options, string? serverName = null, ImmutableArray<SuppliedField> fields = default)
    {
        // Autobahn looks at no certificate, so what replaces it must not either.
        var address = new ServerAddress(url) { Insecure = true, ServerName = serverName, ConnectTimeout = options.OpenHandshakeTimeout };
        var usual = Testee.At(new UrlTarget(address));
        return new(usual with { Opening = usual.Opening with { Fields = fields.IsDefault ? [] : fields } }) { Options = options };
    }

    private static ImmutableArray<SuppliedField> Fields(JsonElement server) =>
    [
        .. SpecJson.Text(server, "origin") is { } origin ? [Field("Origin", origin)] : (SuppliedField[])[],
        .. SpecJson.Strings(server, "protocols") is { IsEmpty: false } protocols
            ? [Field("Sec-WebSocket-Protocol", string.Join(',', protocols))]
            : (SuppliedField[])[],
    ];

    private static SuppliedField Field(string name, string value) => SuppliedField.Of(name, value, FieldOrigin.Specification);
}
