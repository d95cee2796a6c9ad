using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>Tells what a connection is from the first octets of both sides.</summary>
internal static class Recognition
{
    private const string FieldPrefix = "Sec-WebSocket-";
    private const byte TlsHandshake = 0x16;

    /// <summary>Null as long as it is open.</summary>
    /// <param name="client">What the side sent that opened the connection.</param>
    public static ConnectionKind? KindOf(HeadScanner client, HeadScanner server) =>
        IsTls(client.Start) || IsTls(server.Start) ? ConnectionKind.Encrypted
        : client.Start.StartsWith("PRI * HTTP/2.0"u8) ? ConnectionKind.Http2
        : !client.IsText ? server.Head is { } onlyResponse && Accepts(onlyResponse) ? ConnectionKind.WebSocket : ConnectionKind.Other
        : client.Head is { } request && Asks(request) ? ConnectionKind.WebSocket
        : server.Head is { } response ? Accepts(response) ? ConnectionKind.WebSocket : Decline(client)
        : !server.IsText ? ConnectionKind.Other
        : null;

    /// <summary>Handshake records of TLS, whatever version they say.</summary>
    public static bool IsTls(ReadOnlySpan<byte> start) => start is [TlsHandshake, 3, <= 4, ..];

    /// <summary>Also a request that asks for WebSocket in a wrong way.</summary>
    private static bool Asks(TapHead request) =>
        request.List("Upgrade").Contains("websocket", StringComparer.OrdinalIgnoreCase)
        || request.Fields.Any(field => field.Name.StartsWith(FieldPrefix, StringComparison.OrdinalIgnoreCase));

    private static bool Accepts(TapHead response) => response.Status == 101 && Asks(response);

    private static ConnectionKind? Decline(HeadScanner client) => client.Head is null && client.IsText && !client.IsEmpty ? null : ConnectionKind.Http;
}
