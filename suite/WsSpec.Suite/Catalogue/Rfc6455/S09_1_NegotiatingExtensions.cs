using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 sections 9 and 9.1, Negotiating Extensions. https://www.rfc-editor.org/rfc/rfc6455#section-9.1</summary>
public static class S09_1_NegotiatingExtensions
{
    private const string Field = "Sec-WebSocket-Extensions";

    private const string Deflate = "permessage-deflate";

    private static readonly FieldRule Agreed = new Negotiates(Deflate);

    private static readonly (string Parameter, RawRequest Request)[] UnknownOffers =
    [
        ("one", Offer("x-wsspec-unknown")),
        ("with-parameters", Offer("x-wsspec-unknown; a; b=1; c=\"2\"")),
        ("several", Offer("x-wsspec-unknown-1, x-wsspec-unknown-2; a, x-wsspec-unknown-1; b")),
        ("two-lines", Offer("x-wsspec-unknown-1").Plus(Field, "x-wsspec-unknown-2")),
        ("blanks-around-separators", Offer("x-wsspec-unknown ;  a=1 ,\tx-wsspec-unknown-2\t;\tb")),
        ("every-token-character", Offer("!#$%&'*+-.^_`|~09AZaz; !#$%&'*+-.^_`|~=09AZaz")),
        ("longer-than-a-known-one", Offer("permessage-deflate2")),
        ("shorter-than-a-known-one", Offer("permessage-deflat")),
        ("ends-like-a-known-one", Offer("x-permessage-deflate")),
        ("known-one-with-underscore", Offer("permessage_deflate")),
        ("known-name-as-a-parameter", Offer("x-wsspec-unknown; permessage-deflate")),
        ("known-name-as-a-value", Offer("x-wsspec-unknown; a=permessage-deflate")),
        ("unknown-parameter-with-quoted-pair", Offer("x-wsspec-unknown; a=\"1\\2\"")),
    ];

    /// <summary>Offers that say what the plain one says, each in the way that HTTP lets a list be written.</summary>
    private static readonly (string Parameter, RawRequest Request, string Words)[] Spellings =
    [
        ("field-name-in-lower-case", RawRequest.Baseline.Plus("sec-websocket-extensions", Plain), "under a name in lower case"),
        ("field-name-in-upper-case", RawRequest.Baseline.Plus("SEC-WEBSOCKET-EXTENSIONS", Plain), "under a name in upper case"),
        ("blanks-around-value", RawRequest.Baseline.Plus(
            new RawField(Field, Plain) { Separator = ":   ", End = "  \r\n" }), "between blanks"),
        ("no-blank-behind-colon", RawRequest.Baseline.Plus(new RawField(Field, Plain) { Separator = ":" }), "right behind the colon"),
        ("blank-before-semicolon", Offer("permessage-deflate ; client_max_window_bits"), "with a blank before the semicolon"),
        ("no-blank-behind-semicolon", Offer("permessage-deflate;client_max_window_bits"), "without a blank behind the semicolon"),
        ("tabs", Offer("\tpermessage-deflate\t;\tclient_max_window_bits\t"), "with tabs"),
        ("behind-unknown", Offer($"x-wsspec-unknown; a=\"b\", {Plain}"), "behind an unknown one"),
        ("before-unknown", Offer($"{Plain},x-wsspec-unknown"), "before an unknown one"),
        ("second-line", Offer("x-wsspec-unknown").Plus(Field, Plain), "in a second line"),
        ("first-line", Offer(Plain).Plus(Field, "x-wsspec-unknown"), "in the first of two lines"),
    ];

    private const string Plain = "permessage-deflate; client_max_window_bits";

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from offer in UnknownOffers select UnknownOffer(offer.Parameter, offer.Request),
        Reply(
            "only-offered-extensions",
            "An accepted extension is one that was offered",
            [Rfc6455.ExtensionsFromOffers, Rfc6455.AcceptanceListsExtensions],
            new OnlyOfferedExtensions()),
        Reply(
            "field-is-never-empty",
            "Sec-WebSocket-Extensions of a 101 is never empty",
            [Rfc6455.NoEmptyExtensionsField, Rfc6455.ExtensionsNonEmptyList],
            new NeverEmpty(Field)),
        Reply(
            "registered-names-and-parameters",
            "Accepted extensions are registered and their parameters defined",
            [
                Rfc6455.ParametersDefinedForExtension, Rfc6455.ExtensionNamesRegistered, Rfc6455.ParametersAsExtensionSpecifies,
                Rfc6455.ExtensionsFieldGrammar,
            ],
            new RegisteredExtensions(),
            new DefinedParameters()),
        .. from spelling in Spellings select Spelt(spelling.Parameter, spelling.Request, spelling.Words),
        .. from value in (string[])["\"10\"", "\"1\\0\""] select Quoted(value),
        Handshake(
            "extensions/empty-list-elements-are-left-open",
            "Empty elements in a list of extensions are passed over or refused",
            [Rfc6455.MalformedExtensionsFail, Rfc6455.UnsafeDataMayDropTcp],
            Offer(", ,x-wsspec-unknown,"),
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
        Handshake(
            "extensions/blanks-around-equals-sign-are-left-open",
            "Blanks around an equals sign, legal in RFC 2616 but not in RFC 9110, are read or refused",
            [Rfc6455.OptionalWhitespace, Rfc6455.UnsafeDataMayDropTcp],
            Offer("x-wsspec-unknown; a = 1"),
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
        Handshake(
            "extensions/letter-case-of-names-is-left-open",
            "Permessage-Deflate is matched or passed over",
            [Rfc6455.ExtensionsFieldGrammar, Rfc6455.ServerMayDeclineExtensions],
            Offer("Permessage-Deflate"),
            [
                new("matched", Accepted(new Present(Field)), Rest) { Uses = Rfc6455.ServerMayDeclineExtensions },
                new("passed over", Response.Accepts, Rest) { Uses = Rfc6455.ServerMayDeclineExtensions },
                .. Outcomes.NotAccepted(Rfc6455.ExtensionsFieldGrammar),
            ]),
        Handshake(
            "extensions/first-offer-is-preferred",
            "Of two offers of one extension the first is taken, or the testee has a preference",
            [Rfc6455.AcceptanceListsExtensions, Rfc6455.ExtensionOrderIsPreference],
            Offer("permessage-deflate; server_no_context_takeover, permessage-deflate"),
            [
                new("the first offer is taken", Accepted(Agreed, new HasExtensionParameter("server_no_context_takeover")), Rest),
                new("the second offer is taken", Accepted(Agreed), Rest) { Uses = Rfc6455.ExtensionOrderIsPreference },
                new("none is taken", Accepted(new Absent(Field)), Rest) { Uses = Rfc6455.ServerMayDeclineExtensions },
                .. Outcomes.NotAccepted(Rfc6455.SupportedVersionAccepted),
            ]) with { Needs = Needs.Deflate },
    ];

    private static RawRequest Offer(string value) => RawRequest.Baseline.With(Field, value);

    private static ConformanceCase UnknownOffer(string parameter, RawRequest request) => Handshake(
        $"extensions/unknown-offers-are-declined/{parameter}",
        "Unknown extensions are declined, and the connection is accepted without them",
        [Rfc6455.ExtensionsFromOffers, Rfc6455.ExtensionNamesRegistered, Rfc6455.OptionalWhitespace],
        request,
        [
            new("declined", Accepted(new Absent(Field)), Rest),
            new("accepted under a name that is not registered", Accepted(new OnlyOfferedExtensions()), Rest)
            {
                Breaks = Rfc6455.ExtensionNamesRegistered,
            },
            new("answered with another extension", Response.Accepts, Rest) { Breaks = Rfc6455.NoUnlistedExtension },
            .. Outcomes.NotAccepted(Rfc6455.OptionalWhitespace),
        ]);

    private static ConformanceCase Reply(
        string fact, string title, ImmutableArray<RequirementId> covers, params ImmutableArray<FieldRule> rules) =>
        Handshake($"extensions/{fact}", title, covers, Offer(Plain), Outcomes.AcceptsWith(covers[0], rules));

    private static ConformanceCase Spelt(string parameter, RawRequest request, string words) => Handshake(
        $"extensions/list-is-read-as-http-lists-are/{parameter}",
        $"An offer of permessage-deflate {words} is understood",
        [Rfc6455.ExtensionsFollowHttpRules, Rfc6455.OptionalWhitespace, Rfc6455.ExtensionsMaySpanLines],
        request,
        Outcomes.AcceptsWith(Rfc6455.ExtensionsFollowHttpRules, Agreed)) with
    { Needs = Needs.Deflate };

    /// <summary>A server need not support the parameter; it has to understand the value either way.</summary>
    private static ConformanceCase Quoted(string value) => Handshake(
        $"extensions/quoted-value-is-a-token/{(value.Contains('\\', StringComparison.Ordinal) ? "quoted-pair" : "plain")}",
        $"The value {value} of an extension parameter is read as 10",
        [Rfc6455.QuotedValueIsToken, Rfc6455.QuotedParameterIsToken],
        Offer($"permessage-deflate; client_max_window_bits={value}"),
        [
            new("accepted with the extension", Accepted(Agreed), Rest),
            new("accepted without it", Response.Accepts, Rest) { Uses = Rfc6455.ServerMayDeclineExtensions },
            .. Outcomes.NotAccepted(Rfc6455.QuotedValueIsToken),
        ]) with
    { Needs = Needs.Deflate };
}
