using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.Rfc7692.S05_Negotiation;

namespace WsSpec.Suite.Catalogue.Rfc7692;

/// <summary>RFC 7692 section 7.1: offers that a server may accept, and how. https://www.rfc-editor.org/rfc/rfc7692#section-7.1</summary>
public static class S07_1_GoodParameters
{
    private const string MayDecline = "6455-9-02";

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
        ["7692-7.1.1.1-04", "7692-7.1.1.1-06"],
        "permessage-deflate; server_no_context_takeover",
        [
            new("granted", Accepted(new HasExtensionParameter(DeflateAgreement.ServerNoContextTakeover)), Rest),
            new("accepted without granting it", Accepted(), Rest) { Breaks = "7692-7.1.1.1-04" },
            new("declined, although servers have reason to support it", Response.Accepts, Rest) { Breaks = "7692-7.1.1.1-06" },
        ]);

    private static ConformanceCase ClientNoContextTakeover => Asked(
        "client-no-context-takeover-is-a-hint",
        "An offer of client_no_context_takeover is accepted with that parameter or without it",
        ["7692-5-09", "7692-7.1.1.2-05"],
        "permessage-deflate; client_no_context_takeover",
        [
            new("taken up", Accepted(new HasExtensionParameter(DeflateAgreement.ClientNoContextTakeover)), Rest) { Uses = "7692-7.1.1.2-04" },
            new("ignored", Accepted(), Rest) { Uses = "7692-7.1.1.2-05" },
            Declined(MayDecline),
        ]);

    private static ConformanceCase ServerMaxWindowBits(string name, string value, int bits) => Asked(
        $"server-max-window-bits-is-granted-or-declined/{name}",
        "An offer of server_max_window_bits is declined, or accepted with no larger value",
        ["7692-7.1.2.1-06", "7692-7.1.2.1-04", "7692-7-04", "7692-7.1.2.1-07"],
        $"permessage-deflate; server_max_window_bits={value}",
        [
            new("granted", Accepted(new HasExtensionParameter(DeflateAgreement.ServerMaxWindowBits), new GrantsServerWindow(), new WindowBitsInRange(DeflateAgreement.ServerMaxWindowBits)), Rest),
            new(bits == DeflateAgreement.MostWindowBits ? "accepted without the parameter" : "accepted without granting it", Accepted(), Rest) { Breaks = "7692-7.1.2.1-06" },
            new("declined", Response.Accepts, Rest) { Uses = MayDecline },
        ]);

    /// <summary>A server that accepts the bare parameter, as all that are put to this case do, has no other reason to decline.</summary>
    private static ConformanceCase QuotedValue => Asked(
        "quoted-value-is-a-value",
        "A parameter value may be quoted",
        ["7692-5.2-01", "6455-9.1-04"],
        "permessage-deflate; client_max_window_bits=\"15\"",
        [
            new("accepted", Accepted(), Rest),
            new("declined because of the quotes", Response.Accepts, Rest) { Breaks = "7692-5-03" },
        ]);

    private static ConformanceCase ClientMaxWindowBitsWithoutValue => Asked(
        "client-max-window-bits-needs-no-value",
        "An offer of client_max_window_bits without a value is accepted with a window or without",
        ["7692-7.1.2.2-07", "7692-7.1.2.2-05"],
        "permessage-deflate; client_max_window_bits",
        [
            new("answered with a window", Accepted(new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits), new WindowBitsInRange(DeflateAgreement.ClientMaxWindowBits)), Rest)
            {
                Uses = "7692-7.1.2.2-05",
            },
            new("answered with the parameter but no window", Accepted(new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits)), Rest) { Breaks = "7692-7.1.2.2-07" },
            new("accepted without it", Accepted(), Rest),
            Declined(MayDecline),
        ]);

    private static ConformanceCase ClientMaxWindowBits(int bits) => Asked(
        $"client-max-window-bits-is-a-hint/{bits}",
        "An offer of client_max_window_bits with a value is accepted, and the hint used or not",
        ["7692-7.1.2.2-07", "7692-7.1.2.2-06"],
        $"permessage-deflate; client_max_window_bits={bits}",
        [
            new("the hint is used", Accepted(new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits), new WithinHint(), new WindowBitsInRange(DeflateAgreement.ClientMaxWindowBits)), Rest),
            new("answered with a larger window", Accepted(new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits), new WindowBitsInRange(DeflateAgreement.ClientMaxWindowBits)), Rest)
            {
                Uses = "7692-7.1.2.2-06",
            },
            new("answered with the parameter but no window", Accepted(new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits)), Rest) { Breaks = "7692-7.1.2.2-07" },
            new("the hint is ignored", Accepted(), Rest) { Uses = "7692-7.1.2.2-06" },
            Declined(MayDecline),
        ]);

    private static ConformanceCase AllFour
    {
        get
        {
            ImmutableArray<FieldRule> granted = [new GrantsServerNoContextTakeover(), new GrantsServerWindow(), new DefinedParameters(), new UnrepeatedDeflateParameters()];
            return Asked(
                "all-parameters-in-one-offer",
                "An offer with all four parameters is declined, or accepted with what it demands",
                ["7692-7-09", "7692-7.1.1.1-04", "7692-7.1.2.1-06"],
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=12; client_max_window_bits=12",
                [
                    new("accepted", Accepted(granted), Rest),
                    new("accepted without what it demands", Accepted(), Rest) { Breaks = "7692-7-09" },
                    Declined(MayDecline),
                ]);
        }
    }
}
