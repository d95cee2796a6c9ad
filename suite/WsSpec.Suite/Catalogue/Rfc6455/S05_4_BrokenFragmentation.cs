using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 5.4, Fragmentation: frames that do not fit together. https://www.rfc-editor.org/rfc/rfc6455#section-5.4
/// </summary>
public static class S05_4_BrokenFragmentation
{
    private static readonly RawFrame Good = Text("Hello");

    private static readonly RawFrame Start = Unfinished(Text("Hel"));

    private static readonly RawFrame Question = Ping("before");

    private static readonly (string Name, RawFrame Frame)[] LoneContinuations =
    [
        ("final", Continuation("lo")),
        ("empty-final", Continuation()),
        ("unfinished", Unfinished(Continuation("lo"))),
        ("empty-unfinished", Unfinished(Continuation())),
    ];

    private static readonly (string Name, RawFrame Frame)[] Starts =
    [
        ("text", Text("new")),
        ("binary", Binary(Counting(3))),
        ("empty-text", Text("")),
        ("unfinished-text", Unfinished(Text("new"))),
        ("unfinished-binary", Unfinished(Binary(Counting(3)))),
    ];

    private static readonly (string Name, RawFrame Frame)[] Controls =
    [
        ("ping", Ping("half")),
        ("empty-ping", Ping()),
        ("pong", Pong("half")),
        ("close", Close(1000)),
        ("empty-close", Close()),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from c in LoneContinuations select Lone($"first-{c.Name}", [], [], c.Frame),
        .. from c in LoneContinuations select Lone($"after-message-{c.Name}", [Sends(Good), AwaitEcho(Good)], [EchoOf(Good)], c.Frame),
        .. from c in LoneContinuations select Lone(
            $"after-fragments-{c.Name}", [Sends(Start, Continuation("lo")), AwaitEcho(Good)], [EchoOf(Good)], c.Frame),
        .. from c in LoneContinuations select Lone(
            $"after-ping-{c.Name}", [Sends(Question), AwaitPong(Question)], [PongOf(Question)], c.Frame),
        .. from s in Starts select Inside("text", [Start], s.Name, s.Frame),
        .. from s in Starts select Inside("binary", [Unfinished(Binary(Counting(3)))], s.Name, s.Frame),
        Inside("continued-text", [Unfinished(Text("H")), Unfinished(Continuation("el"))], "text", Text("new")),
        .. from c in Controls select Fragmented($"alone-{c.Name}", Unfinished(c.Frame)),
        .. from c in Controls select Fragmented($"continued-{c.Name}", Unfinished(c.Frame), Continuation("rest")),
        .. from c in Controls select Fragmented($"inside-message-{c.Name}", Start, Unfinished(c.Frame), Continuation("lo")),
    ];

    private static ConformanceCase Lone(string where, ImmutableArray<Step> steps, ImmutableArray<Pattern> before, RawFrame frame) => new()
    {
        Id = $"fragmentation/lone-continuation-fails-connection/{where}",
        Title = $"A continuation of nothing fails the connection ({where.Replace('-', ' ')})",
        Covers = [Rfc6455.LoneContinuationIsError],
        Script = [.. steps, Sends(frame), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.LoneContinuationIsError, before, [1002]),
    };

    private static ConformanceCase Inside(string started, ImmutableArray<RawFrame> start, string name, RawFrame frame) => new()
    {
        Id = $"fragmentation/new-message-inside-unfinished-fails-connection/{started}-{name}",
        Title = $"A new message inside an unfinished one fails the connection ({name} in {started})".Replace('-', ' '),
        Covers = [Rfc6455.DataFrameInsideMessageIsError, Rfc6455.MessagesNotInterleaved],
        Script = [Sends([.. start, frame]), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.DataFrameInsideMessageIsError, 1002),
    };

    private static ConformanceCase Fragmented(string how, params ImmutableArray<RawFrame> frames) => new()
    {
        Id = $"fragmentation/fragmented-control-frame-fails-connection/{how}",
        Title = $"A control frame without FIN fails the connection ({how.Replace('-', ' ')})",
        Covers = [Rfc6455.FragmentedControlFrameIsError, Rfc6455.ControlFramesUnfragmented],
        Script = [Sends(frames), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.FragmentedControlFrameIsError, 1002),
    };
}
