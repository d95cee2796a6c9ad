using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc6455;

/// <summary>
/// RFC 6455 sections 4.3 and 9.1: a Sec-WebSocket-Extensions that breaks the grammar (ruling 15: refuse it; passing over it is lenient, taking
/// anything from it is wrong). https://www.rfc-editor.org/rfc/rfc6455#section-9.1
/// </summary>
public static class S09_1_ExtensionGrammar
{
    private const string Field = "Sec-WebSocket-Extensions";

    private static readonly (string Parameter, string Value, string Requirement)[] Malformed =
    [
        ("empty", "", "6455-4.3-03"),
        ("comma-only", ",", "6455-4.3-03"),
        ("semicolon-only", ";", "6455-4.3-07"),
        ("parameter-only", ";x", "6455-4.3-07"),
        ("trailing-semicolon", "x-wsspec;", "6455-4.3-07"),
        ("empty-parameter", "x-wsspec;;b", "6455-4.3-07"),
        ("two-words", "x-wsspec b", "6455-9.1-03"),
        ("at-sign-in-name", "x@wsspec", "6455-9.1-03"),
        ("quote-in-name", "x\"wsspec", "6455-9.1-03"),
        ("quoted-name", "\"x-wsspec\"", "6455-9.1-03"),
        ("slash-in-name", "x/wsspec", "6455-9.1-03"),
        ("equals-without-semicolon", "x-wsspec=1", "6455-9.1-03"),
        ("nul-in-name", "x\0wsspec", "6455-9.1-03"),
        ("octet-above-127-in-name", "x\u00E9wsspec", "6455-9.1-03"),
        ("no-value", "x-wsspec; b=", "6455-4.3-08"),
        ("no-parameter-name", "x-wsspec; =1", "6455-4.3-08"),
        ("value-of-two-words", "x-wsspec; b=c d", "6455-4.3-08"),
        ("two-values", "x-wsspec; b=c=d", "6455-4.3-08"),
        ("unclosed-quote", "x-wsspec; b=\"c", "6455-4.3-08"),
        ("unclosed-quoted-pair", "x-wsspec; b=\"c\\\"", "6455-4.3-08"),
        ("words-behind-quote", "x-wsspec; b=\"c\"d", "6455-4.3-08"),
        ("empty-quoted-value", "x-wsspec; b=\"\"", "6455-9.1-04"),
        ("quoted-value-of-two-words", "x-wsspec; b=\"c d\"", "6455-9.1-04"),
        ("quoted-comma", "x-wsspec; b=\",\"", "6455-9.1-04"),
        ("second-of-two", "x-wsspec, a b", "6455-9.1-03"),
        ("deflate-trailing-semicolon", "permessage-deflate;", "6455-4.3-07"),
        ("deflate-empty-parameter", "permessage-deflate;;server_no_context_takeover", "6455-4.3-07"),
        ("deflate-no-parameter-name", "permessage-deflate; =10", "6455-4.3-08"),
        ("deflate-no-value", "permessage-deflate; server_max_window_bits=", "6455-4.3-08"),
        ("deflate-value-of-two-words", "permessage-deflate; server_max_window_bits=1 0", "6455-4.3-08"),
        ("deflate-unclosed-quote", "permessage-deflate; server_max_window_bits=\"10", "6455-4.3-08"),
        ("deflate-quoted-value-of-two-words", "permessage-deflate; server_max_window_bits=\"1 0\"", "6455-4.3-09"),
        ("deflate-two-words", "permessage-deflate server_no_context_takeover", "6455-9.1-03"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
        from value in Malformed select IsRefused(value.Parameter, value.Value, value.Requirement);

    private static ConformanceCase IsRefused(string parameter, string value, string requirement) => Handshake(
        $"extensions/malformed-list-is-refused/{parameter}",
        $"An extension list that breaks the grammar is refused: {parameter.Replace('-', ' ')}",
        ["6455-9.1-02", requirement, "6455-4.2.1-24", "6455-4.2.1-03"],
        RawRequest.Baseline.With(Field, value),
        MalformedOutcomes);

    private static ImmutableArray<Outcome> MalformedOutcomes { get; } =
    [
        new("accepted, the malformed list passed over", Accepted(new Absent(Field)), Rest) { Breaks = "6455-10.7-04" },
        new("accepted with an extension from the malformed list", Response.Accepts, Rest) { Breaks = "6455-9.1-02" },
        .. Outcomes.Refuses("6455-9.1-02"),
    ];
}
