using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

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

    /// <summary>Names that are like a supported one and are others; only the last offer has that too.</summary>
    private static readonly (string Parameter, string Value, string Words)[] Similar =
    [
        ("longer", "{subprotocol}x", "one character longer"),
        ("longer-behind-separator", "{subprotocol}.v2", "longer behind a full stop"),
        ("in-front", "x{subprotocol}", "longer at its beginning"),
        ("shorter", "{subprotocol-cut-short}", "one character shorter"),
        ("on-both-sides", "x{subprotocol}x", "longer on both sides"),
        ("among-others", "{subprotocol}x, x{subprotocol}, {subprotocol-cut-short}, {subprotocol}", "among others that are like it"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from offer in UnknownOffers select UnknownOffer(offer.Parameter, offer.Request),
        .. from value in Malformed select MalformedOffer(value.Parameter, value.Value, value.Words),
        Handshake(
            "subprotocol/empty-list-elements-are-left-open",
            "Empty elements in a list of subprotocols are passed over or refused",
            [Rfc6455.SubprotocolsFieldSyntax, Rfc6455.UnsafeDataMayDropTcp],
            Offer("x-wsspec-a,, x-wsspec-b,"),
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
        .. from offer in KnownOffers select KnownOffer(offer.Parameter, offer.Request),
        .. from name in Similar select SimilarOffer(name.Parameter, name.Value, name.Words),
        Handshake(
            "subprotocol/letter-case-matters",
            "A subprotocol offered in other letters is not selected in its own",
            [Rfc7936.SubprotocolNamesCaseSensitive],
            Offer("{subprotocol-in-other-case}"),
            [
                new("not selected", Accepted(new Absent(Field)), Rest),
                new("selected as it was offered", Accepted(new SelectsOfferedSubprotocol()), Rest)
                {
                    Uses = Rfc6455.SubprotocolNamedInResponse,
                },
                new("selected in other letters", Response.Accepts, Rest) { Breaks = Rfc7936.SubprotocolNamesCaseSensitive },
                .. Outcomes.MayRefuse(Rfc6455.SubprotocolNamedInResponse),
            ]) with { Needs = Needs.Subprotocol },
    ];

    private static RawRequest Offer(string value) => RawRequest.Baseline.With(Field, value);

    /// <summary>Whether the testee means a name that we made up cannot be seen; that it answers with one of them can (ruling 14).</summary>
    private static ConformanceCase UnknownOffer(string parameter, RawRequest request) => Handshake(
        $"subprotocol/unknown-offers-are-not-answered-with-another/{parameter}",
        "When no offered subprotocol suits, the response names none, or there is no connection",
        [
            Rfc6455.NoSubprotocolUnlessSuitable, Rfc6455.NoEmptySubprotocol, Rfc6455.SubprotocolIsOneToken,
            Rfc6455.ResponseSubprotocolSyntax, Rfc6455.ResponseSubprotocolAtMostOnce,
        ],
        request,
        [
            new("accepted without a subprotocol", Accepted(new Absent(Field)), Rest) { Uses = Rfc6455.SubprotocolNamedInResponse },
            new("accepted with one of the offers", Accepted(new SelectsOfferedSubprotocol()), Rest)
            {
                Uses = Rfc6455.SubprotocolNamedInResponse,
            },
            .. WrongSelections(Rfc6455.NoSubprotocolUnlessSuitable),
            .. Outcomes.MayRefuse(Rfc6455.SubprotocolNamedInResponse),
        ]);

    /// <summary>As with extensions (ruling 15): passing over the list is lenient, selecting something from it is wrong.</summary>
    private static ConformanceCase MalformedOffer(string parameter, string value, string words) => Handshake(
        $"subprotocol/malformed-list-is-refused/{parameter}",
        $"A list of subprotocols with {words} is refused",
        [Rfc6455.SubprotocolsFieldSyntax, Rfc6455.MalformedHandshakeRefused],
        Offer(value),
        [
            new("accepted, the malformed list passed over", Accepted(new Absent(Field)), Rest)
            {
                Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus,
            },
            .. Outcomes.Refuses(Rfc6455.SubprotocolsFieldSyntax),
        ]);

    private static ConformanceCase KnownOffer(string parameter, RawRequest request) => Handshake(
        $"subprotocol/selected-one-was-offered/{parameter}",
        "The response names one of the offered subprotocols, to the letter",
        [Rfc6455.SubprotocolFromOffers, Rfc6455.SubprotocolIsOneToken, Rfc6455.ResponseSubprotocolSyntax, Rfc6455.OptionalWhitespace],
        request,
        [
            new("one of the offers is selected", Accepted(new SelectsOfferedSubprotocol()), Rest),
            new("none is selected, though the testee supports one", Accepted(new Absent(Field)), Rest)
            {
                Uses = Rfc6455.SubprotocolNamedInResponse,
            },
            .. WrongSelections(Rfc6455.SubprotocolFromOffers),
            .. Outcomes.NotAccepted(Rfc6455.OptionalWhitespace),
        ]) with
    { Needs = Needs.Subprotocol };

    /// <summary>The response may select a name that was offered, or none: the supported one was not, or not alone.</summary>
    private static ConformanceCase SimilarOffer(string parameter, string value, string words) => Handshake(
        $"subprotocol/similar-name-is-another/{parameter}",
        $"A subprotocol offered {words} is not taken for the supported one",
        [Rfc6455.SubprotocolFromOffers, Rfc6455.NoSubprotocolUnlessSuitable],
        Offer(value),
        [
            new("none is selected", Accepted(new Absent(Field)), Rest),
            new("one of the offers is selected", Accepted(new SelectsOfferedSubprotocol()), Rest)
            {
                Uses = Rfc6455.SubprotocolNamedInResponse,
            },
            .. WrongSelections(Rfc6455.SubprotocolFromOffers),
            .. Outcomes.MayRefuse(Rfc6455.SubprotocolNamedInResponse),
        ]) with
    { Needs = Needs.Subprotocol };

    private static ImmutableArray<Outcome> WrongSelections(RequirementId requirement) =>
    [
        new("accepted with several fields", Accepted(new Repeated(Field)), Rest) { Breaks = Rfc6455.ResponseSubprotocolAtMostOnce },
        new("accepted with an empty value", Accepted(new OneOf(Field, "")), Rest) { Breaks = Rfc6455.NoEmptySubprotocol },
        new("accepted with something that was not offered", Response.Accepts, Rest) { Breaks = requirement },
    ];
}
