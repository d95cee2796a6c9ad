using System.Collections.Immutable;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Cases;

/// <summary>The sets of outcomes that many cases share, each the wording of one ruling.</summary>
public static class Outcomes
{
    /// <summary>A method, or a version of HTTP, that the testee does not know.</summary>
    private static readonly Pattern Unsupported = new Either(new Response(501, 501), new Response(505, 505));

    /// <summary>"Immediately" is two seconds, since section 2.1 lets anyone be slow (rulings 4 and 12).</summary>
    private static readonly Pattern AtOnce = new Within(2000, Ended);

    /// <summary>
    /// The connection is failed (ruling 4): the transport ends, preferably after a Close with one of <paramref name="codes"/>; going on, or
    /// staying open, breaks <paramref name="requirement"/>.
    /// </summary>
    public static ImmutableArray<Outcome> FailsConnection(RequirementId requirement, params ImmutableArray<ushort?> codes) =>
        FailsConnection(requirement, [], codes);

    /// <param name="requirement">The requirement broken by a testee that goes on.</param>
    /// <param name="before">What may be seen before the failure, such as the echo of an earlier message.</param>
    /// <param name="codes">The fitting close codes, the preferred one first.</param>
    /// <inheritdoc cref="FailsConnection(RequirementId, ImmutableArray{ushort?})"/>
    public static ImmutableArray<Outcome> FailsConnection(
        RequirementId requirement, ImmutableArray<Pattern> before, ImmutableArray<ushort?> codes) =>
    [
        new($"Close {codes[0]}, then the transport ends", [.. before, new CloseWith(codes), AtOnce]),
        new($"Close {codes[0]}, but the transport ends late", [.. before, new CloseWith(codes), Ended])
        {
            Breaks = Rfc6455.ServerStartsTcpCloseAtOnce,
        },
        new("the transport ends after a Close without a code",
            [.. before, new CloseWith([null]), Ended]) { Uses = Rfc6455.CloseMayStateReason },
        new("the transport ends after a Close with another code", [.. before, AnyClose, Ended]) { Breaks = Meaning(codes[0]) },
        new("the transport ends without a Close", [.. before, Ended]) { Breaks = Rfc6455.CloseBeforeTcpClose },
        new("a Close, but the transport stays open", [.. before, AnyClose, Nothing]) { Breaks = Rfc6455.ServerFailsByClosing },
        new("the testee goes on as if nothing had happened", [.. before, GoesOn, Rest]) { Breaks = requirement },
        new("nothing happens", [.. before, Nothing, Rest]) { Breaks = requirement },
    ];

    /// <summary>A Close that had to be refused comes back with a code that nobody sends who has not taken it for a good one.</summary>
    public static Outcome TakenForGood(ushort code, RequirementId requirement) =>
        new("answered with its own code, so it was taken for a good Close", new CloseWith(code), Rest) { Breaks = requirement };

    /// <summary>
    /// The opening handshake is refused (ruling 1): 4xx or a redirect, 200 by a server that ignores Upgrade; a 5xx, a silent close or no
    /// answer does not tell the client what is wrong; a 101 breaks <paramref name="requirement"/>.
    /// </summary>
    public static ImmutableArray<Outcome> Refuses(RequirementId requirement) =>
    [
        new("refused with a client error", new Response(400, 499), Rest),
        .. RefusesOtherwise(requirement),
    ];

    /// <summary>As <see cref="Refuses"/>, where HTTP itself names the status; another client error is not the fitting one.</summary>
    public static ImmutableArray<Outcome> RefusesWith(int status, RequirementId requirement) =>
    [
        new($"refused with {status}", new Response(status, status), Rest),
        new("refused with another client error", new Response(400, 499), Rest) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
        .. RefusesOtherwise(requirement),
    ];

    /// <summary>The opening handshake is accepted; a refusal breaks <paramref name="requirement"/>.</summary>
    public static ImmutableArray<Outcome> Accepts(RequirementId requirement) =>
        [new("accepted", Response.Accepts, Rest), .. NotAccepted(requirement)];

    /// <summary>
    /// The opening handshake is accepted and the response obeys the rules; one that does not breaks <paramref name="requirement"/>. A
    /// refusal is another mistake: nothing was wrong with the request.
    /// </summary>
    public static ImmutableArray<Outcome> AcceptsWith(RequirementId requirement, params ImmutableArray<FieldRule> rules) =>
    [
        new("accepted as it has to be", Response.Accepts with { Fields = rules }, Rest),
        new("accepted, but the response is not as it has to be", Response.Accepts, Rest) { Breaks = requirement },
        .. NotAccepted(Rfc6455.SupportedVersionAccepted),
    ];

    /// <summary>
    /// A client fails the connection over the server's reply (section 4.1): it ends the transport and sends no frame. Taking the connection
    /// for open breaks <paramref name="requirement"/>.
    /// </summary>
    public static ImmutableArray<Outcome> RefusesReply(RequirementId requirement) =>
    [
        new("the transport ends", Ended),
        new("a Close, then the transport ends", AnyClose, Ended) { Uses = Rfc6455.CloseMayBeLeftOut },
        new("a Close, but the transport stays open", AnyClose, Nothing) { Breaks = Rfc6455.ClientFailsByClosing },
        new("nothing is sent, but the transport stays open", Nothing) { Breaks = Rfc6455.ClientFailsByClosing },
        new("the connection is taken for open", GoesOn, Rest) { Breaks = requirement },
    ];

    /// <summary>
    /// A client does not take the connection for open. To HTTP the reply is in order or not yet complete, so a transport that stays open is
    /// no fault.
    /// </summary>
    public static ImmutableArray<Outcome> LeavesUnopened(RequirementId requirement) =>
    [
        new("the transport ends", Ended),
        new("nothing is sent, and the transport stays open", Nothing) { Uses = Rfc6455.RedirectsMayBeFollowed },
        new("a frame is sent", AnyClose, Rest) { Breaks = Rfc6455.NoFramesAfterBadResponse },
        new("the connection is taken for open", GoesOn, Rest) { Breaks = requirement },
    ];

    /// <summary>Both are legal: the report says which was seen.</summary>
    public static ImmutableArray<Outcome> AcceptsOrRefuses(RequirementId leftOpenBy) =>
    [
        new("accepted", Response.Accepts, Rest) { Uses = leftOpenBy },
        .. MayRefuse(leftOpenBy),
    ];

    /// <summary>What is left of <see cref="AcceptsOrRefuses"/> where accepting is told apart.</summary>
    public static ImmutableArray<Outcome> MayRefuse(RequirementId leftOpenBy) =>
    [
        new("refused", new Either(new Response(200, 499), Unsupported), Rest) { Uses = leftOpenBy },
        new("refused with a server error", new Response(500, 599), Rest) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
        new("closed without a response", Ended) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
        new("no response", Nothing, Rest) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
    ];

    /// <summary>
    /// Any answer in order will do, and so will the end of the connection; an internal error, or silence, says that the input was trusted
    /// to be valid (section 10.1).
    /// </summary>
    public static ImmutableArray<Outcome> AnswersInOrder { get; } =
    [
        new("accepted", Response.Accepts, Rest),
        new("an internal error", new Response(500, 500), Rest) { Breaks = Rfc6455.InputNotTrusted },
        new("refused", new Response(200, 599), Rest),
        new("closed without a response", Ended),
        new("no response", Nothing, Rest) { Breaks = Rfc6455.InputNotTrusted },
    ];

    /// <summary>
    /// What was sent comes back in full. A testee whose limit is below the message may refuse it with 1009 (section 10.4).
    /// </summary>
    public static ImmutableArray<Outcome> Echoes(params ImmutableArray<Pattern> trace) =>
    [
        new("answered in full", [.. trace, Rest]),
        new("the message is over the testee's limit", [.. trace.Select(answer => new Maybe(answer)), new CloseWith(1009), Rest])
        {
            Uses = Rfc6455.SizeLimitsProtect,
        },
    ];

    /// <summary>
    /// As <see cref="Echoes"/>, for messages so large, or in so many fragments, that a limit below them is likely (section 10.4): how the
    /// testee says so is graded, that it has a limit is not. Who answers 1002 or 1007 calls legal frames illegal, which is no limit.
    /// </summary>
    public static ImmutableArray<Outcome> EchoesWithinLimits(params ImmutableArray<Pattern> trace) =>
    [
        new("answered in full", [.. trace, Rest]),
        new("the message is over the testee's limit", new CloseWith(1009, 1008), Rest) { Uses = Rfc6455.SizeLimitsProtect },
        new("closed with a code that does not tell the limit", new CloseWith(1000, 1003, 1011, null), Rest)
        {
            Breaks = Rfc6455.Code1009MessageTooBig,
        },
        new("refused as if it broke the protocol", new CloseWith(1002, 1007), Rest) { Breaks = Rfc6455.IncomingOctetsParsedAsFrames },
        new("dropped without a Close", Ended) { Breaks = Rfc6455.CloseBeforeTcpClose },
    ];

    /// <summary>What is left of <see cref="Accepts"/> where accepting is told apart.</summary>
    public static ImmutableArray<Outcome> NotAccepted(RequirementId requirement) =>
    [
        new("refused", new Response(200, 599), Rest) { Breaks = requirement },
        new("closed without a response", Ended) { Breaks = requirement },
        new("no response", Nothing, Rest) { Breaks = requirement },
    ];

    /// <summary>What is left of <see cref="Refuses"/> without a client error.</summary>
    private static ImmutableArray<Outcome> RefusesOtherwise(RequirementId requirement) =>
    [
        new("refused with 501 or 505", Unsupported, Rest),
        new("redirected", new Response(300, 399), Rest) { Uses = Rfc6455.ServerMayRedirect },
        new("answered as plain HTTP", new Response(200, 299), Rest) { Uses = Rfc9110.UpgradeMayBeIgnored },
        new("refused with a server error", new Response(500, 599), Rest) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
        new("closed without a response", Ended) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
        new("no response", Nothing, Rest) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
        new("accepted", Response.Accepts, Rest) { Breaks = requirement },
    ];

    private static RequirementId Meaning(ushort? code) => code switch
    {
        1007 => Rfc6455.Code1007InvalidPayload,
        1009 => Rfc6455.Code1009MessageTooBig,
        _ => Rfc6455.Code1002ProtocolError,
    };
}
