using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 4.2.2, Sending the Server's Opening Handshake, step 5: the 101 in all its parts.
/// https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2
/// </summary>
public static class S04_2_2_Reply
{
    private const string Accept = "Sec-WebSocket-Accept";

    private const string Extensions = "Sec-WebSocket-Extensions";

    private static readonly RawFrame First = Text("first message");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Handshake(
            "reply/smallest-request-is-accepted",
            "The six mandatory parts of a handshake suffice",
            [Rfc6455.AllStepsOfAcceptance, Rfc6455.OptionalFieldsMayBeMissing, Rfc6455.NoOriginNoBrowser],
            RawRequest.Baseline,
            [
                new("accepted, and a cookie set", Accepted(new Present("Set-Cookie")), Rest) { Uses = Rfc6455.ResponseMaySetCookies },
                .. Outcomes.Accepts(Rfc6455.AllStepsOfAcceptance),
            ]),
        Reply("status-line-is-http-1.1", "The status line of the 101 says HTTP/1.1", [Rfc6455.AcceptanceIs101], new Http11StatusLine()),
        Reply("head-is-well-formed", "The 101 is a well-formed HTTP response", [Rfc6455.AcceptanceIs101], new WellFormedHead()),
        Reply(
            "no-body-is-announced",
            "The 101 announces no body",
            [Rfc6455.AcceptanceIs101],
            new Absent("Content-Length"),
            new Absent("Transfer-Encoding")),
        Reply(
            "upgrade-is-websocket",
            "The 101 has Upgrade: websocket",
            [Rfc6455.ResponseHasUpgradeWebSocket, Rfc9110.SwitchingNamesProtocol],
            new ValueIs("Upgrade", "websocket")),
        Reply(
            "connection-has-upgrade",
            "The 101 has Upgrade in Connection",
            [Rfc6455.ResponseHasConnectionUpgrade, Rfc9110.UpgradeNeedsConnectionOption],
            new Lists("Connection", "Upgrade")),
        Reply(
            "accept-is-there-once",
            "The 101 has one Sec-WebSocket-Accept",
            [Rfc6455.AcceptAtMostOnce, Rfc6455.ResponseHasAccept],
            new Present(Accept),
            new AtMostOnce(Accept)),
        Reply(
            "accept-is-canonical-base64",
            "The accept value is base64 of 20 octets, 28 characters",
            [Rfc6455.AcceptIsCanonicalBase64],
            new CanonicalAccept()),
        Reply(
            "no-subprotocol-unless-offered",
            "Without an offer the 101 names no subprotocol",
            [Rfc6455.NoSubprotocolUnlessOffered, Rfc6455.NoEmptySubprotocol],
            new OnlyIfRequested("Sec-WebSocket-Protocol")),
        Reply(
            "no-extension-unless-offered",
            "Without an offer the 101 names no extension",
            [Rfc6455.NoUnlistedExtension, Rfc6455.NoUnrequestedExtension],
            new Absent(Extensions)),
        new()
        {
            Id = "reply/frames-follow-the-head",
            Title = "Frames begin right behind the empty line of the 101",
            Covers = [Rfc6455.OpenOnceResponseSent, Rfc6455.AllStepsOfAcceptance],
            Testee = Roles.Server,
            Script = [new SendRequest(RawRequest.Baseline), AwaitResponse, Sends(First), AwaitEcho(First)],
            Outcomes =
            [
                new("accepted, and the first message answered", Response.Accepts, EchoOf(First), Rest),
                .. Outcomes.NotAccepted(Rfc6455.SupportedVersionAccepted),
            ],
        },
    ];

    private static ConformanceCase Reply(
        string fact, string title, ImmutableArray<RequirementId> covers, params ImmutableArray<FieldRule> rules) =>
        Handshake($"reply/{fact}", title, covers, RawRequest.Baseline, Outcomes.AcceptsWith(covers[0], rules));
}
