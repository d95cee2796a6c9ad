using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc9110;

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
            ["9110-7.8-04", "6455-4.2.1-09"],
            RawRequest.Baseline.With("Upgrade", "h2c"),
            Outcomes.Refuses("9110-7.8-04")),
        Handshake(
            "upgrade/expectation-is-answered-first",
            "With Expect: 100-continue a 100 comes before the 101",
            ["9110-7.8-09"],
            RawRequest.Baseline.Plus("Expect", "100-continue"),
            [
                new("100, then 101", new Interim(100), Response.Accepts, Rest),
                new("101 without a 100", Response.Accepts, Rest) { Breaks = "9110-7.8-09" },
                new("100, then refused", new Interim(100), new Response(200, 499), Rest) { Uses = "9110-7.8-01" },
                new("417: the expectation cannot be met", new Response(417, 417), Rest),
                .. Outcomes.Refuses("9110-7.8-09"),
            ]),
    ];
}
