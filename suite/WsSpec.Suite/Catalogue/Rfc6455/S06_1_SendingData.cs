using WsSpec.Suite.Cases;
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
