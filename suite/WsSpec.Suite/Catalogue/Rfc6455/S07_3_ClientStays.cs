using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 sections 4.1, 7.2.1 and 7.3, when a client is silent and when it stays. https://www.rfc-editor.org/rfc/rfc6455#section-7.3
/// </summary>
public static class S07_3_ClientStays
{
    private static readonly RawFrame Before = Ping("before");
    private static readonly RawFrame After = Ping("after");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        new()
        {
            Id = "server-handshake/nothing-is-sent-before-reply/1-second",
            Title = "A client sends nothing behind its request until the reply has come",
            Covers = [Rfc6455.NothingSentBeforeResponse, Rfc6455.HandshakeSentUnprompted],
            Testee = Roles.Client,
            Script =
                [new Await(Awaited.Request), new Await(Awaited.EarlyEnd), new SendResponse(RawResponse.Baseline), Sends(After), AwaitPong(
                    After)],
            Outcomes =
            [
                new("nothing is sent until the reply", Nothing, PongOf(After), Rest),
                new("the client gives up within a second", Ended) { Breaks = Rfc6455.ClientClosesForNothingElse },
            ],
        },
        new()
        {
            Id = "closing/client-stays-on-idle-connection/1-second",
            Title = "A client does not close a connection on which nothing happens",
            Covers = [Rfc6455.ClientClosesOnlyOnFailure, Rfc6455.ClientClosesForNothingElse, Rfc6455.ClientDoesNotCloseArbitrarily],
            Testee = Roles.Client,
            Script = [Sends(Before), AwaitPong(Before), new Await(Awaited.EarlyEnd), Sends(After), AwaitPong(After)],
            Outcomes =
            [
                new("it stays", PongOf(Before), Nothing, PongOf(After), Rest),
                new("it closes", PongOf(Before), new Patterns.Maybe(AnyClose), Ended) { Breaks = Rfc6455.ClientClosesOnlyOnFailure },
            ],
        },
    ];
}
