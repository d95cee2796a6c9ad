using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Requirements;
using static WsSpec.Harness.SelfTest.Innocents.InnocentPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>How a server may refuse a request, and when it may refuse one that is in order (sections 4.2.1 and 4.2.2).</summary>
internal static class RefusalFreedoms
{
    private const string Source = "6455 4.2.2";

    public static IEnumerable<Innocent> All => Only(Roles.Server, [.. Statuses, .. Bodies, .. Ends, .. Crowds, .. Places]);

    private static IEnumerable<Innocent> Statuses =>
        from status in (int[])[400, 401, 403, 404, 405, 406, 409, 410, 412, 415, 417, 421, 422, 426, 428, 431]
        select Declining($"refuses-with-{status}", $"Requests that break a rule are refused with {status}.", Source, right =>
            Status(right, $"{status} No"));

    private static IEnumerable<Innocent> Bodies =>
    [
        With("page", "text/html", "<!DOCTYPE html><title>No</title><p>This is no WebSocket request.</p>"),
        With("json", "application/json", "{\"error\":\"bad request\",\"code\":400}"),
        With("text", "text/plain", "Bad Request\n"),
        With("problem", "application/problem+json", "{\"title\":\"Bad Request\",\"status\":400}"),
        With("long-page", "text/html", new string('.', 5000)),
        With("empty-lines", "text/plain", "\r\n\r\n\r\n\r\n"),
        With("what-looks-like-an-answer", "text/plain",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
        Declining("refuses-in-chunks", "A refusal has a body in chunks.", "9112 7.1", right =>
            HeadText.Plus(HeadText.Without(right, FieldNames.ContentLength), "Transfer-Encoding: chunked") + "3\r\nNo.\r\n0\r\n\r\n"),
        Declining("refuses-until-the-end", "The body of a refusal ends with the connection.", "9112 6.3", right =>
            HeadText.Without(right, FieldNames.ContentLength) + "No, says the server, and goes."),
        Declining("refuses-without-length", "A refusal has no Content-Length and no body.", "9112 6.3", right =>
            HeadText.Without(right, FieldNames.ContentLength)),
        Declining("refuses-without-reason", "A refusal has no reason phrase.", "9112 4", right =>
            HeadText.StartLine(right, line => line[..line.IndexOf(' ', line.IndexOf(' ', StringComparison.Ordinal) + 1)] + " ")),
        Declining("refuses-with-link", "A refusal comes behind early hints.", "8297 2", right =>
            "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + right),
        Declining("refuses-and-challenges", "A refusal names how to authenticate.", Source, right =>
            HeadText.Plus(Status(right, "401 Unauthorized"), "WWW-Authenticate: Basic realm=\"x\"")),
        .. from status in (int[])[301, 302, 303, 307, 308]
           select Declining($"refuses-by-redirect-{status}", $"Requests that break a rule are redirected with {status}.", Source, right =>
               HeadText.Plus(Status(right, $"{status} Elsewhere"), "Location: http://reference.test/help")),
    ];

    private static IEnumerable<Innocent> Ends =>
    [
        Declining("refuses-without-a-word", "Requests that break a rule get no answer but the end of the connection.", "6455 4.2.1", _ =>
            ""),
        Declining("refuses-with-a-page", "Requests that break a rule get the page that lives at their target.", "9110 7.8", right =>
            IsVersionAtFault(right) ? right : Status(right, "200 OK")),
    ];

    private static IEnumerable<Innocent> Crowds =>
        from status in (int[])[503, 429]
        from retry in (string[])["", "Retry-After: 1", "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"]
        from share in (int[])[1, 2, 8]
        let line = retry.Length == 0 ? "" : retry + "\r\n"
        select Free($"crowded-{status}{(retry.Length == 0 ? "" : retry.Length < 20 ? "-retry" : "-retry-date")}-one-in-{share}",
            $"One request in {share} is refused with {status}.", "9110 15.6.4, 6585 4", new()
            {
                WritesHead = (request, right) => HeadText.Values(request, FieldNames.Key).FirstOrDefault("x").Sum(c => c) % share != 0
                    ? right
                    : $"HTTP/1.1 {status} Busy\r\nConnection: close\r\nContent-Length: 0\r\n{line}\r\n",
            });

    /// <summary>What it does not know of it need not take.</summary>
    private static IEnumerable<Innocent> Places =>
    [
        Free("refuses-unusual-hosts", "Requests for a host that it does not serve are refused with 421.", "9110 15.5.20", new()
        {
            Refuses = request => HeadOf(request, FieldNames.Host) is "reference.test" ? null : 421,
        }),
        Free("serves-one-resource", "Requests for any other resource are refused with 404.", Source, new()
        {
            Refuses = request => request.ResourceName == "/" ? null : 404,
        }),
    ];

    private static string? HeadOf(OpeningRequest request, string name) => request.Head.Values(name).FirstOrDefault();

    private static Innocent With(string name, string type, string body) => Declining(
        $"refuses-with-{name}", "A refusal has a body.", "9110 15.5", right =>
            HeadText.Plus(HeadText.Set(right, FieldNames.ContentLength, $"{body.Length}"), $"Content-Type: {type}") + body);

    private static bool IsVersionAtFault(string right) => right.StartsWith("HTTP/1.1 426", StringComparison.Ordinal);

    private static string Status(string right, string status) => HeadText.StartLine(right, _ => $"HTTP/1.1 {status}");
}
