using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 sections 5.5.1 and 7.1.1, who closes the transport. https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1</summary>
public static class S07_1_1_ClientClosesLast
{
    /// <summary>A client that has not closed by then has waited for the server.</summary>
    private const int Waits = 500;

    public static IEnumerable<ConformanceCase> Cases =>
    [
        new()
        {
            Id = "closing/client-leaves-transport-to-server/1000",
            Title = "After both Close frames a client waits for the server to close the transport",
            Covers = [Rfc6455.ClientAwaitsTcpClose, Rfc6455.ServerClosesTcpFirst, Rfc6455.ClientWaitsForTcpClose],
            Testee = Roles.Client,
            AnswersClose = false,
            Script = [Sends(Close(1000)), AwaitClose, new Await(Awaited.EarlyEnd)],
            Outcomes = WhoCloses,
        },
    ];

    /// <summary>The harness, which plays the server, never closes the transport here.</summary>
    private static readonly ImmutableArray<Outcome> WhoCloses =
    [
        new("the client closes the transport at once", AnyClose, new Within(Waits, Ended)) { Breaks = Rfc6455.ClientAwaitsTcpClose },
        new("the client closes the transport after a while", AnyClose, Ended) { Uses = Rfc6455.ClientMayCloseAfterBothCloses },
        new("the client waits for the server", AnyClose, Nothing),
    ];
}
