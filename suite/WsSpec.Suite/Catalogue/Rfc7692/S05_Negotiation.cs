using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.Rfc7692.DeflatePhrases;

namespace WsSpec.Suite.Catalogue.Rfc7692;

/// <summary>RFC 7692 section 5, Extension Negotiation. https://www.rfc-editor.org/rfc/rfc7692#section-5</summary>
public static class S05_Negotiation
{
    private const string MayDecline = "6455-9-02";

    public static IEnumerable<ConformanceCase> Cases =>
    [
        PlainOffer,
        EarliestOffer("server-no-context-takeover", "permessage-deflate; server_no_context_takeover, permessage-deflate", DeflateAgreement.ServerNoContextTakeover),
        EarliestOffer("server-max-window-bits", "permessage-deflate; server_max_window_bits=10, permessage-deflate", DeflateAgreement.ServerMaxWindowBits),
        EarliestUsableOffer,
        ResponseStandsAlone,
        AcceptedOnce("twice-the-same", "permessage-deflate, permessage-deflate"),
        AcceptedOnce("another-on-rsv1", "permessage-deflate, x-webkit-deflate-frame"),
        NothingToAccept,
        WithoutAgreement("text", Compressed(Opcode.Text, CompressedHello.Payload)),
        WithoutAgreement("binary", Compressed(Opcode.Binary, CompressedHello.Payload)),
        OtherExtensionDeclined,
        ControlFramesStayPlain,
    ];

    private static ConformanceCase PlainOffer => Asked(
        "plain-offer-is-answered",
        "An offer without parameters is accepted by naming the extension, or declined",
        ["7692-5-08", "7692-7.1.2.2-08", "7692-5-10"],
        "permessage-deflate",
        [
            new("accepted, though client_max_window_bits was not offered", Accepted(new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits)), Rest)
            {
                Breaks = "7692-7.1.2.2-08",
            },
            new("accepted with server_no_context_takeover of its own accord", Accepted(new HasExtensionParameter(DeflateAgreement.ServerNoContextTakeover)), Rest)
            {
                Uses = "7692-7.1.1.1-07",
            },
            new("accepted with client_no_context_takeover of its own accord", Accepted(new HasExtensionParameter(DeflateAgreement.ClientNoContextTakeover)), Rest)
            {
                Uses = "7692-7.1.1.2-04",
            },
            new("accepted with a window too small to compress much", Accepted(new TinyServerWindow()), Rest) { Uses = "7692-7.3-01" },
            new("accepted with server_max_window_bits of its own accord", Accepted(new HasExtensionParameter(DeflateAgreement.ServerMaxWindowBits)), Rest)
            {
                Uses = "7692-7.1.2.1-08",
            },
            new("accepted as offered", Accepted(), Rest),
            Declined(MayDecline),
        ]);

    /// <summary>A server that does not support the first offer is free to take the next, which the response then shows.</summary>
    private static ConformanceCase EarliestOffer(string parameter, string offers, string wanted) => Asked(
        $"earliest-supported-offer-is-accepted/{parameter}",
        "Of two offers that it supports, a server accepts the first",
        ["7692-5-03", "7692-7.1.3-01"],
        offers,
        [
            new("the first offer is accepted", Accepted(new HasExtensionParameter(wanted)), Rest),
            new("the second offer is accepted", Accepted(), Rest) { Breaks = "7692-5-03" },
            Declined(MayDecline),
        ]);

    private static ConformanceCase EarliestUsableOffer => Asked(
        "unusable-offer-is-passed-over",
        "Of several offers, those that have to be declined do not stand in the way of a good one",
        ["7692-7-01", "7692-7.1.3-01"],
        "permessage-deflate; foo, permessage-deflate",
        [
            new("the good offer is accepted", Accepted(new DefinedParameters()), Rest),
            new("the bad offer is accepted", Accepted(), Rest) { Breaks = "7692-7-01" },
            Declined(MayDecline),
        ]);

    private static ConformanceCase ResponseStandsAlone => Agreed(
        "response-to-several-offers-stands-alone",
        "After several offers the response alone says how messages are compressed",
        ["7692-5-11", "7692-5-09"],
        [Sends(CompressedHello), AwaitEcho(Hello), Sends(Hello), AwaitEcho(Hello)],
        [new("both messages are answered", EchoOf(Hello), EchoOf(Hello), Rest)],
        new()
        {
            Request = RawRequest.Baseline.Plus(Field, "permessage-deflate; client_max_window_bits").Plus(Field, "permessage-deflate; server_no_context_takeover"),
        }) with { Testee = Roles.Server };

    private static ConformanceCase AcceptedOnce(string parameter, string offers) => Asked(
        $"rsv1-is-given-away-once/{parameter}",
        "Of two extensions that both use RSV1 at most one is accepted",
        ["7692-5-13"],
        offers,
        [
            new("both are accepted", Accepted(new DeflateAcceptedTwice()), Rest) { Breaks = "7692-5-13" },
            new("both are accepted", Accepted(new Negotiates("x-webkit-deflate-frame")), Rest) { Breaks = "7692-5-13" },
            new("one is accepted, or none", Response.Accepts, Rest),
        ]);

    private static ConformanceCase NothingToAccept => Asked(
        "only-unusable-offers-are-all-declined",
        "When every offer has to be declined, the response lists no compression",
        ["7692-5-18"],
        "permessage-deflate; foo, permessage-deflate; server_max_window_bits=7, permessage-deflate; client_no_context_takeover=1",
        OfferOutcomes.Declines("7692-5-18"));

    private static ConformanceCase WithoutAgreement(string parameter, RawFrame frame) => new()
    {
        Id = $"deflate/compressed-message-without-agreement-fails-connection/{parameter}",
        Title = "A compressed message on a connection without the extension fails it",
        Covers = ["7692-5-19", "6455-5.2-04"],
        Script = [Sends(frame), AwaitFailure],
        Outcomes = Outcomes.FailsConnection("7692-5-19", 1002),
    };

    /// <summary>What was not accepted is not in use, even where it was offered.</summary>
    private static ConformanceCase OtherExtensionDeclined => new()
    {
        Id = "deflate/compressed-message-after-declined-offer-fails-connection",
        Title = "A compressed message after an offer that has to be declined fails the connection",
        Covers = ["7692-5-19", "6455-5.2-04"],
        Testee = Roles.Server,
        Script =
        [
            new Open { Request = RawRequest.Baseline.Plus(Field, "x-permessage-deflate-of-nobody") },
            Sends(CompressedHello),
            AwaitFailure,
        ],
        Outcomes = Outcomes.FailsConnection("7692-5-19", 1002),
    };

    private static ConformanceCase ControlFramesStayPlain
    {
        get
        {
            var ping = Ping("compress me, compress me, compress me");
            return Agreed(
                "control-frames-stay-plain",
                "With the extension agreed on, Pings are still answered with their own octets",
                ["7692-6-01", "6455-5.5.3-01"],
                [Sends(CompressedHello), AwaitEcho(Hello), Sends(ping), AwaitPong(ping), Sends(CompressedHello), AwaitEcho(Hello)],
                [new("the Pong repeats the Ping", EchoOf(Hello), PongOf(ping), EchoOf(Hello), Rest)]);
        }
    }

    internal static Response Accepted(params ImmutableArray<FieldRule> rules) => Response.Accepts with { Fields = [new Negotiates(DeflateAgreement.ExtensionName), .. rules] };

    internal static Outcome Declined(string leftOpenBy) =>
        new("declined", Response.Accepts with { Fields = [new Patterns.Declines(DeflateAgreement.ExtensionName)] }, Rest) { Uses = leftOpenBy };

    /// <summary>A case about the answer to an offer; whatever it is, it is no reason to refuse the handshake (ruling 15).</summary>
    internal static ConformanceCase Asked(string fact, string title, ImmutableArray<string> covers, string offers, ImmutableArray<Outcome> outcomes) => new()
    {
        Id = $"deflate/{fact}",
        Title = title,
        Covers = covers,
        Testee = Roles.Server,
        Needs = Needs.Deflate,
        Script = [new SendRequest(RawRequest.Baseline.Plus(Field, offers)), AwaitResponse],
        Outcomes = [.. outcomes, .. OfferOutcomes.Refusals],
    };
}
