using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Modelling;

/// <summary>
/// What is wrong with a server's opening handshake (section 4.1), for responses with the status 101 whose lines are in order.
/// </summary>
internal static class ResponseLaw
{
    private static readonly RawFrame Question = Ping("open");

    /// <summary>The response, and a Ping where the connection has to be open then.</summary>
    public static ImmutableArray<Step> Script(RawResponse response) => Objection(response) is null
        ? [new Open { Response = response }, Sends(Question), AwaitPong(Question)]
        : [new Await(Awaited.Request), new SendResponse(response), AwaitFailure];

    public static ImmutableArray<Outcome> Outcomes(RawResponse response) => Objection(response) is { } requirement
        ? Cases.Outcomes.RefusesReply(requirement)
        : [new("open", PongOf(Question), Rest)];

    public static RequirementId Subject(RawResponse response) => Objection(response) ?? Rfc6455.ValidResponseOpensConnection;

    /// <summary>The requirement that a client breaks which takes the connection for open; null when it has to.</summary>
    private static RequirementId? Objection(RawResponse response) =>
        response.Fields.Values("Upgrade") is [] ? Rfc6455.ResponseWithoutUpgradeFails
        : !response.Fields.Lists("Upgrade", "websocket") ? Rfc6455.ResponseUpgradeNotWebSocketFails
        : response.Fields.Values("Connection") is [] ? Rfc6455.ResponseWithoutConnectionFails
        : !response.Fields.Lists("Connection", "upgrade") ? Rfc6455.ResponseConnectionWithoutUpgradeFails
        : response.Fields.Values("Sec-WebSocket-Accept") is [] ? Rfc6455.ResponseWithoutAcceptFails
        : response.Fields.Values("Sec-WebSocket-Accept") is not ["{accept}"] ? Rfc6455.WrongAcceptFails
        : response.Fields.Values("Sec-WebSocket-Extensions") is not [] ? Rfc6455.UnofferedExtensionFails
        : response.Fields.Values("Sec-WebSocket-Protocol") is not [] ? Rfc6455.UnofferedSubprotocolFails
        : null;
}
