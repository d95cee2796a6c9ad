using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 7.1.7, Fail the WebSocket Connection. https://www.rfc-editor.org/rfc/rfc6455#section-7.1.7</summary>
public static class S07_1_7_FailTheConnection
{
    private static readonly RawFrame ReservedOpcode = new((Opcode)0x3, default);

    private static readonly RawFrame LateMessage = Text("too late");
    private static readonly RawFrame LatePing = Ping("too late");
    private static readonly RawFrame LateClose = Close(4000);

    private static readonly (string Parameter, string Words, RawFrame Frame, RequirementId Requirement)[] Violations =
    [
        ("reserved-opcode", "a reserved opcode", ReservedOpcode, Rfc6455.ReservedOpcodeFailsConnection),
        ("reserved-bits", "a reserved bit", Binary(1) with { Rsv = 2 }, Rfc6455.ReservedRsv2FailsConnection),
        ("lone-continuation", "a lone continuation frame", Continuation("x"), Rfc6455.LoneContinuationIsError),
        ("long-ping", "a Ping of 126 octets", Ping(Counting(126)), Rfc6455.LongControlFrameIsError),
        ("fragmented-ping", "a fragmented Ping", Unfinished(Ping("x")), Rfc6455.FragmentedControlFrameIsError),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from violation in Violations
           select ProcessesNothingMore(violation.Parameter, violation.Words, violation.Frame, violation.Requirement),
        ProcessesNothingMore("invalid-utf8", "text that is not UTF-8", Text(0xFF), Rfc6455.InvalidUtf8FailsConnection, 1007),
        ProcessesNothingMore("unmasked", "an unmasked frame", Text("x") with { Masked = false }, Rfc6455.UnmaskedFrameClosesConnection) with
        {
            Testee = Roles.Server,
        },
        CloseSurvives,
        NeedsNoAnswer,
    ];

    /// <summary>
    /// All in one write, so that the rest has been read when the violation is found. A testee that does not find it breaks another
    /// requirement.
    /// </summary>
    private static ConformanceCase ProcessesNothingMore(
        string parameter, string words, RawFrame violation, RequirementId requirement, ushort code = 1002) => new()
        {
            Id = $"closing/nothing-is-processed-after-failing/{parameter}",
            Title = $"After {words} nothing more is processed, not even a Close",
            Covers = [Rfc6455.NothingProcessedAfterFailing, Rfc6455.ServerFailsByClosing],
            Script = [new Send(violation, LateMessage, LatePing, LateClose) { Delivery = Delivery.Whole }, AwaitFailure],
            Outcomes =
        [
            new("the violation is not noticed", new Either(new AnyMessage(), new AnyPong(), new CloseWith(4000)), Rest)
            {
                Breaks = requirement,
            },
            new("Close 1011, as if the fault were the testee's", new CloseWith(1011), Ended)
            {
                Breaks = Rfc6455.Code1011UnexpectedCondition,
            },
            .. Outcomes.FailsConnection(Rfc6455.NothingProcessedAfterFailing, code),
        ],
        };

    /// <summary>Ending the transport with octets unread resets it, and the reset takes the Close with it (ruling 5).</summary>
    private static ConformanceCase CloseSurvives => new()
    {
        Id = "closing/close-survives-octets-behind-a-violation",
        Title = "The Close after a violation can be read though 64 KiB follow the violation",
        Covers = [Rfc6455.NothingProcessedAfterFailing],
        Script = [new Send(ReservedOpcode, new RawFrame(Opcode.Binary, new byte[1 << 16])) { Delivery = Delivery.Whole }, AwaitFailure],
        Outcomes =
        [
            new("a reset instead of a Close", new ResetPattern()) { Breaks = Rfc6455.CleanTcpClose },
            .. Outcomes.FailsConnection(Rfc6455.NothingProcessedAfterFailing, 1002),
        ],
    };

    private static ConformanceCase NeedsNoAnswer => new()
    {
        Id = "closing/failing-needs-no-answer",
        Title = "A testee that fails the connection ends the transport though its Close is not answered",
        Covers = [Rfc6455.ServerFailsByClosing],
        Testee = Roles.Server,
        AnswersClose = false,
        Script = [Sends(ReservedOpcode), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.ServerFailsByClosing, 1002),
    };
}
