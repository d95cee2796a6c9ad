using WsSpec.Suite.Patterns;
using static WsSpec.Suite.Wire.DeflateAgreement;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>What every 101 that accepts permessage-deflate is like, whatever was offered (RFC 7692, sections 5 and 7.1).</summary>
internal static class DeflateAgreementRules
{
    private const string Field = "Sec-WebSocket-Extensions";

    public static IEnumerable<StandingRule> All =>
    [
        Rule("deflate-is-accepted-once", "A 101 accepts permessage-deflate once at most", new DeflateAcceptedOnce(), "7692-5-13"),
        Rule("deflate-parameters-are-not-repeated", "No parameter of permessage-deflate in a 101 is repeated", new UnrepeatedDeflateParameters(), "6455-9-04", "7692-7-09"),
        Rule("server-takeover-has-no-value", "server_no_context_takeover in a 101 has no value", new ValuelessDeflateParameter(ServerNoContextTakeover), "7692-7.1.1.1-05"),
        Rule("client-takeover-has-no-value", "client_no_context_takeover in a 101 has no value", new ValuelessDeflateParameter(ClientNoContextTakeover), "7692-7.1.1.2-06"),
        Rule("server-window-is-8-to-15", "server_max_window_bits in a 101 is a number from 8 to 15", new WindowBitsInRange(ServerMaxWindowBits), "7692-7.1.2.1-07"),
        Rule("client-window-is-8-to-15", "client_max_window_bits in a 101 is a number from 8 to 15", new WindowBitsInRange(ClientMaxWindowBits), "7692-7.1.2.2-07"),
        Rule("server-takeover-is-granted", "A 101 grants the server_no_context_takeover that is offered", new GrantsServerNoContextTakeover(), "7692-7.1.1.1-04"),
        Rule("server-window-is-granted", "server_max_window_bits in a 101 is at most the one offered", new GrantsServerWindow(), "7692-7.1.2.1-06"),
        Rule("client-window-was-offered", "A 101 has client_max_window_bits only if that is offered", new OnlyOfferedClientWindow(), "7692-7.1.2.2-08"),
    ];

    private static AcceptanceRule Rule(string id, string title, FieldRule rule, params string[] covers) => new($"standing/{id}", title, [.. covers], Field, rule);
}
