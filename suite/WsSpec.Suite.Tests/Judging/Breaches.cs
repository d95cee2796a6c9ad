using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>For each standing rule, a testee that breaks it, and the rules that the same octets break besides.</summary>
internal static class Breaches
{
    private static readonly JudgedConversation Server = JudgedConversation.WithServer;
    private static readonly RawRequest Request = RawRequest.Baseline;
    private static readonly RawResponse Response = RawResponse.Baseline;

    private static readonly JudgedConversation Deflating = new JudgedConversation(Role.Server).Opens(
        Request.Plus("Sec-WebSocket-Extensions", "permessage-deflate"), Response.Plus("Sec-WebSocket-Extensions", "permessage-deflate"));

    private static readonly RawFrame Hello = Text("hello");

    public static IEnumerable<(string Rule, JudgedConversation JudgedConversation, string[] Siblings)> All =>
    [
        .. Acceptances.Select(b => (b.Rule, new JudgedConversation(Role.Server).Opens(Offer, b.Response), b.Siblings)),
        ("subprotocol-only-if-offered", new JudgedConversation(Role.Server).Opens(
            Request, Response.Plus("Sec-WebSocket-Protocol", "chat")), []),
        ("server-never-masks", Server.TesteeSends(Hello with { Masked = true }), []),
        .. Requests.Select(b => (b.Rule, new JudgedConversation(Role.Client).Opens(b.Request), b.Siblings)),
        ("masking-keys-are-fresh", JudgedConversation.WithClient.TesteeSends(
            Hello with { MaskingKey = 7 }, Ping() with { MaskingKey = 7 }), []),
        ("masking-keys-are-fresh", JudgedConversation.WithClient.TesteeSends(
            Hello with { MaskingKey = 7 }, Ping() with { MaskingKey = 8 }), []),
        ("masking-keys-are-fresh", JudgedConversation.WithClient.TesteeSends(
            Hello with { MaskingKey = 7 }, Ping() with { MaskingKey = 507 }, Hello with { MaskingKey = 1007 }), []),
        .. from host in (string[])["localhost", "localhost:9002", "127.0.0.1:9001", "user@localhost:9001", "localhost:9001/"]
           select ("request-names-host", (new JudgedConversation(Role.Client) { Authority = "localhost:9001" }).Opens(
               Request.With("Host", host)), Array.Empty<string>()),
        ("client-always-masks", JudgedConversation.WithClient.TesteeSends(Hello, Hello with { Masked = false }), []),
        ("reserved-bits-are-clear", Server.TesteeSends(Hello with { Rsv = 4 }), []),
        ("reserved-bits-are-clear", Deflating.TesteeSends(Hello with { Rsv = 2 }), []),
        ("rsv1-never-on-control-frames", Deflating.TesteeSends(Ping() with { Rsv = 4 }), []),
        ("rsv1-on-first-frame-only", Deflating.TesteeSends(Unfinished(Hello), Continuation("!") with { Rsv = 4 }), []),
        ("no-reserved-opcode", Server.TesteeSends(new RawFrame((Opcode)0x3, default)), []),
        ("no-reserved-opcode", Server.TesteeSends(new RawFrame((Opcode)0xF, default)), []),
        ("shortest-length-form", Server.TesteeSends(Hello with { LengthForm = LengthForm.Bits16 }), []),
        ("shortest-length-form", Server.TesteeSends(Binary(Counting(126)) with { LengthForm = LengthForm.Bits64 }), []),
        ("top-bit-of-length-is-clear", Server.TesteeSends(Hello with { DeclaredLength = 1UL << 63 }), []),
        ("control-frames-are-short", Server.TesteeSends(Ping(Counting(126))), []),
        ("control-frames-are-whole", Server.TesteeSends(Unfinished(Ping())), []),
        ("continuation-continues-a-message", Server.TesteeSends(Hello, Continuation("!")), []),
        ("messages-are-not-interleaved", Server.TesteeSends(Unfinished(Hello), Hello), []),
        ("text-is-utf8", Server.TesteeSends(Text(0xC3), Hello), []),
        ("text-is-utf8", Server.TesteeSends(Unfinished(Text(0xC3)), Ping(), Continuation(0x28)), []),
        ("close-body-has-room-for-a-code", Server.TesteeSends(Close([0x03])), []),
        ("close-code-below-1000-is-never-sent", Server.HarnessSends(Close(1000)).TesteeSends(Close(999)), []),
        ("close-code-1005-is-never-sent", Server.HarnessSends(Close(1005)).TesteeSends(Close(1005)), []),
        ("close-code-1006-is-never-sent", Server.TesteeSends(Close(1006)), []),
        ("close-code-1015-is-never-sent", Server.TesteeSends(Close(1015)), []),
        ("close-code-1004-is-not-originated", Server.HarnessSends(Close(1000)).TesteeSends(Close(1004)), []),
        ("close-code-1010-is-the-clients", Server.TesteeSends(Close(1010)), []),
        ("close-code-is-assigned", Server.TesteeSends(Close(2999)), []),
        ("close-code-is-in-network-order", Server.HarnessSends(Close(1000)).TesteeSends(Close(0xE803)), []),
        ("close-code-is-in-network-order", Server.HarnessSends(Close(4000)).TesteeSends(Close(0xA00F)), []),
        ("close-code-is-in-network-order", Server.TesteeSends(Close(0xEA03)), []),
        ("close-reason-is-utf8", Server.TesteeSends(Close([0x03, 0xE8, 0xFF])), []),
        ("no-data-after-close", Server.TesteeSends(Close(1000), Ping(), Hello), []),
        ("one-close-only", Server.TesteeSends(Close(1000), Close(1000)), []),
        .. DeflateBreaches.All,
    ];

    private static IEnumerable<(string Rule, RawRequest Request, string[] Siblings)> Requests =>
    [
        ("request-line-is-get", Request with { RequestLine = "POST / HTTP/1.1\r\n" }, []),
        ("request-line-is-get", Request with { RequestLine = "GET / HTTP/1.0\r\n" }, []),
        ("request-line-is-get", Request with { RequestLine = "GET /#top HTTP/1.1\r\n" }, []),
        ("request-line-is-get", Request with { RequestLine = "GET /\u00FC HTTP/1.1\r\n" }, []),
        ("request-is-well-formed", Request with { End = "\n" }, []),
        ("request-is-well-formed", Request.Plus("Content-Length", "3"), []),
        ("request-is-well-formed", Request with { RequestLine = "\r\nGET / HTTP/1.1\r\n" }, []),
        ("request-names-host", Request.Without("Host"), []),
        ("request-names-host", Request.With("Host", "localhost:"), []),
        ("request-upgrades-to-websocket", Request.With("Upgrade", "h2c"), []),
        ("request-connection-has-upgrade", Request.With("Connection", "keep-alive"), []),
        ("request-has-one-key", Request.Plus("Sec-WebSocket-Key", "{key}"), []),
        ("key-is-a-nonce-of-16-octets", Request.With("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZR=="), []),
        ("key-is-a-nonce-of-16-octets", Request.With("Sec-WebSocket-Key", "c2hvcnQ="), []),
        ("request-has-version-13", Request.With("Sec-WebSocket-Version", "013"), []),
        ("offered-subprotocols-are-tokens", Request.Plus("Sec-WebSocket-Protocol", "a b"), []),
        ("offered-subprotocols-are-tokens", Request.Plus("Sec-WebSocket-Protocol", "a, a"), []),
        ("offered-extensions-follow-grammar", Request.Plus("Sec-WebSocket-Extensions", ""), []),
        ("offered-extensions-follow-grammar", Request.Plus("Sec-WebSocket-Extensions", "a; =b"), []),
        ("deflate-offers-are-legal", Request.Plus("Sec-WebSocket-Extensions", "permessage-deflate; server_max_window_bits"), []),
        ("deflate-offers-are-legal", Request.Plus("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits=7"), []),
        ("deflate-offers-are-legal", Request.Plus("Sec-WebSocket-Extensions", "permessage-deflate; server_no_context_takeover=1"), []),
        ("deflate-offers-are-legal", Request.Plus(
            "Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits; client_max_window_bits=9"), []),
    ];

    private static RawRequest Offer { get; } = Request
        .Plus("Sec-WebSocket-Protocol", "chat, superchat")
        .Plus("Sec-WebSocket-Extensions", "permessage-deflate, x-private");

    private static IEnumerable<(string Rule, RawResponse Response, string[] Siblings)> Acceptances =>
    [
        ("response-begins-with-status-line", Response with { StatusLine = "HTTP/1.0 101 Switching Protocols\r\n" }, []),
        ("response-begins-with-status-line", Response with { Before = "\r\n" }, []),
        ("response-begins-with-status-line", Response with { StatusLine = "101 Switching Protocols\r\n" }, []),
        ("acceptance-is-well-formed", Response with { End = "\n" }, []),
        ("acceptance-is-well-formed", Response.Plus("X Y", "z"), []),
        ("acceptance-is-well-formed", Response.Plus(RawField.Line("Server: a\r\n b")), []),
        ("upgrade-is-websocket", Response.Without("Upgrade"), []),
        ("upgrade-is-websocket", Response.With("Upgrade", "h2c"), []),
        ("connection-has-upgrade", Response.With("Connection", "keep-alive"), []),
        ("accept-at-most-once", Response.Plus("Sec-WebSocket-Accept", "{accept}"), []),
        ("accept-belongs-to-key", Response.Without("Sec-WebSocket-Accept"), []),
        ("accept-belongs-to-key", Response.With("Sec-WebSocket-Accept", "{key}"), []),
        ("subprotocol-at-most-once", Response.Plus("Sec-WebSocket-Protocol", "chat").Plus("Sec-WebSocket-Protocol", "superchat"), []),
        ("subprotocol-is-never-empty", Response.Plus("Sec-WebSocket-Protocol", ""), []),
        ("subprotocol-is-one-token", Response.Plus("Sec-WebSocket-Protocol", "chat, superchat"), []),
        ("subprotocol-was-offered", Response.Plus("Sec-WebSocket-Protocol", "Chat"), []),
        ("extensions-are-never-empty", Response.Plus("Sec-WebSocket-Extensions", ""), []),
        ("extensions-follow-the-grammar", Response.Plus(
            "Sec-WebSocket-Extensions", "permessage-deflate; server_max_window_bits="), ["server-window-is-8-to-15"]),
        ("extensions-follow-the-grammar", Response.Plus(
            "Sec-WebSocket-Extensions", "permessage-deflate; server_max_window_bits=\"1 0\""), ["server-window-is-8-to-15"]),
        ("extensions-were-offered", Response.Plus("Sec-WebSocket-Extensions", "bbf-usp-protocol"), []),
        ("extensions-are-registered", Response.Plus("Sec-WebSocket-Extensions", "x-private; a=b"), []),
        ("extension-parameters-are-defined", Response.Plus("Sec-WebSocket-Extensions", "permessage-deflate; level=9"), []),
        ("extensions-were-offered", Response.Plus("Sec-WebSocket-Extensions", "x-webkit-deflate-frame"), ["extensions-are-registered"]),
    ];
}
