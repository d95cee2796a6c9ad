using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 9110 section 7.8, Upgrade, as far as it binds a server that switches to WebSocket.
/// https://www.rfc-editor.org/rfc/rfc9110#section-7.8
/// </summary>
public static class S07_8_Upgrade
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        Handshake(
            "upgrade/unlisted-protocol-is-not-switched-to",
            "A request to upgrade to another protocol opens no WebSocket, whatever else it has",
            [Rfc9110.NoUnlistedProtocol, Rfc6455.UpgradeContainsWebSocket],
            RawRequest.Baseline.With("Upgrade", "h2c"),
            Outcomes.Refuses(Rfc9110.NoUnlistedProtocol)),
        Handshake(
            "upgrade/expectation-is-answered-first",
            "With Expect: 100-continue a 100 comes before the 101",
            [Rfc9110.ContinueBeforeSwitching],
            RawRequest.Baseline.Plus("Expect", "100-continue"),
            [
                new("100, then 101", new Interim(100), Response.Accepts, Rest),
                new("101 without a 100", Response.Accepts, Rest) { Breaks = Rfc9110.ContinueBeforeSwitching },
                new("100, then refused", new Interim(100), new Response(200, 499), Rest) { Uses = Rfc9110.UpgradeMayBeIgnored },
                new("417: the expectation cannot be met", new Response(417, 417), Rest),
                .. Outcomes.Refuses(Rfc9110.ContinueBeforeSwitching),
            ]),
    ];
}
