using System.Collections.Immutable;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Cases;

/// <summary>What a testee may do with a Close frame.</summary>
public static class ClosingOutcomes
{
    /// <summary>
    /// An error of protocol, or of text (section 7.4.1): who answers a Close like this has failed the connection instead. Behind the answer
    /// that repeats the code, for these codes may be received too.
    /// </summary>
    public static One Refusal { get; } = new CloseWith(1002, 1007);

    /// <summary>The answer that section 5.5.1 expects (ruling 10): the same code, 1000 or none.</summary>
    public static One ReplyTo(ushort? code) => new CloseWith(code, 1000, null);

    /// <summary>The Close is answered with a Close; which code that has is only reported, unless it is one that never travels.</summary>
    public static ImmutableArray<Outcome> Answers(ushort? code) => Answers(code, []);

    /// <param name="code">The code that was sent, or null.</param>
    /// <param name="before">What is seen before the answer.</param>
    /// <inheritdoc cref="Answers(ushort?)"/>
    public static ImmutableArray<Outcome> Answers(ushort? code, ImmutableArray<Pattern> before) =>
    [
        new("answered with the same code, 1000 or none", [.. before, ReplyTo(code), Rest]),
        .. AnswersOtherwise(before),
    ];

    /// <summary>What is left of <see cref="Answers(ushort?)"/> without the answer that is expected.</summary>
    public static ImmutableArray<Outcome> AnswersOtherwise(params ImmutableArray<Pattern> before) =>
    [
        .. ForbiddenReplies(before),
        new("refused, though nothing was wrong", [.. before, Refusal, Rest]) { Breaks = Rfc6455.CloseIsAnswered },
        new("answered with another code", [.. before, AnyClose, Rest]) { Uses = Rfc6455.AnswerRepeatsCloseCode },
        .. Unanswered(before),
    ];

    /// <summary>
    /// The Close, and nothing that came behind it, is answered, and the transport ends. A reset that takes the answer with it is not a
    /// clean end (ruling 5).
    /// </summary>
    public static ImmutableArray<Outcome> AnswersNothingElse(ushort code) =>
    [
        new("answered with one Close, then the transport ends", ReplyTo(code), Ended),
        new("answered with one Close with another code", AnyClose, Ended) { Uses = Rfc6455.AnswerRepeatsCloseCode },
        new("answered with one Close, but the transport stays open", AnyClose, Nothing) { Breaks = Rfc6455.TcpClosedAfterBothCloses },
        new("a reset instead of an answer", new ResetPattern()) { Breaks = Rfc6455.CleanTcpClose },
        .. Unanswered([]),
    ];

    /// <summary>
    /// The Close has a code that must not be sent: the connection is failed, a normal answer is lax, an echo of the code is wrong (ruling
    /// 9), but where the code is only unused, below 1000, no worse than a normal answer.
    /// </summary>
    /// <param name="code">The code that was sent.</param>
    /// <param name="requirement">The requirement that keeps the code off the wire.</param>
    public static ImmutableArray<Outcome> RefusesCode(ushort code, RequirementId requirement) =>
    [
        new("the code is echoed", new CloseWith(code), Rest) { Breaks = code < 1000 ? Rfc6455.Code1002ProtocolError : requirement },
        new("answered as if the code were fine", new CloseWith(1000, null), Rest) { Breaks = Rfc6455.Code1002ProtocolError },
        .. Outcomes.FailsConnection(requirement, 1002),
    ];

    /// <summary>
    /// The RFC does not say whether a Close with such a code is fine: a normal answer and failing the connection are both reported.
    /// </summary>
    /// <param name="code">The code that was sent.</param>
    /// <param name="leftOpenBy">The requirement about it.</param>
    public static ImmutableArray<Outcome> AnswersOrRefuses(ushort code, RequirementId leftOpenBy) =>
    [
        new("answered like any other", ReplyTo(code), Rest) { Uses = leftOpenBy },
        new("refused with 1002", new CloseWith(1002), Rest) { Uses = leftOpenBy },
        .. ForbiddenReplies([]),
        new("answered with another code", AnyClose, Rest) { Uses = Rfc6455.AnswerRepeatsCloseCode },
        new("refused without a Close", Ended) { Breaks = Rfc6455.CloseBeforeTcpClose },
        new("no answer", Nothing, Rest) { Breaks = Rfc6455.CloseIsAnswered },
    ];

    /// <summary>The Close has a code that is fine: refusing it breaks <paramref name="requirement"/>.</summary>
    /// <param name="code">The code that was sent, or null.</param>
    /// <param name="requirement">The requirement that a refusal breaks.</param>
    /// <param name="before">What is seen before the answer.</param>
    public static ImmutableArray<Outcome> Accepts(ushort? code, RequirementId requirement, params ImmutableArray<Pattern> before) =>
    [
        new("answered with the same code, 1000 or none", [.. before, ReplyTo(code), Rest]),
        new("refused", [.. before, Refusal, Rest]) { Breaks = requirement },
        .. AnswersOtherwise(before),
    ];

    /// <summary>
    /// A broken Close is answered like a good one. An answer without a code is no proof of that where it would be a failure: a connection
    /// may be failed without one as well (section 7.4).
    /// </summary>
    /// <param name="breaks">The requirement that is broken by it.</param>
    public static Outcome AnsweredAsUsual(RequirementId breaks)
    {
        var proof = Registry.Get(breaks).VerdictIfViolated == Verdict.Fail ? new CloseWith(1000) : new CloseWith(1000, null);
        return new("answered as if nothing were wrong", proof, Rest) { Breaks = breaks };
    }

    private static ImmutableArray<Outcome> ForbiddenReplies(ImmutableArray<Pattern> before) =>
    [
        new("answered with 1005, which stands for a missing code", [.. before, new CloseWith(1005), Rest])
        {
            Breaks = Rfc6455.NoCode1005InAnswer,
        },
        new("answered with 1006, which stands for a missing Close", [.. before, new CloseWith(1006), Rest])
        {
            Breaks = Rfc6455.Code1006NeverSent,
        },
        new("answered with 1015, which stands for a TLS failure", [.. before, new CloseWith(1015), Rest])
        {
            Breaks = Rfc6455.Code1015NeverSent,
        },
    ];

    private static ImmutableArray<Outcome> Unanswered(ImmutableArray<Pattern> before) =>
    [
        new("the transport ends without a Close", [.. before, Ended]) { Breaks = Rfc6455.CloseIsAnswered },
        new("no answer", [.. before, Nothing, Rest]) { Breaks = Rfc6455.CloseIsAnswered },
    ];
}
