using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// Opening handshakes of which whole parts are missing, and those of versions before the RFC (sections 4.2.1 and 10.1).
/// https://www.rfc-editor.org/rfc/rfc6455#section-10.1
/// </summary>
public static class IncompleteHandshakes
{
    private static readonly (string Word, string Name)[] Parts =
    [
        ("host", "Host"),
        ("upgrade", "Upgrade"),
        ("connection", "Connection"),
        ("key", "Sec-WebSocket-Key"),
        ("version", "Sec-WebSocket-Version"),
    ];

    private static readonly RawRequest Draft75 = new()
    {
        Fields = [new("Upgrade", "WebSocket"), new("Connection", "Upgrade"), new("Host", "{host}"), new("Origin", "{origin}")],
    };

    private static readonly (string Parameter, RawRequest Request, string Words)[] Drafts =
    [
        ("hixie-75", Draft75, "draft 75"),
        ("hixie-76", Draft76("4 @1  46546xW%0l 1 5", "12998 5 Y3 1  .P00"), "draft 76"),
        ("hixie-76-without-blanks", Draft76("1", ""), "draft 76 whose keys divide by zero"),
        ("hybi-00", RawRequest.Baseline.With("Sec-WebSocket-Version", "0").Plus(
            "Sec-WebSocket-Draft", "0"), "draft 0 of the working group"),
        ("hybi-07", RawRequest.Baseline.With("Sec-WebSocket-Version", "7").Plus(
            "Sec-WebSocket-Origin", "{origin}"), "draft 7 of the working group"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from missing in Subsets(Parts) where missing.Length > 1 select Lacks(missing),
        .. from draft in Drafts select IsDraft(draft.Parameter, draft.Request, draft.Words),
    ];

    private static ConformanceCase Lacks((string Word, string Name)[] missing) => Handshake(
        $"security/incomplete-handshake/without-{string.Join('-', missing.Select(part => part.Word))}",
        $"A request without {string.Join(", ", missing.Select(part => part.Word))} opens no WebSocket",
        [Rfc6455.MalformedHandshakeRefused, Rfc6455.NonBrowserClientsExpected, Rfc6455.IncomingDataValidated],
        missing.Aggregate(RawRequest.Baseline, (request, part) => request.Without(part.Name)),
        [new("accepted", Response.Accepts, Rest) { Breaks = Rfc6455.MalformedHandshakeRefused }, .. Outcomes.AnswersInOrder]);

    /// <summary>A server may still speak a draft; then its answer is none of this suite's business.</summary>
    private static ConformanceCase IsDraft(string parameter, RawRequest request, string words) => Handshake(
        $"security/old-draft/{parameter}",
        $"A handshake of {words} is answered in order or cut off",
        [Rfc6455.InputNotTrusted, Rfc6455.IncomingDataValidated],
        request,
        Outcomes.AnswersInOrder);

    private static RawRequest Draft76(string key1, string key2) =>
        Draft75.Plus("Sec-WebSocket-Key1", key1).Plus("Sec-WebSocket-Key2", key2) with { Body = "^n:ds[4U" };

    private static IEnumerable<(string Word, string Name)[]> Subsets((string Word, string Name)[] parts) =>
        from bits in Enumerable.Range(0, 1 << parts.Length)
        select parts.Where((_, i) => (bits >> i & 1) != 0).ToArray();
}
