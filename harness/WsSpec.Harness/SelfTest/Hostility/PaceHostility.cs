using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>What takes time: of a peer that does not read, that reads or writes one octet at a time, or that answers late.</summary>
internal static class PaceHostility
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(2);

    public static IEnumerable<HostilePeer> All =>
    [
        new("never-reads", "It opens the connection and never reads again.", async line =>
        {
            await line.OpenAsync();
            await line.StandStillAsync();
        }),
        Deaf("pings-that-are-never-read", "Empty Pings without end, and what answers them is never read.", Ping()),
        Deaf("large-pings-that-are-never-read", "Pings of 125 octets without end, and no answer is read.", Ping(new byte[125])),
        Deaf("messages-that-are-never-read", "Messages without end, from a peer that does not read.", Text("a")),
        new("reads-one-octet-at-a-time", "It reads an octet every ten milliseconds.", ReadSlowlyAsync),
        new("tiny-segments", "Messages of a kibibyte without end, each octet of which comes alone.",
            line => DripAsync(line, HostileFrames.Of(line.Role, Text(new byte[1024])), TimeSpan.Zero)),
        new("tiny-segments-of-pings", "Pings without end, each octet of which comes alone.",
            line => DripAsync(line, HostileFrames.Of(line.Role, Ping("a")), TimeSpan.Zero)),
        new("drips-a-frame", "A frame of 2⁶² octets, one of which comes every 50 milliseconds.", async line =>
        {
            await line.OpenAsync();
            await line.WriteAsync(HostileFrames.Header(line.Role, Binary(), 1UL << 62));
            await line.DripForeverAsync(new byte[1], TimeSpan.FromMilliseconds(50));
        }),
        new("drips-pings", "A Ping every 50 milliseconds, and never an answer.",
            line => PaceAsync(line, HostileFrames.Of(line.Role, Ping()), TimeSpan.FromMilliseconds(50))),
        new("drips-messages", "A message every 50 milliseconds, and never an answer.",
            line => PaceAsync(line, HostileFrames.Of(line.Role, Text("a")), TimeSpan.FromMilliseconds(50))),
        Reference("opens-late", "The opening handshake takes two seconds.", new() { Waits = write => write == 0 ? Late : default }),
        Reference("answers-late", "The first frame takes two seconds.", new() { Waits = write => write == 1 ? Late : default }),
        Reference("is-always-late", "Each write takes two seconds.", new() { Waits = _ => Late }),
        Reference("writes-single-octets", "Everything is written octet by octet.", new() { PieceLength = 1 }),
        Reference("never-ends", "It leaves the transport open for ever.", new() { Ends = () => TransportEnding.Never }),
    ];

    private static HostilePeer Deaf(string name, string deed, WsSpec.Suite.Wire.RawFrame again) => new(name, deed, async line =>
    {
        await line.OpenAsync();
        await line.WriteForeverDeafAsync(HostileFrames.Chunk(HostileFrames.Of(line.Role, again)));
    });

    private static HostilePeer Reference(string name, string deed, Misbehaviour misbehaviour) =>
        HostileTwin.Of(name, deed, () => misbehaviour);

    private static async Task DripAsync(HostileLine line, byte[] octets, TimeSpan pause)
    {
        await line.OpenAsync();
        await line.DripForeverAsync(octets, pause);
    }

    private static async Task PaceAsync(HostileLine line, byte[] octets, TimeSpan pause)
    {
        await line.OpenAsync();
        var reading = line.ReadForeverAsync();
        while (!reading.IsCompleted)
        {
            await line.WriteAsync(octets);
            await line.WaitAsync(pause);
        }
    }

    private static async Task ReadSlowlyAsync(HostileLine line)
    {
        await line.OpenAsync();
        var octet = new byte[1];
        while (await line.Transport.ReadAsync(octet, line.Cancellation) > 0)
        {
            await line.WaitAsync(TimeSpan.FromMilliseconds(10));
        }
    }
}
