using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 1.6, Security Model: other protocols, and HTTP that a page can produce, open no WebSocket.
/// https://www.rfc-editor.org/rfc/rfc6455#section-1.6
/// </summary>
public static class S01_6_SecurityModel
{
    /// <summary>
    /// First octets of other protocols. Each holds an empty line somewhere, so that a server that looks for the end of an HTTP head finds
    /// one and need not wait.
    /// </summary>
    private static readonly (string Parameter, byte[] Octets, string Words)[] ForeignProtocols =
    [
        ("tls-client-hello", ClientHello(), "A TLS ClientHello"),
        ("http2-preface", Http2Preface(), "The connection preface of HTTP/2"),
        ("smtp", Ascii("EHLO client.example\r\nMAIL FROM:<a@client.example>\r\n\r\n"), "SMTP"),
        ("ssh", Ascii("SSH-2.0-client\r\n\r\n"), "SSH"),
        ("websocket-frame", [0x81, 0x85, 0x00, 0x00, 0x00, 0x00, .. "Hello\r\n\r\n"u8], "A frame without an opening handshake"),
        ("zero-octets", [.. new byte[64], .. "\r\n\r\n"u8], "A run of zero octets"),
        ("high-octets", [.. Counting(128, first: 128), .. "\r\n\r\n"u8], "A run of octets above 127"),
        ("mixed-octets", [.. Counting(256), .. "\r\n\r\n"u8], "A run of all octets"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from protocol in ForeignProtocols select ForeignProtocol(protocol.Parameter, protocol.Octets, protocol.Words),
        Handshake(
            "foreign-protocol/form-post-opens-no-websocket",
            "A form post with handshake lines in its body opens no WebSocket",
            [Rfc6455.OtherProtocolsEstablishNothing, Rfc6455.OnlyGetOpens],
            new RawRequest
            {
                RequestLine = "POST {target} HTTP/1.1\r\n",
                Fields =
                [
                    new("Host", "{host}"),
                    new("Origin", "http://attacker.example"),
                    new("Content-Type", "text/plain"),
                    new("Content-Length", FormBody.Length.ToString(CultureInfo.InvariantCulture)),
                ],
                Body = FormBody,
            },
            Outcomes.Refuses(Rfc6455.OtherProtocolsEstablishNothing)),
        Handshake(
            "foreign-protocol/plain-get-opens-no-websocket",
            "A GET without any field of the handshake opens no WebSocket",
            [Rfc6455.OtherProtocolsEstablishNothing, Rfc6455.UpgradeRequired],
            new RawRequest { Fields = [new("Host", "{host}"), new("Accept", "*/*")] },
            Outcomes.Refuses(Rfc6455.OtherProtocolsEstablishNothing)),
        Handshake(
            "foreign-protocol/scripted-get-opens-no-websocket",
            "A GET without the Sec- fields that no script may set opens no WebSocket",
            [Rfc6455.OtherProtocolsEstablishNothing, Rfc6455.KeyRequired],
            RawRequest.Baseline.Without("Sec-WebSocket-Key").Without("Sec-WebSocket-Version").Plus("X-Requested-With", "XMLHttpRequest"),
            Outcomes.Refuses(Rfc6455.OtherProtocolsEstablishNothing)),
    ];

    private static string FormBody { get; } =
        Encoding.Latin1.GetString(RawRequest.Baseline.Template([]).Fill(PlaceValues.Sample with { Host = "a.example" }));

    private static ConformanceCase ForeignProtocol(string parameter, byte[] octets, string words) => Handshake(
        $"foreign-protocol/other-octets-open-no-websocket/{parameter}",
        $"{words} opens no WebSocket",
        [Rfc6455.OtherProtocolsEstablishNothing, Rfc9112.NotHttpGets400],
        new SendOctets(octets),
        NoWebSocket);

    private static ImmutableArray<Outcome> NoWebSocket { get; } =
    [
        new("refused", new Response(400, 599), Rest),
        new("closed", Ended),
        new("answered in another protocol", new UndecodablePattern(), Rest),
        new("neither answered nor closed", Nothing, Rest) { Breaks = Rfc9112.NotHttpGets400 },
        new("answered as if it were an HTTP request", new Response(200, 399), Rest) { Breaks = Rfc9112.NotHttpGets400 },
        new("accepted", Response.Accepts, Rest) { Breaks = Rfc6455.OtherProtocolsEstablishNothing },
    ];

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    /// <summary>
    /// The preface and a farewell, so that a server that does speak HTTP/2 closes as well (RFC 9113 sections 3.4 and 6.8).
    /// </summary>
    private static byte[] Http2Preface() =>
    [
        .. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8,
        0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x00, 0x00, // empty SETTINGS
        0x00, 0x00, 0x08, 0x07, 0x00, 0x00, 0x00, 0x00, 0x00, // GOAWAY, 8 octets
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // no stream, NO_ERROR
    ];

    /// <summary>A ClientHello of TLS 1.2 whose 32 random octets begin with an empty line (RFC 5246 section 7.4.1.2).</summary>
    private static byte[] ClientHello() =>
    [
        0x16, 0x03, 0x01, 0x00, 0x2F, // handshake record, 47 octets
        0x01, 0x00, 0x00, 0x2B, // ClientHello, 43 octets
        0x03, 0x03, // TLS 1.2
        .. "\r\n\r\n"u8, .. Counting(28, first: 0x30), // random
        0x00, // no session
        0x00, 0x04, 0xC0, 0x2F, 0x00, 0x2F, // two cipher suites
        0x01, 0x00, // no compression
    ];
}
