using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc6455;

/// <summary>
/// RFC 6455 sections 1.9, 4.2.1 item 8 and 4.2.2 step 4: offering and selecting a subprotocol; RFC 7936 section 2: letter case.
/// https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2
/// </summary>
public static class S04_2_2_Subprotocol
{
    private const string Field = "Sec-WebSocket-Protocol";

    private static readonly (string Parameter, RawRequest Request)[] UnknownOffers =
    [
        ("one", Offer("x-wsspec-unknown")),
        ("several", Offer("x-wsspec-unknown-1, x-wsspec-unknown-2, x-wsspec-unknown-3")),
        ("two-lines", Offer("x-wsspec-unknown-1").Plus(Field, "x-wsspec-unknown-2")),
        ("every-token-character", Offer("!#$%&'*+-.^_`|~09AZaz")),
    ];

    private static readonly (string Parameter, string Value, string Words)[] Malformed =
    [
        ("empty", "", "no name at all"),
        ("comma-only", ",", "nothing but a comma"),
        ("two-words", "a b", "two words"),
        ("semicolon", "a;b", "a semicolon"),
        ("parentheses", "(a)", "parentheses"),
        ("at-sign", "a@b", "an at sign"),
        ("quoted", "\"a\"", "quotation marks"),
        ("slash", "a/b", "a slash"),
        ("non-ascii-octet", "\u00E9", "an octet above 127"),
        ("delete", "a\u007F", "the octet 0x7F"),
        ("control-octet", "a\u0001", "a control octet"),
        ("second-of-two", "a, b c", "two words in its second element"),
    ];

    private static readonly (string Parameter, RawRequest Request)[] KnownOffers =
    [
        ("alone", Offer("{subprotocol}")),
        ("first", Offer("{subprotocol}, x-wsspec-unknown")),
        ("last", Offer("x-wsspec-unknown, {subprotocol}")),
        ("no-blank", Offer("x-wsspec-unknown,{subprotocol}")),
        ("blanks-around", Offer("x-wsspec-unknown \t,\t {subprotocol} ")),
        ("second-line", Offer("x-wsspec-unknown").Plus(Field, "{subprotocol}")),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from offer in UnknownOffers select UnknownOffer(offer.Parameter, offer.Request),
        .. from value in Malformed select MalformedOffer(value.Parameter, value.Value, value.Words),
        Handshake(
            "subprotocol/empty-list-elements-are-left-open",
            "Empty elements in a list of subprotocols are passed over or refused",
            ["6455-4.2.1-23", "6455-10.7-02"],
            Offer("x-wsspec-a,, x-wsspec-b,"),
            Outcomes.AcceptsOrRefuses("6455-10.7-02")),
        .. from offer in KnownOffers select KnownOffer(offer.Parameter, offer.Request),
        Handshake(
            "subprotocol/letter-case-matters",
            "A subprotocol offered in other letters is not selected in its own",
            ["7936-2-01"],
            Offer("{subprotocol-in-other-case}"),
            [
                new("not selected", Accepted(new Absent(Field)), Rest),
                new("selected as it was offered", Accepted(new SelectsOfferedSubprotocol()), Rest) { Uses = "6455-1.9-01" },
                new("selected in other letters", Response.Accepts, Rest) { Breaks = "7936-2-01" },
                .. Outcomes.MayRefuse("6455-1.9-01"),
            ]) with { Needs = Needs.Subprotocol },
    ];

    private static RawRequest Offer(string value) => RawRequest.Baseline.With(Field, value);

    /// <summary>Whether the testee means a name that we made up cannot be seen; that it answers with one of them can (ruling 14).</summary>
    private static ConformanceCase UnknownOffer(string parameter, RawRequest request) => Handshake(
        $"subprotocol/unknown-offers-are-not-answered-with-another/{parameter}",
        "When no offered subprotocol suits, the response names none, or there is no connection",
        ["6455-4.2.2-15", "6455-4.2.2-16", "6455-4.2.2-17", "6455-4.3-10", "6455-11.3.4-02"],
        request,
        [
            new("accepted without a subprotocol", Accepted(new Absent(Field)), Rest) { Uses = "6455-1.9-01" },
            new("accepted with one of the offers", Accepted(new SelectsOfferedSubprotocol()), Rest) { Uses = "6455-1.9-01" },
            .. WrongSelections("6455-4.2.2-15"),
            .. Outcomes.MayRefuse("6455-1.9-01"),
        ]);

    /// <summary>As with extensions (ruling 15): passing over the list is lenient, selecting something from it is wrong.</summary>
    private static ConformanceCase MalformedOffer(string parameter, string value, string words) => Handshake(
        $"subprotocol/malformed-list-is-refused/{parameter}",
        $"A list of subprotocols with {words} is refused",
        ["6455-4.2.1-23", "6455-4.2.1-03"],
        Offer(value),
        [
            new("accepted, the malformed list passed over", Accepted(new Absent(Field)), Rest) { Breaks = "6455-10.7-04" },
            .. Outcomes.Refuses("6455-4.2.1-23"),
        ]);

    private static ConformanceCase KnownOffer(string parameter, RawRequest request) => Handshake(
        $"subprotocol/selected-one-was-offered/{parameter}",
        "The response names one of the offered subprotocols, to the letter",
        ["6455-4.2.2-13", "6455-4.2.2-17", "6455-4.3-10", "6455-4.3-01"],
        request,
        [
            new("one of the offers is selected", Accepted(new SelectsOfferedSubprotocol()), Rest),
            new("none is selected, though the testee supports one", Accepted(new Absent(Field)), Rest) { Uses = "6455-1.9-01" },
            .. WrongSelections("6455-4.2.2-13"),
            .. Outcomes.NotAccepted("6455-4.3-01"),
        ]) with { Needs = Needs.Subprotocol };

    private static ImmutableArray<Outcome> WrongSelections(string requirement) =>
    [
        new("accepted with several fields", Accepted(new Repeated(Field)), Rest) { Breaks = "6455-11.3.4-02" },
        new("accepted with an empty value", Accepted(new OneOf(Field, "")), Rest) { Breaks = "6455-4.2.2-16" },
        new("accepted with something that was not offered", Response.Accepts, Rest) { Breaks = requirement },
    ];
}
