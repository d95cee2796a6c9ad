using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 4.1, frames that come with the server's reply. https://www.rfc-editor.org/rfc/rfc6455#section-4.1</summary>
public static class S04_1_FirstFrames
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        Together("whole", null),
        .. from octets in (int[])[1, 2, 7, 8] select Together($"{octets}-octets", octets),
        PingTogether,
    ];

    private static ConformanceCase Together(string parameter, int? octets)
    {
        var message = Text("first");
        var ping = Ping("second");
        return new()
        {
            Id = $"server-handshake/frames-behind-reply-are-not-lost/{parameter}",
            Title = octets is null
                ? "Frames in the write of the 101 are not lost"
                : $"A frame whose first {octets} octets come with the 101 is not lost",
            Covers = [Rfc6455.FramesSentWith101Kept],
            Testee = Roles.Client,
            Script = [new Open { Together = [message, ping], TogetherOctets = octets }, AwaitPong(ping), AwaitEcho(message)],
            Outcomes = [new("both frames are taken", new Patterns.InAnyOrder(EchoOf(message), PongOf(ping)), Rest)],
        };
    }

    private static ConformanceCase PingTogether
    {
        get
        {
            var ping = Ping("at once");
            return new()
            {
                Id = "server-handshake/ping-behind-reply-is-answered/once",
                Title = "A Ping in the write of the 101 is answered",
                Covers = [Rfc6455.PingAtAnyTime, Rfc6455.PingIsAnswered, Rfc6455.FramesSentWith101Kept],
                Testee = Roles.Client,
                Script = [new Open { Together = [ping] }, AwaitPong(ping)],
                Outcomes = [new("answered", PongOf(ping), Rest)],
            };
        }
    }
}
