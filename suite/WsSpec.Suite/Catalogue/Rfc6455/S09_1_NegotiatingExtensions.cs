using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc6455;

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
        ("unknown-parameter-with-quoted-pair", Offer("x-wsspec-unknown; a=\"1\\2\"")),
    ];

    /// <summary>Offers that say what the plain one says, each in the way that HTTP lets a list be written.</summary>
    private static readonly (string Parameter, RawRequest Request, string Words)[] Spellings =
    [
        ("field-name-in-lower-case", RawRequest.Baseline.Plus("sec-websocket-extensions", Plain), "under a name in lower case"),
        ("field-name-in-upper-case", RawRequest.Baseline.Plus("SEC-WEBSOCKET-EXTENSIONS", Plain), "under a name in upper case"),
        ("blanks-around-value", RawRequest.Baseline.Plus(new RawField(Field, Plain) { Separator = ":   ", End = "  \r\n" }), "between blanks"),
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
            ["6455-4.2.2-18", "6455-9.1-12"],
            new OnlyOfferedExtensions()),
        Reply(
            "field-is-never-empty",
            "Sec-WebSocket-Extensions of a 101 is never empty",
            ["6455-4.2.2-20", "6455-4.3-03"],
            new NeverEmpty(Field)),
        Reply(
            "registered-names-and-parameters",
            "Accepted extensions are registered and their parameters defined",
            ["6455-9.1-07", "6455-9.1-06", "6455-9-04", "6455-9.1-03"],
            new RegisteredExtensions(),
            new DefinedParameters()),
        .. from spelling in Spellings select Spelt(spelling.Parameter, spelling.Request, spelling.Words),
        .. from value in (string[])["\"10\"", "\"1\\0\""] select Quoted(value),
        Handshake(
            "extensions/empty-list-elements-are-left-open",
            "Empty elements in a list of extensions are passed over or refused",
            ["6455-9.1-02", "6455-10.7-02"],
            Offer(", ,x-wsspec-unknown,"),
            Outcomes.AcceptsOrRefuses("6455-10.7-02")),
        Handshake(
            "extensions/blanks-around-equals-sign-are-left-open",
            "Blanks around an equals sign, legal in RFC 2616 but not in RFC 9110, are read or refused",
            ["6455-4.3-01", "6455-10.7-02"],
            Offer("x-wsspec-unknown; a = 1"),
            Outcomes.AcceptsOrRefuses("6455-10.7-02")),
        Handshake(
            "extensions/letter-case-of-names-is-left-open",
            "Permessage-Deflate is matched or passed over",
            ["6455-9.1-03", "6455-9-02"],
            Offer("Permessage-Deflate"),
            [
                new("matched", Accepted(new Present(Field)), Rest) { Uses = "6455-9-02" },
                new("passed over", Response.Accepts, Rest) { Uses = "6455-9-02" },
                .. Outcomes.NotAccepted("6455-9.1-03"),
            ]),
        Handshake(
            "extensions/first-offer-is-preferred",
            "Of two offers of one extension the first is taken, or the testee has a preference",
            ["6455-9.1-12", "6455-9.1-09"],
            Offer("permessage-deflate; server_no_context_takeover, permessage-deflate"),
            [
                new("the first offer is taken", Accepted(Agreed, new HasExtensionParameter("server_no_context_takeover")), Rest),
                new("the second offer is taken", Accepted(Agreed), Rest) { Uses = "6455-9.1-09" },
                new("none is taken", Accepted(new Absent(Field)), Rest) { Uses = "6455-9-02" },
                .. Outcomes.NotAccepted("6455-4.4-02"),
            ]) with { Needs = Needs.Deflate },
    ];

    private static RawRequest Offer(string value) => RawRequest.Baseline.With(Field, value);

    private static ConformanceCase UnknownOffer(string parameter, RawRequest request) => Handshake(
        $"extensions/unknown-offers-are-declined/{parameter}",
        "Unknown extensions are declined, and the connection is accepted without them",
        ["6455-4.2.2-18", "6455-9.1-06", "6455-4.3-01"],
        request,
        [
            new("declined", Accepted(new Absent(Field)), Rest),
            new("accepted under a name that is not registered", Accepted(new OnlyOfferedExtensions()), Rest) { Breaks = "6455-9.1-06" },
            new("answered with another extension", Response.Accepts, Rest) { Breaks = "6455-4.2.2-19" },
            .. Outcomes.NotAccepted("6455-4.3-01"),
        ]);

    private static ConformanceCase Reply(string fact, string title, ImmutableArray<string> covers, params ImmutableArray<FieldRule> rules) =>
        Handshake($"extensions/{fact}", title, covers, Offer(Plain), Outcomes.AcceptsWith(covers[0], rules));

    private static ConformanceCase Spelt(string parameter, RawRequest request, string words) => Handshake(
        $"extensions/list-is-read-as-http-lists-are/{parameter}",
        $"An offer of permessage-deflate {words} is understood",
        ["6455-9.1-01", "6455-4.3-01", "6455-9.1-05"],
        request,
        Outcomes.AcceptsWith("6455-9.1-01", Agreed)) with { Needs = Needs.Deflate };

    /// <summary>A server need not support the parameter; it has to understand the value either way.</summary>
    private static ConformanceCase Quoted(string value) => Handshake(
        $"extensions/quoted-value-is-a-token/{(value.Contains('\\', StringComparison.Ordinal) ? "quoted-pair" : "plain")}",
        $"The value {value} of an extension parameter is read as 10",
        ["6455-4.3-09", "6455-9.1-04"],
        Offer($"permessage-deflate; client_max_window_bits={value}"),
        [
            new("accepted with the extension", Accepted(Agreed), Rest),
            new("accepted without it", Response.Accepts, Rest) { Uses = "6455-9-02" },
            .. Outcomes.NotAccepted("6455-4.3-09"),
        ]) with { Needs = Needs.Deflate };
}
