using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 1.2, Protocol Overview. https://www.rfc-editor.org/rfc/rfc6455#section-1.2</summary>
public static class S01_2_ProtocolOverview
{
    private static readonly RawFrame Large = Binary(Counting(64 * 1024));

    private static readonly RawFrame Behind = Ping("behind a large message");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        new()
        {
            Id = "overview/frames-flow-both-ways",
            Title = "Frames flow both ways at once after the opening handshake",
            Covers = [Rfc6455.FramesFlowBothWays],
            Script = [Sends(Large, Behind), AwaitEcho(Large), AwaitPong(Behind)],
            Outcomes = Outcomes.Echoes(new InAnyOrder(EchoOf(Large), PongOf(Behind))),
        },
    ];
}
