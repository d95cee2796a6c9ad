using System.Globalization;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>What a peer can make of its half of the opening handshake.</summary>
internal static class OpeningHostility
{
    private const string StatusLine = "HTTP/1.1 101 Switching Protocols\r\n";
    private const string RequestLine = "GET / HTTP/1.1\r\n";

    public static IEnumerable<HostilePeer> All =>
    [
        Head("endless-start-line", "A start line without end.", _ => "HTTP/1.1 101 ", "a"),
        Head("endless-field", "A field without end.", role => Begin(role) + "X: ", "a"),
        Head("endless-fields", "Fields without end.", Begin, "X-Field: value\r\n"),
        Head("endless-short-fields", "Lines of a head that are as short as they can be, without end.", Begin, "a\n"),
        Head("endless-folded-field", "A field that is folded over lines without end.", role => Begin(role) + "X: a", "\r\n a"),
        Head("empty-lines", "Empty lines before the start line, without end.", _ => "", "\r\n"),
        Head("no-http", "Octets that are no HTTP, without a line end.", _ => "", "\u00FF\u0000"),
        ServerHead("endless-continue", "Interim responses 100 without end.", "", "HTTP/1.1 100 Continue\r\n\r\n"),
        ServerHead("endless-processing", "Interim responses 102 with a field each, without end.", "",
            "HTTP/1.1 102 Processing\r\nX: a\r\n\r\n"),
        ServerHead("endless-early-hints", "Interim responses 103 with long fields without end.", "",
            $"HTTP/1.1 103 Early Hints\r\nLink: {new string('a', 2000)}\r\n\r\n"),
        ServerHead("endless-acceptances", "Responses 101 without end.", "", StatusLine + "\r\n"),
        ServerHead("endless-refusal", "A refusal whose body has no end.", "HTTP/1.1 404 Not Found\r\n\r\n", "<p>no</p>"),
        ServerHead("endless-chunks", "A refusal in chunks without end.",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"),
        new("ten-thousand-fields", "An opening handshake that is in order but for its ten thousand fields.",
            line => OpenWithAsync(line, Many(10_000))),
        new("sixty-thousand-fields", "An opening handshake in order, of sixty thousand fields.", line => OpenWithAsync(line, Many(60_000))),
        new("field-of-900-kib", "An opening handshake that is in order but for a field of 900 KiB.",
            line => OpenWithAsync(line, $"X: {new string('a', 900 * 1024)}\r\n")),
        new("flood-with-the-head", "Messages without end, in the write of the head already.", FloodWithHeadAsync),
        new("drips-its-head", "A head of which each octet comes alone, and no end comes.", line =>
            line.DripForeverAsync("X-Field: value\r\n"u8.ToArray(), TimeSpan.FromMilliseconds(20))),
        new("stops-inside-its-head", "A head that stops in the middle.", async line =>
        {
            await line.WriteAsync(Encoding.ASCII.GetBytes(Begin(line.Role) + "Upgra"));
            await line.ReadForeverAsync();
        }),
        new("says-nothing", "It accepts the connection, reads, and says nothing.", line => line.ReadForeverAsync()),
        new("neither-reads-nor-writes", "It accepts the connection and does nothing.", line => line.StandStillAsync()),
        new("resets", "It aborts every connection.", line =>
        {
            line.Transport.Abort();
            return Task.CompletedTask;
        }),
        new("ends", "It ends every connection at once.", _ => Task.CompletedTask),
    ];

    private static string Begin(Role role) => role == Role.Server ? StatusLine : RequestLine;

    private static HostilePeer Head(string name, string deed, Func<Role, string> first, string again) => new(name, deed, async line =>
    {
        if (first(line.Role) is { Length: > 0 } beginning)
        {
            await line.WriteAsync(Encoding.Latin1.GetBytes(beginning));
        }

        await line.WriteForeverAsync(HostileFrames.Chunk(Encoding.Latin1.GetBytes(again)));
    });

    private static HostilePeer ServerHead(string name, string deed, string first, string again) =>
        Head(name, deed, _ => first, again) with { Testee = Roles.Server };

    private static string Many(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"X{i}: a\r\n")));

    private static async Task OpenWithAsync(HostileLine line, string fields)
    {
        await line.WriteAsync(line.Role == Role.Server ? await line.AcceptanceAsync(fields) : HostileLine.Request(fields));
        await line.ReadForeverAsync();
    }

    private static async Task FloodWithHeadAsync(HostileLine line)
    {
        var frames = HostileFrames.Chunk(HostileFrames.Of(line.Role, Text("a")));
        var head = line.Role == Role.Server ? await line.AcceptanceAsync() : HostileLine.Request();
        await line.WriteAsync((byte[])[.. head, .. frames]);
        await line.WriteForeverAsync(frames);
    }
}
