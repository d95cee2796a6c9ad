using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>For each standing rule about permessage-deflate, a testee that breaks it, as <see cref="Breaches"/> has it.</summary>
internal static class DeflateBreaches
{
    private const string Field = "Sec-WebSocket-Extensions";
    private const string Deflate = "permessage-deflate";
    private static readonly byte[] Hello = DeflatePayload.Of(new FixedBlock(Symbol.Literals("Hello")));
    private static readonly byte[] Again = DeflatePayload.Of(new FixedBlock([Symbol.Match(5, 5)]));

    public static IEnumerable<(string Rule, JudgedConversation JudgedConversation, string[] Siblings)> All =>
    [
        .. Agreements.Select(b => (b.Rule, Opened(Role.Server, b.Offer, b.Response), b.Siblings)),
        .. Messages.Select(b => (b.Rule, Opened(b.Testee, Deflate, Deflate + b.Parameters).TesteeSends(
            [.. b.Payloads.Select(Compressed)]), Array.Empty<string>())),
    ];

    private static IEnumerable<(string Rule, string Offer, string Response, string[] Siblings)> Agreements =>
    [
        ("deflate-is-accepted-once", Deflate, "permessage-deflate, permessage-deflate", []),
        ("deflate-parameters-are-not-repeated", Deflate, "permessage-deflate; server_no_context_takeover; server_no_context_takeover", []),
        ("server-takeover-has-no-value", Deflate, "permessage-deflate; server_no_context_takeover=1", []),
        ("client-takeover-has-no-value", Deflate, "permessage-deflate; client_no_context_takeover=true", []),
        ("server-window-is-8-to-15", Deflate, "permessage-deflate; server_max_window_bits=7", []),
        ("server-window-is-8-to-15", Deflate, "permessage-deflate; server_max_window_bits=08", []),
        ("server-window-is-8-to-15", Deflate, "permessage-deflate; server_max_window_bits", []),
        ("client-window-is-8-to-15", "permessage-deflate; client_max_window_bits", "permessage-deflate; client_max_window_bits", []),
        ("server-takeover-is-granted", "permessage-deflate; server_no_context_takeover", Deflate, []),
        ("server-window-is-granted", "permessage-deflate; server_max_window_bits=10", Deflate, []),
        ("server-window-is-granted", "permessage-deflate; server_max_window_bits=10", "permessage-deflate; server_max_window_bits=11", []),
        ("client-window-was-offered", Deflate, "permessage-deflate; client_max_window_bits=10", []),
    ];

    private static IEnumerable<(string Rule, Role Testee, string Parameters, byte[][] Payloads)> Messages =>
    [
        ("compressed-messages-inflate", Role.Server, "", [[0x07]]),
        ("compressed-messages-inflate", Role.Client, "", [Hello, DeflatePayload.Of(new FixedBlock([Symbol.Match(5, 6)]))]),
        ("compressed-messages-end-with-an-empty-block", Role.Server, "",
            [DeflatePayload.Bare(new FixedBlock(Symbol.Literals("Hello")) { Final = true })]),
        ("compressed-messages-end-with-an-empty-block", Role.Server, "", [Hello[..^2]]),
        ("compressed-payload-is-never-empty", Role.Server, "", [[]]),
        ("tail-is-cut-off", Role.Client, "", [DeflatePayload.WithTail(new FixedBlock(Symbol.Literals("Hello")))]),
        ("final-blocks-are-padded-with-zeros", Role.Server, "",
            [DeflatePayload.Of(new FixedBlock(Symbol.Literals("Hello")) { Final = true, Padding = 0xFF })]),
        ("compressed-text-is-utf8", Role.Server, "", [DeflatePayload.Of(new StoredBlock((byte[])[0xC3, 0x28]))]),
        ("server-stays-inside-its-window", Role.Server, "; server_max_window_bits=8", [Far(257)]),
        ("client-stays-inside-its-window", Role.Client, "; client_max_window_bits=9", [Far(513)]),
        ("server-drops-its-context", Role.Server, "; server_no_context_takeover", [Hello, Again]),
        ("client-drops-its-context", Role.Client, "; client_no_context_takeover", [Hello, Again]),
    ];

    /// <summary>A message whose last back-reference has this distance.</summary>
    public static byte[] Far(int distance) =>
        DeflatePayload.Of(new FixedBlock([.. Symbol.Literals(new string('a', distance)), Symbol.Match(3, distance)]));

    public static RawFrame Compressed(byte[] payload) => new(Opcode.Text, payload) { Rsv = 4 };

    private static JudgedConversation Opened(Role testee, string offer, string response) =>
        new JudgedConversation(testee).Opens(RawRequest.Baseline.Plus(Field, offer), RawResponse.Baseline.Plus(Field, response));
}
