using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>Frames without end, once the connection is open.</summary>
internal static class FloodHostility
{
    private const int Kibibyte = 1024;
    private const ulong Quarter = 256UL * Kibibyte * Kibibyte;
    private static readonly byte[] Thousand = [.. Enumerable.Repeat((byte)'a', Kibibyte)];
    private static readonly byte[] NoText = [.. Enumerable.Repeat((byte)0xFF, Kibibyte)];

    public static IEnumerable<HostilePeer> All =>
    [
        Flood("endless-text", "One text message of which no end comes.", [Unfinished(Text(Thousand))], Unfinished(Continuation(Thousand))),
        Flood("endless-binary", "One binary message of which no end comes.",
            [Unfinished(Binary(Thousand))], Unfinished(Continuation(Thousand))),
        Flood("endless-small-continuations", "A message in fragments of one octet, of which no end comes.",
            [Unfinished(Text("a"))], Unfinished(Continuation("a"))),
        Flood("endless-empty-continuations", "A message in empty fragments, of which no end comes.",
            [Unfinished(Text(""))], Unfinished(Continuation(""))),
        Flood("continuations-of-nothing", "Final continuations where no message has begun.", [], Continuation("a")),
        Flood("beginnings", "One message after the other begins, and none goes on.", [], Unfinished(Text("a"))),
        Flood("empty-messages", "Empty messages without end.", [], Text("")),
        Flood("small-messages", "Messages of one octet without end.", [], Text("a")),
        Flood("messages", "Messages of a kibibyte without end.", [], Text(Thousand)),
        Flood("large-messages", "Messages of 64 KiB without end.", [], Binary(new byte[64 * Kibibyte])),
        Flood("empty-pings", "Empty Pings without end.", [], Ping()),
        Flood("pings", "Pings of 125 octets without end.", [], Ping(new byte[125])),
        Flood("large-pings", "Pings of 64 KiB, which none may have, without end.", [], Ping(new byte[64 * Kibibyte])),
        Flood("empty-pongs", "Empty Pongs without end.", [], Pong()),
        Flood("pongs", "Pongs of 125 octets without end.", [], Pong(new byte[125])),
        Flood("sentinel-pongs", "Pongs to a sentinel without end.", [], new RawFrame(Opcode.Pong, Sentinel.ApplicationData(1))),
        Flood("closes", "Closes without end.", [], Close(1000)),
        Flood("text-after-close", "A Close, and messages without end behind it.", [Close(1000)], Text(Thousand)),
        Flood("pings-after-close", "A Close, and Pings without end behind it.", [Close(1000)], Ping()),
        Flood("failing-close-and-text", "A Close with 1002, and messages without end behind it.", [Close(1002)], Text("a")),
        Flood("text-without-utf8", "Text messages that are none without end.", [], Text(NoText)),
        Flood("one-text-without-utf8", "One text message that is none, and has no end.",
            [Unfinished(Text(NoText))], Unfinished(Continuation(NoText))),
        Flood("reserved-data-frames", "Frames with a reserved opcode without end.", [], new RawFrame((Opcode)3, default)),
        Flood("reserved-control-frames", "Control frames with a reserved opcode without end.", [], new RawFrame((Opcode)0xB, default)),
        Flood("reserved-bits", "Frames with all reserved bits set without end.", [], Text("a") with { Rsv = 7 }),
        Flood("long-length-forms", "Messages of one octet whose length has 64 bits, without end.", [],
            Text("a") with { LengthForm = LengthForm.Bits64 }),
        Masked("frames-masked-the-wrong-way", "Messages without end, masked where they must not be, and not where they must be."),
        Long("quarter-gibibyte-in-one-frame", "A message of 256 MiB in one frame.", Binary(), Quarter),
        Long("endless-frame", "A frame that says 2⁶² octets, and they come.", Binary(), 1UL << 62),
        Long("endless-ping", "A Ping that says 2⁶² octets, and they come.", Ping(), 1UL << 62),
        Long("endless-close", "A Close that says 2⁶² octets, and they come.", Close(), 1UL << 62),
        Long("length-with-top-bit", "A frame that says 2⁶³ octets and more, and they come.", Binary(), ulong.MaxValue),
        new("quarter-gibibyte-in-fragments", "A message of 256 MiB in fragments of 64 KiB.", QuarterInFragmentsAsync),
        new("announces-a-gibibyte", "A frame that says a gibibyte, and nothing more comes.", line => AnnounceAsync(line, 1UL << 30)),
        new("announces-an-exbibyte", "A frame that says 2⁶⁰ octets, and nothing more comes.", line => AnnounceAsync(line, 1UL << 60)),
        Octets("noise", "Octets of chance without end.", _ => Noise()),
        Octets("zeros", "Zeros without end.", _ => new byte[16 * Kibibyte]),
        Octets("response-among-frames", "An HTTP response without end where frames are due.",
            _ => HostileFrames.Chunk("HTTP/1.1 400 Bad Request\r\nX: "u8)),
    ];

    private static HostilePeer Flood(
        string name, string deed, ImmutableArray<RawFrame> first, RawFrame again) => new(name, deed, async line =>
    {
        await line.OpenAsync();
        if (!first.IsEmpty)
        {
            await line.WriteAsync(HostileFrames.Of(line.Role, first.AsSpan()));
        }

        await line.WriteForeverAsync(HostileFrames.Chunk(HostileFrames.Of(line.Role, again)));
    });

    private static HostilePeer Masked(string name, string deed) => Octets(
        name, deed, role => HostileFrames.Chunk(HostileFrames.Of(role, Text("a") with { Masked = role == Role.Server })));

    private static HostilePeer Long(string name, string deed, RawFrame frame, ulong length) => new(name, deed, async line =>
    {
        await line.OpenAsync();
        await line.WriteAsync(HostileFrames.Header(line.Role, frame, length));
        await line.WriteForeverAsync(new byte[16 * Kibibyte]);
    });

    private static HostilePeer Octets(string name, string deed, Func<Role, byte[]> octets) => new(name, deed, async line =>
    {
        await line.OpenAsync();
        await line.WriteForeverAsync(octets(line.Role));
    });

    private static async Task QuarterInFragmentsAsync(HostileLine line)
    {
        const int Fragment = 64 * Kibibyte;
        await line.OpenAsync();
        var reading = line.ReadForeverAsync();
        await line.WriteAsync(HostileFrames.Of(line.Role, Unfinished(Binary(new byte[Fragment]))));
        var next = HostileFrames.Of(line.Role, Unfinished(Continuation(new byte[Fragment])));
        for (var fragments = Quarter / Fragment; fragments > 2; fragments--)
        {
            await line.WriteAsync(next);
        }

        await line.WriteAsync(HostileFrames.Of(line.Role, Continuation(new byte[Fragment])));
        await reading;
    }

    private static async Task AnnounceAsync(HostileLine line, ulong length)
    {
        await line.OpenAsync();
        await line.WriteAsync(HostileFrames.Header(line.Role, Binary(), length));
        await line.ReadForeverAsync();
    }

    private static byte[] Noise()
    {
        var octets = new byte[16 * Kibibyte];
        new Random(1).NextBytes(octets);
        return octets;
    }
}
