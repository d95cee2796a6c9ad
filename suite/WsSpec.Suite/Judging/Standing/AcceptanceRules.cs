using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;

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
            [Rfc6455.AcceptanceIs101],
            null,
            new Http11StatusLine()),
        new AcceptanceRule(
            "standing/acceptance-is-well-formed",
            "The lines of a 101 end in CRLF, and its fields follow the grammar of HTTP",
            [Rfc6455.AcceptanceIs101],
            null,
            new WellFormedHead()),
        new AcceptanceRule(
            "standing/upgrade-is-websocket",
            "A 101 has Upgrade with websocket",
            [Rfc6455.ResponseHasUpgradeWebSocket, Rfc9110.SwitchingNamesProtocol],
            "Upgrade",
            new Lists("Upgrade", "websocket")),
        new AcceptanceRule(
            "standing/connection-has-upgrade",
            "A 101 has Connection with Upgrade",
            [Rfc6455.ResponseHasConnectionUpgrade, Rfc9110.UpgradeNeedsConnectionOption],
            "Connection",
            new Lists("Connection", "Upgrade")),
        new AcceptanceRule(
            "standing/accept-at-most-once",
            "A 101 has no two Sec-WebSocket-Accept fields",
            [Rfc6455.AcceptAtMostOnce],
            Accept,
            new AtMostOnce(Accept)),
        new AcceptanceRule(
            "standing/accept-belongs-to-key",
            "Sec-WebSocket-Accept is the value that belongs to the key of the request",
            [Rfc6455.ResponseHasAccept, Rfc6455.AcceptIsCanonicalBase64],
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
            [Rfc6455.ResponseSubprotocolAtMostOnce],
            Subprotocol,
            new AtMostOnce(Subprotocol)),
        new AcceptanceRule(
            "standing/subprotocol-is-never-empty",
            "A 101 has no empty Sec-WebSocket-Protocol field",
            [Rfc6455.NoEmptySubprotocol],
            Subprotocol,
            new NeverEmpty(Subprotocol)),
        new AcceptanceRule(
            "standing/subprotocol-is-one-token",
            "Sec-WebSocket-Protocol in a 101 is a single token",
            [Rfc6455.SubprotocolIsOneToken, Rfc6455.ResponseSubprotocolSyntax],
            Subprotocol,
            new EachIsToken(Subprotocol)),
        new AcceptanceRule(
            "standing/subprotocol-only-if-offered",
            "A 101 has no Sec-WebSocket-Protocol when the request has none",
            [Rfc6455.NoSubprotocolUnlessOffered],
            Subprotocol,
            new OnlyIfRequested(Subprotocol)),
        new AcceptanceRule(
            "standing/subprotocol-was-offered",
            "The subprotocol of a 101 is one of those offered, to the letter",
            [Rfc6455.SubprotocolFromOffers, Rfc6455.NoSubprotocolUnlessSuitable, Rfc7936.SubprotocolNamesCaseSensitive],
            Subprotocol,
            new OnlyOfferedSubprotocol()),
    ];

    private static IEnumerable<StandingRule> ExtensionLists =>
    [
        new AcceptanceRule(
            "standing/extensions-are-never-empty",
            "A 101 has no Sec-WebSocket-Extensions field without an extension",
            [Rfc6455.NoEmptyExtensionsField, Rfc6455.ExtensionsNonEmptyList],
            Extensions,
            new NeverEmpty(Extensions)),
        new AcceptanceRule(
            "standing/extensions-follow-the-grammar",
            "Sec-WebSocket-Extensions in a 101 follows the grammar",
            [
                Rfc6455.ExtensionsFieldGrammar, Rfc6455.ExtensionSyntax, Rfc6455.ExtensionParameterSyntax, Rfc6455.QuotedValueIsToken,
                Rfc6455.QuotedParameterIsToken,
            ],
            Extensions,
            new WellFormedExtensions()),
        new AcceptanceRule(
            "standing/extensions-were-offered",
            "A 101 has no extension that the request does not offer",
            [Rfc6455.NoUnlistedExtension, Rfc6455.ExtensionsFromOffers, Rfc6455.AcceptanceListsExtensions, Rfc6455.ExtensionsAreNegotiated],
            Extensions,
            new OnlyOfferedExtensions()),
        new AcceptanceRule(
            "standing/extensions-are-registered",
            "The extensions of a 101 are registered with IANA",
            [Rfc6455.ExtensionNamesRegistered],
            Extensions,
            new RegisteredExtensions()),
        new AcceptanceRule(
            "standing/extension-parameters-are-defined",
            "The parameters of permessage-deflate in a 101 are those that RFC 7692 defines",
            [Rfc6455.ParametersDefinedForExtension],
            Extensions,
            new DefinedParameters()),
    ];
}
