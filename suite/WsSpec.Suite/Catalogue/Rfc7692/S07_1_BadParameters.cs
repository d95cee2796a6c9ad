using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 7692 section 7.1: offers that a server has to decline. https://www.rfc-editor.org/rfc/rfc7692#section-7.1</summary>
public static class S07_1_BadParameters
{
    private static readonly (string Name, string Text)[] NoWindowBits =
    [
        ("0", "=0"), ("7", "=7"), ("16", "=16"), ("99", "=99"), ("leading-zero", "=08"), ("leading-zeros", "=010"), ("plus", "=+10"),
            ("minus", "=-10"),
        ("exponent", "=1e1"), ("hexadecimal", "=0x0a"), ("fraction", "=10.0"), ("huge", "=99999999999999999999"),
            ("wraps-at-32-bits", "=4294967306"),
        ("letters", "=abc"), ("digits-and-letters", "=10a"), ("quoted-16", "=\"16\""),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Bad(
            "undefined-parameter-is-declined/foo",
            "An offer with an undefined parameter is declined",
            "; foo",
            Rfc7692.OfferUndefinedParameterDeclined,
            Rfc6455.ParametersDefinedForExtension),
        Bad(
            "undefined-parameter-is-declined/foo-1",
            "An offer with an undefined parameter is declined",
            "; foo=1",
            Rfc7692.OfferUndefinedParameterDeclined,
            Rfc6455.ParametersDefinedForExtension),
        Bad(
            "undefined-parameter-is-declined/longer-name",
            "An offer with an undefined parameter is declined",
            "; server_no_context_takeover2",
            Rfc7692.OfferUndefinedParameterDeclined,
            Rfc6455.ParametersDefinedForExtension),
        Bad(
            "undefined-parameter-is-declined/behind-good-ones",
            "An offer with an undefined parameter is declined",
            "; server_no_context_takeover; client_no_context_takeover; memory_level=9",
            Rfc7692.OfferUndefinedParameterDeclined,
            Rfc6455.ParametersDefinedForExtension),
        .. Repeated,
        .. from value in (string[])["1", "true", "0", "\"1\""] select NoValue("server-no-context-takeover", value),
        .. from value in (string[])["1", "true", "0", "\"1\""] select NoValue("client-no-context-takeover", value),
        Bad(
            "server-max-window-bits-without-value-is-declined",
            "An offer of server_max_window_bits without a value is declined",
            "; server_max_window_bits",
            Rfc7692.OfferInvalidValueDeclined),
        .. from bits in NoWindowBits select WindowBits("server-max-window-bits", bits.Name, bits.Text),
        .. from bits in NoWindowBits select WindowBits("client-max-window-bits", bits.Name, bits.Text),
    ];

    private static IEnumerable<ConformanceCase> Repeated =>
        from repeated in ((string Name, string Text)[])
        [
            ("server-no-context-takeover", "; server_no_context_takeover; server_no_context_takeover"),
            ("client-no-context-takeover", "; client_no_context_takeover; client_no_context_takeover"),
            ("server-max-window-bits", "; server_max_window_bits=10; server_max_window_bits=10"),
            ("server-max-window-bits-differing", "; server_max_window_bits=10; server_max_window_bits=12"),
            ("client-max-window-bits", "; client_max_window_bits; client_max_window_bits=10"),
            ("not-side-by-side", "; server_no_context_takeover; client_max_window_bits; server_no_context_takeover"),
        ]
        select Bad(
            $"repeated-parameter-is-declined/{repeated.Name}",
            "An offer that repeats a parameter is declined",
            repeated.Text,
            Rfc7692.OfferRepeatedParameterDeclined);

    private static ConformanceCase NoValue(string parameter, string value) => Bad(
        $"{parameter}-with-value-is-declined/{(value[0] == '"' ? "quoted" : value)}",
        $"An offer of {parameter.Replace('-', '_')} with a value is declined",
        $"; {parameter.Replace('-', '_')}={value}",
        Rfc7692.OfferInvalidValueDeclined);

    private static ConformanceCase WindowBits(string parameter, string name, string value) => Bad(
        $"{parameter}-out-of-range-is-declined/{name}",
        $"An offer of {parameter.Replace('-', '_')} that is no number from 8 to 15 is declined",
        $"; {parameter.Replace('-', '_')}{value}",
        Rfc7692.OfferInvalidValueDeclined);

    private static ConformanceCase Bad(string fact, string title, string parameters, params ImmutableArray<RequirementId> covers) =>
        S05_Negotiation.Asked(fact, title, covers, "permessage-deflate" + parameters, OfferOutcomes.Declines(covers[0]));
}
