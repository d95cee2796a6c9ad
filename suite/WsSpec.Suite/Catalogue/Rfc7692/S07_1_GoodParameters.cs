using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.S05_Negotiation;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 7692 section 7.1: offers that a server may accept, and how. https://www.rfc-editor.org/rfc/rfc7692#section-7.1</summary>
public static class S07_1_GoodParameters
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        ServerNoContextTakeover,
        ClientNoContextTakeover,
        .. from bits in Enumerable.Range(8, 8) select ServerMaxWindowBits($"{bits}", $"{bits}", bits),
        ServerMaxWindowBits("quoted", "\"10\"", 10),
        QuotedValue,
        ClientMaxWindowBitsWithoutValue,
        .. from bits in Enumerable.Range(8, 8) select ClientMaxWindowBits(bits),
        AllFour,
    ];

    private static ConformanceCase ServerNoContextTakeover => Asked(
        "server-no-context-takeover-is-granted",
        "An offer of server_no_context_takeover is accepted with that parameter",
        [Rfc7692.ServerNoContextTakeoverConfirmed, Rfc7692.ServerNoContextTakeoverSupported],
        "permessage-deflate; server_no_context_takeover",
        [
            new("granted", Accepted(new HasExtensionParameter(DeflateAgreement.ServerNoContextTakeover)), Rest),
            new("accepted without granting it", Accepted(), Rest) { Breaks = Rfc7692.ServerNoContextTakeoverConfirmed },
            new("declined, although servers have reason to support it", Response.Accepts, Rest)
            {
                Breaks = Rfc7692.ServerNoContextTakeoverSupported,
            },
        ]);

    private static ConformanceCase ClientNoContextTakeover => Asked(
        "client-no-context-takeover-is-a-hint",
        "An offer of client_no_context_takeover is accepted with that parameter or without it",
        [Rfc7692.ResponseFullySupported, Rfc7692.ClientNoContextTakeoverHintIgnorable],
        "permessage-deflate; client_no_context_takeover",
        [
            new("taken up", Accepted(new HasExtensionParameter(DeflateAgreement.ClientNoContextTakeover)), Rest)
            {
                Uses = Rfc7692.ClientNoContextTakeoverInResponse,
            },
            new("ignored", Accepted(), Rest) { Uses = Rfc7692.ClientNoContextTakeoverHintIgnorable },
            Declined(Rfc6455.ServerMayDeclineExtensions),
        ]);

    private static ConformanceCase ServerMaxWindowBits(string name, string value, int bits) => Asked(
        $"server-max-window-bits-is-granted-or-declined/{name}",
        "An offer of server_max_window_bits is declined, or accepted with no larger value",
        [
            Rfc7692.ServerMaxWindowBitsConfirmed, Rfc7692.UnsupportedServerMaxWindowBitsDeclined, Rfc7692.UnsupportedOfferDeclined,
            Rfc7692.AgreedServerMaxWindowBitsFrom8To15,
        ],
        $"permessage-deflate; server_max_window_bits={value}",
        [
            new("granted",
                Accepted(new HasExtensionParameter(DeflateAgreement.ServerMaxWindowBits), new GrantsServerWindow(), new WindowBitsInRange(
                    DeflateAgreement.ServerMaxWindowBits)), Rest),
            bits == DeflateAgreement.MostWindowBits
                ? new("accepted without the parameter, which would change nothing", Accepted(),
                    Rest) { Uses = Rfc7692.ServerMaxWindowBitsConfirmed }
                : new("accepted without granting it", Accepted(), Rest) { Breaks = Rfc7692.ServerMaxWindowBitsConfirmed },
            new("declined", Response.Accepts, Rest) { Uses = Rfc6455.ServerMayDeclineExtensions },
        ]);

    /// <summary>A server that accepts the bare parameter, as all that are put to this case do, has no other reason to decline.</summary>
    private static ConformanceCase QuotedValue => Asked(
        "quoted-value-is-a-value",
        "A parameter value may be quoted",
        [Rfc7692.QuotedValuesAllowed, Rfc6455.QuotedParameterIsToken],
        "permessage-deflate; client_max_window_bits=\"15\"",
        [
            new("accepted", Accepted(), Rest),
            new("declined because of the quotes", Response.Accepts, Rest) { Breaks = Rfc7692.EarliestOfferPreferred },
        ]);

    private static ConformanceCase ClientMaxWindowBitsWithoutValue => Asked(
        "client-max-window-bits-needs-no-value",
        "An offer of client_max_window_bits without a value is accepted with a window or without",
        [Rfc7692.AgreedClientMaxWindowBitsFrom8To15, Rfc7692.ClientMaxWindowBitsInResponse],
        "permessage-deflate; client_max_window_bits",
        [
            new("answered with a window",
                Accepted(new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits), new WindowBitsInRange(
                    DeflateAgreement.ClientMaxWindowBits)), Rest)
            {
                Uses = Rfc7692.ClientMaxWindowBitsInResponse,
            },
            new("answered with the parameter but no window", Accepted(
                new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits)), Rest)
            {
                Breaks = Rfc7692.AgreedClientMaxWindowBitsFrom8To15,
            },
            new("accepted without it", Accepted(), Rest),
            Declined(Rfc6455.ServerMayDeclineExtensions),
        ]);

    private static ConformanceCase ClientMaxWindowBits(int bits) => Asked(
        $"client-max-window-bits-is-a-hint/{bits}",
        "An offer of client_max_window_bits with a value is accepted, and the hint used or not",
        [Rfc7692.AgreedClientMaxWindowBitsFrom8To15, Rfc7692.ClientMaxWindowBitsHintIgnorable],
        $"permessage-deflate; client_max_window_bits={bits}",
        [
            new("the hint is used",
                Accepted(new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits), new WithinHint(), new WindowBitsInRange(
                    DeflateAgreement.ClientMaxWindowBits)), Rest),
            new("answered with a larger window",
                Accepted(new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits), new WindowBitsInRange(
                    DeflateAgreement.ClientMaxWindowBits)), Rest)
            {
                Uses = Rfc7692.ClientMaxWindowBitsHintIgnorable,
            },
            new("answered with the parameter but no window", Accepted(
                new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits)), Rest)
            {
                Breaks = Rfc7692.AgreedClientMaxWindowBitsFrom8To15,
            },
            new("the hint is ignored", Accepted(), Rest) { Uses = Rfc7692.ClientMaxWindowBitsHintIgnorable },
            Declined(Rfc6455.ServerMayDeclineExtensions),
        ]);

    private static ConformanceCase AllFour
    {
        get
        {
            ImmutableArray<FieldRule> granted =
                [new GrantsServerNoContextTakeover(), new GrantsServerWindow(), new DefinedParameters(), new UnrepeatedDeflateParameters()];
            return Asked(
                "all-parameters-in-one-offer",
                "An offer with all four parameters is declined, or accepted with what it demands",
                [Rfc7692.ParametersInOffersAndResponses, Rfc7692.ServerNoContextTakeoverConfirmed, Rfc7692.ServerMaxWindowBitsConfirmed],
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=12; client_max_window_bits=12",
                [
                    new("accepted", Accepted(granted), Rest),
                    new("accepted without what it demands", Accepted(), Rest) { Breaks = Rfc7692.ParametersInOffersAndResponses },
                    Declined(Rfc6455.ServerMayDeclineExtensions),
                ]);
        }
    }
}
