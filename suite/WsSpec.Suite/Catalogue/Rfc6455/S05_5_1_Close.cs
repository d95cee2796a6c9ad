using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 5.5.1, Close: the forms it has and how it is answered. https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1
/// </summary>
public static class S05_5_1_Close
{
    private const int LongestReason = 123;

    public static IEnumerable<ConformanceCase> Cases =>
    [
        WithoutBody,
        WithCode,
        .. from length in (int[])[1, 2, 3, 61, 62, 122, LongestReason]
           select WithReason($"{length}-octets", $"{length} octets", new('r', length)),
        WithReason("two-octet-characters", "two-octet characters", new('\u00FC', LongestReason / 2)),
        WithReason("three-octet-characters", "three-octet characters", new('\u20AC', LongestReason / 3)),
        WithReason("four-octet-characters", "four-octet characters", string.Concat(Enumerable.Repeat("\U0001F600", LongestReason / 4))),
        WithReason("control-characters", "line ends and terminal escapes", "\r\nSet-Cookie: a=b\r\n\u001B[2J\u0000<b>"),
        AnsweredAtOnce,
        InsideMessage("text", Unfinished(Text("unfinished"))),
        InsideMessage("binary", Unfinished(Binary(Counting(16)))),
        InsideMessage("empty-fragment", Unfinished(Text(""))),
        InsideMessage("character", Unfinished(Text(0xC3))),
        BehindPing,
        BehindMessage,
        WhileSending,
    ];

    private static ConformanceCase WithoutBody => new()
    {
        Id = "close/is-answered/empty",
        Title = "A Close without a body is answered with a Close",
        Covers = [Rfc6455.CloseIsAnswered, Rfc6455.CloseMayHaveBody, Rfc6455.NoCode1005InAnswer, Rfc6455.CloseMayStateReason],
        Script = [Sends(Close()), AwaitClose],
        Outcomes = ClosingOutcomes.Answers(null),
    };

    private static ConformanceCase WithCode => new()
    {
        Id = "close/is-answered/code",
        Title = "A Close with a code is answered with a Close",
        Covers = [Rfc6455.CloseIsAnswered, Rfc6455.CloseMayHaveBody, Rfc6455.CloseForClose],
        Script = [Sends(Close(1000)), AwaitClose],
        Outcomes = ClosingOutcomes.Answers(1000),
    };

    private static ConformanceCase WithReason(string parameter, string words, string reason) => new()
    {
        Id = $"close/is-answered/reason-of-{parameter}",
        Title = $"A Close with a reason of {words} is answered with a Close",
        Covers = [Rfc6455.CloseIsAnswered, Rfc6455.CloseMayHaveReason],
        Script = [Sends(Close(1000, reason)), AwaitClose],
        Outcomes = ClosingOutcomes.Accepts(1000, Rfc6455.CloseIsAnswered),
    };

    private static ConformanceCase AnsweredAtOnce => new()
    {
        Id = "close/is-answered-promptly",
        Title = "A Close is answered within a second",
        Covers = [Rfc6455.CloseIsAnswered, Rfc6455.CloseAnsweredPromptly],
        Script = [Sends(Close(1000)), AwaitClose],
        Outcomes =
        [
            new("answered within a second", new Within(1000, AnyClose), Rest),
            new("answered later", AnyClose, Rest) { Breaks = Rfc6455.CloseAnsweredPromptly },
        ],
    };

    private static ConformanceCase InsideMessage(string parameter, RawFrame fragment) => new()
    {
        Id = $"close/ends-unfinished-message/{parameter}",
        Title = $"A Close inside a message is answered, and the message is dropped ({parameter})",
        Covers = [Rfc6455.CloseInsideFragmentedMessage, Rfc6455.CloseIsAnswered],
        Script = [Sends(fragment, Close(1000)), AwaitClose],
        Outcomes = ClosingOutcomes.Answers(1000),
    };

    /// <summary>
    /// Whether the Pong still comes is the testee's choice (section 5.5.2); after its own Close a Pong is allowed, if useless.
    /// </summary>
    private static ConformanceCase BehindPing
    {
        get
        {
            var ping = Ping("before the Close");
            return new()
            {
                Id = "close/is-answered/behind-a-ping",
                Title = "A Close right behind a Ping is answered; the Pong may be missing",
                Covers = [Rfc6455.CloseIsAnswered],
                Script = [Sends(ping, Close(1000)), AwaitClose],
                Outcomes =
                [
                    new("Pong, then Close", PongOf(ping), ClosingOutcomes.ReplyTo(1000), Rest),
                    new("Close without a Pong before it", ClosingOutcomes.ReplyTo(1000), Rest)
                    {
                        Uses = Rfc6455.PingAfterCloseMayGoUnanswered,
                    },
                    .. ClosingOutcomes.AnswersOtherwise(new Maybe(PongOf(ping))),
                ],
            };
        }
    }

    private static ConformanceCase BehindMessage => new()
    {
        Id = "close/is-answered/behind-a-message",
        Title = "A Close right behind a message is answered; the echo may be missing",
        Covers = [Rfc6455.CloseIsAnswered],
        Script = [Sends(Text("before the Close"), Close(1000)), AwaitClose],
        Outcomes = ClosingOutcomes.Answers(1000, [new Maybe(EchoOf(Text("before the Close")))]),
    };

    /// <summary>Section 5.5.1 lets a testee finish the message it is sending, and section 6.1 lets it stop.</summary>
    private static ConformanceCase WhileSending
    {
        get
        {
            var message = new RawFrame(Opcode.Binary, new byte[1 << 18]);
            return new()
            {
                Id = "close/is-answered/while-the-echo-is-sent",
                Title = "A Close that arrives while a large echo is being sent is answered",
                Covers = [Rfc6455.CloseIsAnswered],
                Script = [Sends(message, Close(1000)), AwaitClose],
                Outcomes =
                [
                    new("the echo, then Close", EchoOf(message), ClosingOutcomes.ReplyTo(1000), Rest)
                    {
                        Uses = Rfc6455.CloseMayAwaitMessageEnd,
                    },
                    new("Close without the echo", ClosingOutcomes.ReplyTo(1000), Rest) { Uses = Rfc6455.CloseMayAwaitMessageEnd },
                    new("the message is over the testee's limit", new CloseWith(1009), Rest) { Uses = Rfc6455.SizeLimitsProtect },
                    .. ClosingOutcomes.AnswersOtherwise(new Maybe(EchoOf(message))),
                ],
            };
        }
    }
}
