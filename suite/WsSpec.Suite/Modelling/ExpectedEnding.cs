using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Modelling;

/// <summary>How a course may end.</summary>
/// <param name="Named">Mistakes that look like something allowed unless they are asked for first.</param>
/// <param name="Allowed">What the RFC allows, or grades as lax.</param>
/// <param name="Complaints">The mistakes that are left.</param>
internal sealed record ExpectedEnding(ImmutableArray<Outcome> Named, ImmutableArray<Outcome> Allowed, ImmutableArray<Outcome> Complaints)
{
    /// <summary>The codes that call a Close a mistake.</summary>
    private static readonly ImmutableArray<ushort?> Refusals = [1002, 1007];

    /// <summary>The connection has to be failed, and what was sent behind the reason is not processed (section 7.1.7).</summary>
    public static ExpectedEnding Failing(Objection objection, ReceivedStream course)
    {
        var answers = course.Answers;
        var outcomes = Outcomes.FailsConnection(objection.Requirement, [answers], objection.Codes);
        return new(
            [
                .. objection.Besides.Select(besides => besides with { Trace = besides.Trace.Insert(0, answers) }),
                new("a Close behind the violation is answered", answers, new CloseWith(course.LaterCodes), Rest)
                {
                    Breaks = Rfc6455.NothingProcessedAfterFailing,
                },
            ],
            [.. outcomes.Where(outcome => outcome.Verdict != Verdict.Fail)],
            [.. outcomes.Where(outcome => outcome.Verdict == Verdict.Fail)]);
    }

    /// <summary>
    /// A Close has to be answered (section 5.5.1), after any of the answers that are not due and before nothing but Pongs.
    /// </summary>
    /// <param name="awaitsEnd">Whether the end of the transport was waited for.</param>
    public static ExpectedEnding Closing(TapFrame close, ReceivedStream course, bool awaitsEnd)
    {
        var answers = course.Answers;
        ImmutableArray<Pattern> behind = awaitsEnd ? [new AnyNumberOf(new AnyPong()), Ended] : [Rest];
        var code = CloseLaw.Code(close.Payload.Span);
        return new(
            [
                new("answered with 1005, which stands for a missing code", answers, new CloseWith(1005), Rest)
                {
                    Breaks = Rfc6455.NoCode1005InAnswer,
                },
                new("answered with 1006, which stands for a missing Close", answers, new CloseWith(1006), Rest)
                {
                    Breaks = Rfc6455.Code1006NeverSent,
                },
                new("answered with 1015, which stands for a TLS failure", answers, new CloseWith(1015), Rest)
                {
                    Breaks = Rfc6455.Code1015NeverSent,
                },
                .. course.Choices.IsEmpty
                    ? [new("refused, though nothing was wrong", answers, new CloseWith(Refusals.Remove(code)), Rest)
                        {
                            Breaks = Refusal(code),
                        }]
                    : (Outcome[])[],
                .. code is >= 1012 and <= 1014
                    ? (Outcome[])[new("refused without a Close", answers, Ended) { Breaks = Rfc6455.Codes1000To2999Protocol }]
                    : [],
            ],
            [
                new("answered with the same code, 1000 or none", [answers, new CloseWith(code, 1000, null), .. behind]),
                new("answered with another code", [answers, AnyClose, .. behind]) { Uses = Rfc6455.AnswerRepeatsCloseCode },
            ],
            [
                new("the transport stays open behind both Close frames", answers, AnyClose, new AnyNumberOf(new AnyPong()), Nothing, Rest)
                {
                    Breaks = Rfc6455.TcpClosedAfterBothCloses,
                },
                new("the transport ends without a Close", answers, Ended) { Breaks = Rfc6455.CloseIsAnswered },
                new("no answer", answers, Nothing, Rest) { Breaks = Rfc6455.CloseIsAnswered },
            ]);
    }

    /// <summary>Nothing ends the connection.</summary>
    public static ExpectedEnding Living(ReceivedStream course) => new([], [new("everything is answered", course.Answers, Rest)], []);

    /// <summary>Nothing has to end the connection, and a sentinel asks whether it goes on; within a frame none can be sent.</summary>
    public static ExpectedEnding GoingOn(ReceivedStream course, bool isMidway) => new(
        [],
        [isMidway
            ? new("the testee waits for the rest", course.Answers, Nothing)
            : new("the testee goes on", course.Answers, GoesOn, Rest)],
        []);

    /// <summary>What was due is there, and what follows says nothing about the testee.</summary>
    public static ExpectedEnding Blurred(RequirementId requirement, ReceivedStream course) =>
        new([], [new("data that a sender must not send is taken", course.Answers, Rest) { Uses = requirement }], []);

    /// <summary>The harness itself ends the connection: what was due is there, and the rest is open.</summary>
    public static ExpectedEnding Cut(ReceivedStream course) => new([], [new("what was due is answered", course.Answers, Rest)], []);

    /// <summary>What a testee breaks that refuses a Close that is in order.</summary>
    private static RequirementId Refusal(ushort? code) => code switch
    {
        >= 3000 and <= 3999 => Rfc6455.Codes3000To3999Registered,
        >= 4000 and <= 4999 => Rfc6455.Codes4000To4999Private,
        >= 1012 and <= 1014 => Rfc6455.Codes1000To2999Protocol,
        _ => Rfc6455.CloseIsAnswered,
    };
}
