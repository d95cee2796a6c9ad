using WsSpec.Suite.Cases;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Sections;

/// <summary>RFC 6455 section 5.5.2, Ping. https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2</summary>
public static class S05_5_2_Ping
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from length in (int[])[0, 1, 5, 64, 124, 125] select RepeatsApplicationData(length),
    ];

    private static ConformanceCase RepeatsApplicationData(int length)
    {
        var ping = Ping(Counting(length, first: 0x41));
        return new()
        {
            Id = $"ping/pong-repeats-application-data/{length}",
            Title = $"A Ping with {length} octets is answered by a Pong with the same octets",
            Covers = ["6455-5.5.2-02", "6455-5.5.3-01", "6455-5.5.2-01"],
            Script = [Sends(ping), AwaitPong(ping)],
            Outcomes = [new("the Pong repeats the Ping", PongOf(ping), Rest)],
        };
    }
}
