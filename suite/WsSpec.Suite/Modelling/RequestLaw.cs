using System.Buffers.Text;
using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>What is wrong with a client's opening handshake (section 4.2.1), for requests whose lines are in order.</summary>
internal static class RequestLaw
{
    private const int NonceLength = 16;

    /// <summary>Versions that were in use before the RFC; a server may still speak them (section 4.4).</summary>
    private static readonly string[] Drafts = ["7", "8"];
    private static readonly string[] Single = ["Host", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version"];

    public static ImmutableArray<Outcome> Outcomes(RawRequest request) => Objection(request) is { } requirement
        ? Cases.Outcomes.Refuses(requirement)
        : Drafts.Contains(request.Fields.Values("Sec-WebSocket-Version")[0])
            ? Cases.Outcomes.AcceptsOrRefuses(Rfc6455.SupportedVersionsListed)
        : IsOrdinary(request) ? Cases.Outcomes.Accepts(Rfc6455.SupportedVersionAccepted)
        : Cases.Outcomes.AcceptsOrRefuses(Rfc6455.InvalidHandshakeGetsFittingStatus);

    public static RequirementId Subject(RawRequest request) => Objection(request) ?? Rfc6455.SupportedVersionAccepted;

    /// <summary>The requirement that a server breaks which accepts it; null when it may.</summary>
    private static RequirementId? Objection(RawRequest request) =>
        !request.RequestLine.StartsWith("GET ", StringComparison.Ordinal) ? Rfc6455.OnlyGetOpens
        : !request.RequestLine.EndsWith(" HTTP/1.1\r\n", StringComparison.Ordinal) ? Rfc6455.Http11OrHigherRequired
        : request.Fields.Values("Host").Length == 0 ? Rfc6455.HostRequired
        : request.Fields.Values("Upgrade").Length == 0 ? Rfc6455.UpgradeRequired
        : !request.Fields.Lists("Upgrade", "websocket") ? Rfc6455.UpgradeContainsWebSocket
        : request.Fields.Values("Connection").Length == 0 ? Rfc6455.ConnectionRequired
        : !request.Fields.Lists("Connection", "upgrade") ? Rfc6455.ConnectionContainsUpgrade
        : Key(request) ?? Version(request);

    private static RequirementId? Key(RawRequest request) => request.Fields.Values("Sec-WebSocket-Key") switch
    {
        [] or [""] => Rfc6455.KeyRequired,
        ["{key}"] => null,
        [var key] when !Base64.IsValid(key) => Rfc6455.KeyIsValidBase64,
        [var key] when Base64.IsValid(key, out var length) && length != NonceLength => Rfc6455.KeyDecodesTo16Octets,
        _ => null,
    };

    private static RequirementId? Version(RawRequest request) => request.Fields.Values("Sec-WebSocket-Version") switch
    {
        [] => Rfc6455.VersionRequired,
        [var version] when version != "13" && !Drafts.Contains(version) => Rfc6455.VersionIs13,
        _ => null,
    };

    /// <summary>Every field that matters is there once, with a single value where rulings differ about lists (rulings 16 and 17).</summary>
    private static bool IsOrdinary(RawRequest request) =>
        Single.All(name => request.Fields.Values(name).Length == 1)
        && request.Fields.Values("Upgrade")[0].Equals("websocket", StringComparison.OrdinalIgnoreCase);
}
