using System.Buffers.Text;
using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>What is wrong with a client's opening handshake (section 4.2.1), for requests whose lines are in order.</summary>
internal static class RequestLaw
{
    private const string ValidHandshake = "6455-4.4-02";
    private const int NonceLength = 16;

    /// <summary>Versions that were in use before the RFC; a server may still speak them (section 4.4).</summary>
    private static readonly string[] Drafts = ["7", "8"];
    private static readonly string[] Single = ["Host", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version"];

    public static ImmutableArray<Outcome> Outcomes(RawRequest request) => Objection(request) is { } requirement
        ? Cases.Outcomes.Refuses(requirement)
        : Drafts.Contains(request.Fields.Values("Sec-WebSocket-Version")[0]) ? Cases.Outcomes.AcceptsOrRefuses("6455-4.4-03")
        : IsOrdinary(request) ? Cases.Outcomes.Accepts(ValidHandshake) : Cases.Outcomes.AcceptsOrRefuses("6455-10.7-04");

    public static string Subject(RawRequest request) => Objection(request) ?? ValidHandshake;

    /// <summary>The requirement that a server breaks which accepts it; null when it may.</summary>
    private static string? Objection(RawRequest request) =>
        !request.RequestLine.StartsWith("GET ", StringComparison.Ordinal) ? "6455-4.2.1-04"
        : !request.RequestLine.EndsWith(" HTTP/1.1\r\n", StringComparison.Ordinal) ? "6455-4.2.1-05"
        : request.Fields.Values("Host").Length == 0 ? "6455-4.2.1-07"
        : request.Fields.Values("Upgrade").Length == 0 ? "6455-4.2.1-08"
        : !request.Fields.Lists("Upgrade", "websocket") ? "6455-4.2.1-09"
        : request.Fields.Values("Connection").Length == 0 ? "6455-4.2.1-12"
        : !request.Fields.Lists("Connection", "upgrade") ? "6455-4.2.1-13"
        : Key(request) ?? Version(request);

    private static string? Key(RawRequest request) => request.Fields.Values("Sec-WebSocket-Key") switch
    {
        [] or [""] => "6455-4.2.1-15",
        ["{key}"] => null,
        [var key] when !Base64.IsValid(key) => "6455-4.2.1-16",
        [var key] when Base64.IsValid(key, out var length) && length != NonceLength => "6455-4.2.1-17",
        _ => null,
    };

    private static string? Version(RawRequest request) => request.Fields.Values("Sec-WebSocket-Version") switch
    {
        [] => "6455-4.2.1-18",
        [var version] when version != "13" && !Drafts.Contains(version) => "6455-4.2.1-19",
        _ => null,
    };

    /// <summary>Every field that matters is there once, with a single value where rulings differ about lists (rulings 16 and 17).</summary>
    private static bool IsOrdinary(RawRequest request) =>
        Single.All(name => request.Fields.Values(name).Length == 1)
        && request.Fields.Values("Upgrade")[0].Equals("websocket", StringComparison.OrdinalIgnoreCase);
}
