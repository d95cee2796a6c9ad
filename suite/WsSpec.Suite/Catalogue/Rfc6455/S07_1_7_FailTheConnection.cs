using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc6455;

/// <summary>RFC 6455 section 7.1.7, Fail the WebSocket Connection. https://www.rfc-editor.org/rfc/rfc6455#section-7.1.7</summary>
public static class S07_1_7_FailTheConnection
{
    private static readonly RawFrame ReservedOpcode = new((Opcode)0x3, default);

    private static readonly RawFrame LateMessage = Text("too late");
    private static readonly RawFrame LatePing = Ping("too late");
    private static readonly RawFrame LateClose = Close(4000);

    private static readonly (string Parameter, string Words, RawFrame Frame, string Requirement)[] Violations =
    [
        ("reserved-opcode", "a reserved opcode", ReservedOpcode, "6455-5.2-07"),
        ("reserved-bits", "a reserved bit", Binary(1) with { Rsv = 2 }, "6455-5.2-05"),
        ("lone-continuation", "a lone continuation frame", Continuation("x"), "6455-5.4-05"),
        ("long-ping", "a Ping of 126 octets", Ping(Counting(126)), "6455-5.5-03"),
        ("fragmented-ping", "a fragmented Ping", Unfinished(Ping("x")), "6455-5.4-10"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from violation in Violations
           select ProcessesNothingMore(violation.Parameter, violation.Words, violation.Frame, violation.Requirement),
        ProcessesNothingMore("invalid-utf8", "text that is not UTF-8", Text(0xFF), "6455-8.1-01", 1007),
        ProcessesNothingMore("unmasked", "an unmasked frame", Text("x") with { Masked = false }, "6455-5.1-03") with
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
        string parameter, string words, RawFrame violation, string requirement, ushort code = 1002) => new()
    {
        Id = $"closing/nothing-is-processed-after-failing/{parameter}",
        Title = $"After {words} nothing more is processed, not even a Close",
        Covers = ["6455-7.1.7-06", "6455-7.1.7-02"],
        Script = [new Send(violation, LateMessage, LatePing, LateClose) { Delivery = Delivery.Whole }, AwaitFailure],
        Outcomes =
        [
            new("the violation is not noticed", new Either(new AnyMessage(), new AnyPong(), new CloseWith(4000)), Rest)
            {
                Breaks = requirement,
            },
            new("Close 1011, as if the fault were the testee's", new CloseWith(1011), Ended) { Breaks = "6455-7.4.1-14" },
            .. Outcomes.FailsConnection("6455-7.1.7-06", code),
        ],
    };

    /// <summary>Ending the transport with octets unread resets it, and the reset takes the Close with it (ruling 5).</summary>
    private static ConformanceCase CloseSurvives => new()
    {
        Id = "closing/close-survives-octets-behind-a-violation",
        Title = "The Close after a violation can be read though 64 KiB follow the violation",
        Covers = ["6455-7.1.7-06"],
        Script = [new Send(ReservedOpcode, new RawFrame(Opcode.Binary, new byte[1 << 16])) { Delivery = Delivery.Whole }, AwaitFailure],
        Outcomes =
        [
            new("a reset instead of a Close", new ResetPattern()) { Breaks = "6455-7.1.1-01" },
            .. Outcomes.FailsConnection("6455-7.1.7-06", 1002),
        ],
    };

    private static ConformanceCase NeedsNoAnswer => new()
    {
        Id = "closing/failing-needs-no-answer",
        Title = "A testee that fails the connection ends the transport though its Close is not answered",
        Covers = ["6455-7.1.7-02"],
        Testee = Roles.Server,
        AnswersClose = false,
        Script = [Sends(ReservedOpcode), AwaitFailure],
        Outcomes = Outcomes.FailsConnection("6455-7.1.7-02", 1002),
    };
}
