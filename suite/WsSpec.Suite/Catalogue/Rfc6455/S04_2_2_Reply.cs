using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc6455;

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
            ["6455-4.2.2-01", "6455-4.2.1-21", "6455-4.2.1-20"],
            RawRequest.Baseline,
            [
                new("accepted, and a cookie set", Accepted(new Present("Set-Cookie")), Rest) { Uses = "6455-1.3-09" },
                .. Outcomes.Accepts("6455-4.2.2-01"),
            ]),
        Reply("status-line-is-http-1.1", "The status line of the 101 says HTTP/1.1", ["6455-4.2.2-21"], new Http11StatusLine()),
        Reply("head-is-well-formed", "The 101 is a well-formed HTTP response", ["6455-4.2.2-21"], new WellFormedHead()),
        Reply(
            "no-body-is-announced",
            "The 101 announces no body",
            ["6455-4.2.2-21"],
            new Absent("Content-Length"),
            new Absent("Transfer-Encoding")),
        Reply(
            "upgrade-is-websocket",
            "The 101 has Upgrade: websocket",
            ["6455-4.2.2-22", "9110-7.8-03"],
            new ValueIs("Upgrade", "websocket")),
        Reply(
            "connection-has-upgrade",
            "The 101 has Upgrade in Connection",
            ["6455-4.2.2-23", "9110-7.8-06"],
            new Lists("Connection", "Upgrade")),
        Reply(
            "accept-is-there-once",
            "The 101 has one Sec-WebSocket-Accept",
            ["6455-11.3.3-01", "6455-4.2.2-24"],
            new Present(Accept),
            new AtMostOnce(Accept)),
        Reply(
            "accept-is-canonical-base64",
            "The accept value is base64 of 20 octets, 28 characters",
            ["6455-4.2.2-25"],
            new CanonicalAccept()),
        Reply(
            "no-subprotocol-unless-offered",
            "Without an offer the 101 names no subprotocol",
            ["6455-4.2.2-14", "6455-4.2.2-16"],
            new Absent("Sec-WebSocket-Protocol")),
        Reply(
            "no-extension-unless-offered",
            "Without an offer the 101 names no extension",
            ["6455-4.2.2-19", "6455-9-03"],
            new Absent(Extensions)),
        new()
        {
            Id = "reply/frames-follow-the-head",
            Title = "Frames begin right behind the empty line of the 101",
            Covers = ["6455-4.2.2-27", "6455-4.2.2-01"],
            Testee = Roles.Server,
            Script = [new SendRequest(RawRequest.Baseline), AwaitResponse, Sends(First), AwaitEcho(First)],
            Outcomes =
            [
                new("accepted, and the first message answered", Response.Accepts, EchoOf(First), Rest),
                .. Outcomes.NotAccepted("6455-4.4-02"),
            ],
        },
    ];

    private static ConformanceCase Reply(string fact, string title, ImmutableArray<string> covers, params ImmutableArray<FieldRule> rules) =>
        Handshake($"reply/{fact}", title, covers, RawRequest.Baseline, Outcomes.AcceptsWith(covers[0], rules));
}
