using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 6.1, Sending Data, seen in the echoes of the testee. https://www.rfc-editor.org/rfc/rfc6455#section-6.1
/// </summary>
public static class S06_1_SendingData
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        KeepsType("text", Text("Hello")),
        KeepsType("empty-text", Text("")),
        KeepsType("binary", Binary(Counting(5))),
        KeepsType("binary-that-is-utf8", Binary(0x48, 0x69)),
        KeepsType("empty-binary", Binary()),
        .. from length in (int[])[1, 125, 126, 4096, 65535, 65536, 300_000] select Wrapped(length),
        .. from length in (int[])[300_000, 1_000_000] select PingDuringEcho(length),
        Transmitted,
        StopsAtClose,
    ];

    /// <summary>Whatever else would have to come to get the message out is not sent.</summary>
    private static ConformanceCase Transmitted
    {
        get
        {
            var message = Text("a single small message");
            return new()
            {
                Id = "sending/message-needs-no-further-stimulus",
                Title = "A small message is sent though nothing follows it",
                Covers = [Rfc6455.FramesAreTransmitted],
                Needs = Needs.Echo,
                Script = [Sends(message), AwaitEcho(message)],
                Outcomes =
                [
                    new("the message comes", EchoOf(message), Rest),
                    new("the message does not come", Nothing, Rest) { Breaks = Rfc6455.FramesAreTransmitted },
                ],
            };
        }
    }

    /// <summary>The echo may be finished or given up, but nothing of it may follow the Close.</summary>
    private static ConformanceCase StopsAtClose
    {
        get
        {
            var message = Binary(Counting(300_000));
            return new()
            {
                Id = "sending/close-ends-the-sending",
                Title = "A Close that arrives while an echo is being sent ends the sending in good order",
                Covers = [Rfc6455.SendingAbandonedOnStateChange, Rfc6455.SendOnlyWhenOpen],
                Needs = Needs.Echo,
                Script = [Sends(message, Close(1000)), AwaitClose, AwaitEnd],
                Outcomes =
                [
                    new("the whole echo, then the Close", EchoOf(message), AnyClose, Ended),
                    new("the Close instead of the echo", AnyClose, Ended),
                    new("the transport ends instead of the echo", Ended) { Breaks = Rfc6455.CloseIsAnswered },
                ],
            };
        }
    }

    /// <summary>
    /// The Pings come while the echo is on its way, in pieces if the testee is held up. A Pong may come before, behind or between the
    /// fragments of the echo, and not inside a frame.
    /// </summary>
    private static ConformanceCase PingDuringEcho(int length)
    {
        var message = Binary(Counting(length));
        RawFrame[] pings = [.. from i in Enumerable.Range(1, 8) select Ping($"during the echo {i}")];
        var answers = new AnswersPattern(
            [new(new(message.Opcode, message.Payload), default)],
            [.. pings.Select(ping => new AskedPing(ping.Payload, default))],
            new(1, pings.Length));
        return new()
        {
            Id = $"sending/pong-is-never-inside-a-frame/{length}",
            Title = $"Pings that arrive while an echo of {length} octets is sent are answered around its frames",
            Covers = [Rfc6455.DataSentAsFrames, Rfc6455.PingIsAnswered, Rfc6455.ControlFramesMayBeInjected],
            Needs = Needs.Echo,
            Script =
            [
                Sends(message),
                .. pings.Select(ping => Sends(ping)),
                AwaitEcho(message),
                AwaitPong(pings[^1]),
                AwaitEndIfClosing,
            ],
            Outcomes = Outcomes.EchoesWithinLimits(answers),
        };
    }

    private static ConformanceCase KeepsType(string what, RawFrame message) => new()
    {
        Id = $"sending/echo-keeps-its-type/{what}",
        Title = $"The opcode of the first frame says what the message is ({what.Replace('-', ' ')})",
        Covers = [Rfc6455.FirstOpcodeStatesType, Rfc6455.OpcodeMeanings, Rfc6455.TypeFromFirstFrame, Rfc6455.DataOpcodeBit],
        Needs = Needs.Echo,
        Script = [Sends(message), AwaitEcho(message)],
        Outcomes = [new("the same type and payload come back", EchoOf(message), Rest)],
    };

    /// <summary>
    /// Header by header the frames of the echo are held against the standing rules; here they have to make up the message.
    /// </summary>
    private static ConformanceCase Wrapped(int length)
    {
        var message = Binary(Counting(length));
        return new()
        {
            Id = $"sending/message-is-wrapped-into-frames/{length}",
            Title = $"A message of {length} octets is sent in one frame or more, the last with FIN",
            Covers = [Rfc6455.DataSentAsFrames, Rfc6455.LastFrameHasFin, Rfc6455.LargeDataMayBeFragmented],
            Needs = Needs.Echo,
            Script = [Sends(message), AwaitEcho(message), AwaitEndIfClosing],
            Outcomes = Outcomes.EchoesWithinLimits(EchoOf(message)),
        };
    }
}
