using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 5.1, Overview of data framing. https://www.rfc-editor.org/rfc/rfc6455#section-5.1</summary>
public static class S05_1_Overview
{
    private static readonly (string Name, RawFrame Frame)[] Frames =
    [
        ("text", Text("Hello")),
        ("empty-text", Text("")),
        ("text-with-16-bit-length", Text(new string('*', 126))),
        ("binary", Binary(Counting(5))),
        ("ping", Ping("Hello")),
        ("empty-ping", Ping()),
        ("pong", Pong("Hello")),
        ("close", Close(1000)),
        ("empty-close", Close()),
    ];

    private static readonly ImmutableArray<RawFrame> Stream = [.. from i in Enumerable.Range(0, 8) select Binary(Counting(4000, first: i))];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from f in Frames select Unmasked(f.Name, f.Frame),
        UnmaskedContinuation,
        UnmaskedAfterMessage,
        .. from f in Frames select Masked(f.Name, f.Frame),
        Masked("text-with-key-zero", Text("Hello") with { MaskingKey = 0 }),
        DataAtAnyMoment,
    ];

    private static ConformanceCase UnmaskedContinuation => Unmasked("continuation") with
    {
        Script = [Sends(Unfinished(Text("Hel")), Continuation("lo") with { Masked = false }), AwaitFailure],
    };

    private static ConformanceCase UnmaskedAfterMessage
    {
        get
        {
            var good = Text("masked");
            return Unmasked("after-masked-message") with
            {
                Script = [Sends(good), AwaitEcho(good), Sends(Text("unmasked") with { Masked = false }), AwaitFailure],
                Outcomes = Outcomes.FailsConnection(Rfc6455.UnmaskedFrameClosesConnection, [EchoOf(good)], [1002]),
            };
        }
    }

    private static ConformanceCase DataAtAnyMoment => new()
    {
        Id = "framing/data-flows-both-ways-at-once",
        Title = "Messages are taken while earlier ones are still being answered",
        Covers = [Rfc6455.FramesFlowBothWays, Rfc6455.DataFramesAtAnyTime],
        Script = [.. Stream.Select(message => Sends(message)), .. Stream.Select(AwaitEcho)],
        Outcomes = Outcomes.Echoes([.. Stream.Select(EchoOf)]),
    };

    /// <summary>A normal answer to an unmasked Close ends the connection too, so it only has the wrong code.</summary>
    private static ConformanceCase Unmasked(string name, params ImmutableArray<RawFrame> frames) => new()
    {
        Id = $"masking/unmasked-frame-fails-connection/{name}",
        Title = $"An unmasked frame from a client fails the connection ({name.Replace('-', ' ')})",
        Covers = [Rfc6455.UnmaskedFrameClosesConnection, Rfc6455.ServerMaySend1002],
        Testee = Roles.Server,
        Script = [Sends([.. frames.Select(f => f with { Masked = false })]), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.UnmaskedFrameClosesConnection, 1002),
    };

    private static ConformanceCase Masked(string name, RawFrame frame) => new()
    {
        Id = $"masking/masked-frame-fails-connection/{name}",
        Title = $"A masked frame from a server fails the connection ({name.Replace('-', ' ')})",
        Covers = [Rfc6455.MaskedFrameClosesConnection, Rfc6455.ClientMaySend1002],
        Testee = Roles.Client,
        Script = [Sends(frame with { Masked = true }), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.MaskedFrameClosesConnection, 1002),
    };
}
