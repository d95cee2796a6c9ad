using WsSpec.Suite.Patterns;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>What every 101 is like (sections 4.2.2, 4.3, 9.1 and 11.3).</summary>
internal static class AcceptanceRules
{
    private const string Accept = "Sec-WebSocket-Accept";
    private const string Subprotocol = "Sec-WebSocket-Protocol";
    private const string Extensions = "Sec-WebSocket-Extensions";

    public static IEnumerable<StandingRule> All =>
    [
        new AcceptanceRule(
            "standing/response-begins-with-status-line",
            "A response begins with a status line of HTTP/1.1",
            ["6455-4.2.2-21"],
            null,
            new Http11StatusLine()),
        new AcceptanceRule(
            "standing/acceptance-is-well-formed",
            "The lines of a 101 end in CRLF, and its fields follow the grammar of HTTP",
            ["6455-4.2.2-21"],
            null,
            new WellFormedHead()),
        new AcceptanceRule(
            "standing/upgrade-is-websocket",
            "A 101 has Upgrade with websocket",
            ["6455-4.2.2-22", "9110-7.8-03"],
            "Upgrade",
            new Lists("Upgrade", "websocket")),
        new AcceptanceRule(
            "standing/connection-has-upgrade",
            "A 101 has Connection with Upgrade",
            ["6455-4.2.2-23", "9110-7.8-06"],
            "Connection",
            new Lists("Connection", "Upgrade")),
        new AcceptanceRule(
            "standing/accept-at-most-once", "A 101 has no two Sec-WebSocket-Accept fields", ["6455-11.3.3-01"], Accept, new AtMostOnce(Accept)),
        new AcceptanceRule(
            "standing/accept-belongs-to-key",
            "Sec-WebSocket-Accept is the value that belongs to the key of the request",
            ["6455-4.2.2-24", "6455-4.2.2-25"],
            Accept,
            new AcceptMatchesKey()),
        .. Subprotocols,
        .. ExtensionLists,
    ];

    private static IEnumerable<StandingRule> Subprotocols =>
    [
        new AcceptanceRule(
            "standing/subprotocol-at-most-once",
            "A 101 has no two Sec-WebSocket-Protocol fields",
            ["6455-11.3.4-02"],
            Subprotocol,
            new AtMostOnce(Subprotocol)),
        new AcceptanceRule(
            "standing/subprotocol-is-never-empty",
            "A 101 has no empty Sec-WebSocket-Protocol field",
            ["6455-4.2.2-16"],
            Subprotocol,
            new NeverEmpty(Subprotocol)),
        new AcceptanceRule(
            "standing/subprotocol-is-one-token",
            "Sec-WebSocket-Protocol in a 101 is a single token",
            ["6455-4.2.2-17", "6455-4.3-10"],
            Subprotocol,
            new EachIsToken(Subprotocol)),
        new AcceptanceRule(
            "standing/subprotocol-only-if-offered",
            "A 101 has no Sec-WebSocket-Protocol when the request has none",
            ["6455-4.2.2-14"],
            Subprotocol,
            new OnlyIfRequested(Subprotocol)),
        new AcceptanceRule(
            "standing/subprotocol-was-offered",
            "The subprotocol of a 101 is one of those offered, to the letter",
            ["6455-4.2.2-13", "6455-4.2.2-15", "7936-2-01"],
            Subprotocol,
            new OnlyOfferedSubprotocol()),
    ];

    private static IEnumerable<StandingRule> ExtensionLists =>
    [
        new AcceptanceRule(
            "standing/extensions-are-never-empty",
            "A 101 has no Sec-WebSocket-Extensions field without an extension",
            ["6455-4.2.2-20", "6455-4.3-03"],
            Extensions,
            new NeverEmpty(Extensions)),
        new AcceptanceRule(
            "standing/extensions-follow-the-grammar",
            "Sec-WebSocket-Extensions in a 101 follows the grammar",
            ["6455-9.1-03", "6455-4.3-07", "6455-4.3-08", "6455-4.3-09", "6455-9.1-04"],
            Extensions,
            new WellFormedExtensions()),
        new AcceptanceRule(
            "standing/extensions-were-offered",
            "A 101 has no extension that the request does not offer",
            ["6455-4.2.2-19", "6455-4.2.2-18", "6455-9.1-12", "6455-5.8-01"],
            Extensions,
            new OnlyOfferedExtensions()),
        new AcceptanceRule(
            "standing/extensions-are-registered",
            "The extensions of a 101 are registered with IANA",
            ["6455-9.1-06"],
            Extensions,
            new RegisteredExtensions()),
        new AcceptanceRule(
            "standing/extension-parameters-are-defined",
            "The parameters of permessage-deflate in a 101 are those that RFC 7692 defines",
            ["6455-9.1-07"],
            Extensions,
            new DefinedParameters()),
    ];
}
