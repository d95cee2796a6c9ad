using System.Collections.Immutable;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Wire.DeflateAgreement;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>What every 101 that accepts permessage-deflate is like, whatever was offered (RFC 7692, sections 5 and 7.1).</summary>
internal static class DeflateAgreementRules
{
    private const string Field = "Sec-WebSocket-Extensions";

    public static IEnumerable<StandingRule> All =>
    [
        Rule(
            "deflate-is-accepted-once",
            "A 101 accepts permessage-deflate once at most",
            new DeflateAcceptedOnce(),
            Rfc7692.NoSecondExtensionWithRsv1),
        Rule(
            "deflate-parameters-are-not-repeated",
            "No parameter of permessage-deflate in a 101 is repeated",
            new UnrepeatedDeflateParameters(),
            Rfc6455.ParametersAsExtensionSpecifies,
            Rfc7692.ParametersInOffersAndResponses),
        Rule(
            "server-takeover-has-no-value",
            "server_no_context_takeover in a 101 has no value",
            new ValuelessDeflateParameter(ServerNoContextTakeover),
            Rfc7692.AgreedServerNoContextTakeoverWithoutValue),
        Rule(
            "client-takeover-has-no-value",
            "client_no_context_takeover in a 101 has no value",
            new ValuelessDeflateParameter(ClientNoContextTakeover),
            Rfc7692.AgreedClientNoContextTakeoverWithoutValue),
        Rule(
            "server-window-is-8-to-15",
            "server_max_window_bits in a 101 is a number from 8 to 15",
            new WindowBitsInRange(ServerMaxWindowBits),
            Rfc7692.AgreedServerMaxWindowBitsFrom8To15),
        Rule(
            "client-window-is-8-to-15",
            "client_max_window_bits in a 101 is a number from 8 to 15",
            new WindowBitsInRange(ClientMaxWindowBits),
            Rfc7692.AgreedClientMaxWindowBitsFrom8To15),
        Rule(
            "server-takeover-is-granted",
            "A 101 grants the server_no_context_takeover that is offered",
            new GrantsServerNoContextTakeover(),
            Rfc7692.ServerNoContextTakeoverConfirmed),
        Rule(
            "server-window-is-granted",
            "server_max_window_bits in a 101 is at most the one offered",
            new GrantsServerWindow(),
            Rfc7692.ServerMaxWindowBitsConfirmed),
        Rule(
            "client-window-was-offered",
            "A 101 has client_max_window_bits only if that is offered",
            new OnlyOfferedClientWindow(),
            Rfc7692.NoUnofferedClientMaxWindowBits),
    ];

    private static AcceptanceRule Rule(string id, string title, FieldRule rule, params ImmutableArray<RequirementId> covers) =>
        new($"standing/{id}", title, covers, Field, rule);
}
