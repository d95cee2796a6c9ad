using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.DeflatePhrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 7692 section 5, Extension Negotiation. https://www.rfc-editor.org/rfc/rfc7692#section-5</summary>
public static class S05_Negotiation
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        PlainOffer,
        EarliestOffer("server-no-context-takeover", "permessage-deflate; server_no_context_takeover, permessage-deflate",
            DeflateAgreement.ServerNoContextTakeover),
        EarliestOffer("server-max-window-bits", "permessage-deflate; server_max_window_bits=10, permessage-deflate",
            DeflateAgreement.ServerMaxWindowBits),
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
        [Rfc7692.ResponseNamesExtension, Rfc7692.NoUnofferedClientMaxWindowBits, Rfc7692.ResponseNeedNotRepeatParameters],
        "permessage-deflate",
        [
            new("accepted, though client_max_window_bits was not offered", Accepted(
                new HasExtensionParameter(DeflateAgreement.ClientMaxWindowBits)), Rest)
            {
                Breaks = Rfc7692.NoUnofferedClientMaxWindowBits,
            },
            new("accepted with server_no_context_takeover of its own accord", Accepted(
                new HasExtensionParameter(DeflateAgreement.ServerNoContextTakeover)), Rest)
            {
                Uses = Rfc7692.ServerNoContextTakeoverUnasked,
            },
            new("accepted with client_no_context_takeover of its own accord", Accepted(
                new HasExtensionParameter(DeflateAgreement.ClientNoContextTakeover)), Rest)
            {
                Uses = Rfc7692.ClientNoContextTakeoverInResponse,
            },
            new("accepted with a window too small to compress much", Accepted(new TinyServerWindow()), Rest)
            {
                Uses = Rfc7692.WindowOfAtLeast1024,
            },
            new("accepted with server_max_window_bits of its own accord", Accepted(
                new HasExtensionParameter(DeflateAgreement.ServerMaxWindowBits)), Rest)
            {
                Uses = Rfc7692.ServerMaxWindowBitsUnasked,
            },
            new("accepted as offered", Accepted(), Rest),
            Declined(Rfc6455.ServerMayDeclineExtensions),
        ]);

    /// <summary>A server that does not support the first offer is free to take the next, which the response then shows.</summary>
    private static ConformanceCase EarliestOffer(string parameter, string offers, string wanted) => Asked(
        $"earliest-supported-offer-is-accepted/{parameter}",
        "Of two offers that it supports, a server accepts the first",
        [Rfc7692.EarliestOfferPreferred, Rfc7692.AnySupportedOfferMayBeAccepted],
        offers,
        [
            new("the first offer is accepted", Accepted(new HasExtensionParameter(wanted)), Rest),
            new("the second offer is accepted", Accepted(), Rest) { Breaks = Rfc7692.EarliestOfferPreferred },
            Declined(Rfc6455.ServerMayDeclineExtensions),
        ]);

    private static ConformanceCase EarliestUsableOffer => Asked(
        "unusable-offer-is-passed-over",
        "Of several offers, those that have to be declined do not stand in the way of a good one",
        [Rfc7692.OfferUndefinedParameterDeclined, Rfc7692.AnySupportedOfferMayBeAccepted],
        "permessage-deflate; foo, permessage-deflate",
        [
            new("the good offer is accepted", Accepted(new DefinedParameters()), Rest),
            new("the bad offer is accepted", Accepted(), Rest) { Breaks = Rfc7692.OfferUndefinedParameterDeclined },
            Declined(Rfc6455.ServerMayDeclineExtensions),
        ]);

    private static ConformanceCase ResponseStandsAlone => Agreed(
        "response-to-several-offers-stands-alone",
        "After several offers the response alone says how messages are compressed",
        [Rfc7692.ResponseShowsWhatWasAgreed, Rfc7692.ResponseFullySupported],
        [Sends(CompressedHello), AwaitEcho(Hello), Sends(Hello), AwaitEcho(Hello)],
        [new("both messages are answered", EchoOf(Hello), EchoOf(Hello), Rest)],
        new()
        {
            Request = RawRequest.Baseline.Plus(Field, "permessage-deflate; client_max_window_bits")
                .Plus(Field, "permessage-deflate; server_no_context_takeover"),
        }) with
    { Testee = Roles.Server };

    private static ConformanceCase AcceptedOnce(string parameter, string offers) => Asked(
        $"rsv1-is-given-away-once/{parameter}",
        "Of two extensions that both use RSV1 at most one is accepted",
        [Rfc7692.NoSecondExtensionWithRsv1],
        offers,
        [
            new("both are accepted", Accepted(new DeflateAcceptedTwice()), Rest) { Breaks = Rfc7692.NoSecondExtensionWithRsv1 },
            new("both are accepted", Accepted(new Negotiates("x-webkit-deflate-frame")), Rest)
            {
                Breaks = Rfc7692.NoSecondExtensionWithRsv1,
            },
            new("one is accepted, or none", Response.Accepts, Rest),
        ]);

    private static ConformanceCase NothingToAccept => Asked(
        "only-unusable-offers-are-all-declined",
        "When every offer has to be declined, the response lists no compression",
        [Rfc7692.DeclineListsNothing],
        "permessage-deflate; foo, permessage-deflate; server_max_window_bits=7, permessage-deflate; client_no_context_takeover=1",
        OfferOutcomes.Declines(Rfc7692.DeclineListsNothing));

    private static ConformanceCase WithoutAgreement(string parameter, RawFrame frame) => new()
    {
        Id = $"deflate/compressed-message-without-agreement-fails-connection/{parameter}",
        Title = "A compressed message on a connection without the extension fails it",
        Covers = [Rfc7692.NoCompressionUnlessAccepted, Rfc6455.ReservedRsv1FailsConnection],
        Script = [Sends(frame), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc7692.NoCompressionUnlessAccepted, 1002),
    };

    /// <summary>What was not accepted is not in use, even where it was offered.</summary>
    private static ConformanceCase OtherExtensionDeclined => new()
    {
        Id = "deflate/compressed-message-after-declined-offer-fails-connection",
        Title = "A compressed message after an offer that has to be declined fails the connection",
        Covers = [Rfc7692.NoCompressionUnlessAccepted, Rfc6455.ReservedRsv1FailsConnection],
        Testee = Roles.Server,
        Script =
        [
            new Open { Request = RawRequest.Baseline.Plus(Field, "x-permessage-deflate-of-nobody") },
            Sends(CompressedHello),
            AwaitFailure,
        ],
        Outcomes = Outcomes.FailsConnection(Rfc7692.NoCompressionUnlessAccepted, 1002),
    };

    private static ConformanceCase ControlFramesStayPlain
    {
        get
        {
            var ping = Ping("compress me, compress me, compress me");
            return Agreed(
                "control-frames-stay-plain",
                "With the extension agreed on, Pings are still answered with their own octets",
                [Rfc7692.OnlyDataMessagesCompressed, Rfc6455.PongRepeatsApplicationData],
                [Sends(CompressedHello), AwaitEcho(Hello), Sends(ping), AwaitPong(ping), Sends(CompressedHello), AwaitEcho(Hello)],
                [new("the Pong repeats the Ping", EchoOf(Hello), PongOf(ping), EchoOf(Hello), Rest)]);
        }
    }

    internal static Response Accepted(params ImmutableArray<FieldRule> rules) =>
        Response.Accepts with { Fields = [new Negotiates(DeflateAgreement.ExtensionName), .. rules] };

    internal static Outcome Declined(RequirementId leftOpenBy) =>
        new("declined", Response.Accepts with { Fields = [new Patterns.Declines(DeflateAgreement.ExtensionName)] },
            Rest)
        { Uses = leftOpenBy };

    /// <summary>A case about the answer to an offer; whatever it is, it is no reason to refuse the handshake (ruling 15).</summary>
    internal static ConformanceCase Asked(
        string fact, string title, ImmutableArray<RequirementId> covers, string offers, ImmutableArray<Outcome> outcomes) => new()
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
