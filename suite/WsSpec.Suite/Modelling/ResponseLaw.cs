using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Modelling;

/// <summary>What is wrong with a server's opening handshake (section 4.1), for responses with the status 101 whose lines are in order.</summary>
internal static class ResponseLaw
{
    private const string Opens = "6455-4.1-59";
    private static readonly RawFrame Question = Ping("open");

    /// <summary>The response, and a Ping where the connection has to be open then.</summary>
    public static ImmutableArray<Step> Script(RawResponse response) => Objection(response) is null
        ? [new Open { Response = response }, Sends(Question), AwaitPong(Question)]
        : [new Await(Awaited.Request), new SendResponse(response), AwaitFailure];

    public static ImmutableArray<Outcome> Outcomes(RawResponse response) => Objection(response) is { } requirement
        ? Cases.Outcomes.RefusesReply(requirement)
        : [new("open", PongOf(Question), Rest)];

    public static string Subject(RawResponse response) => Objection(response) ?? Opens;

    /// <summary>The requirement that a client breaks which takes the connection for open; null when it has to.</summary>
    private static string? Objection(RawResponse response) =>
        response.Fields.Values("Upgrade") is [] ? "6455-4.1-47"
        : !response.Fields.Lists("Upgrade", "websocket") ? "6455-4.1-48"
        : response.Fields.Values("Connection") is [] ? "6455-4.1-49"
        : !response.Fields.Lists("Connection", "upgrade") ? "6455-4.1-50"
        : response.Fields.Values("Sec-WebSocket-Accept") is [] ? "6455-4.1-51"
        : response.Fields.Values("Sec-WebSocket-Accept") is not ["{accept}"] ? "6455-4.1-53"
        : response.Fields.Values("Sec-WebSocket-Extensions") is not [] ? "6455-4.1-55"
        : response.Fields.Values("Sec-WebSocket-Protocol") is not [] ? "6455-4.1-56"
        : null;
}
