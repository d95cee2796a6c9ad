using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Innocents.InnocentPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>How an endpoint may cut its messages into frames (section 5.4); compressed ones are cut as they are (RFC 7692, section
/// 6.1).</summary>
internal static class FragmentFreedoms
{
    private const string Source = "6455 5.4";

    /// <summary>A long message is cut at its beginning only.</summary>
    private const int MostFragments = 40;

    private static readonly RawFrame OwnPing = Phrases.Ping("between fragments");
    private static readonly RawFrame OwnPong = Phrases.Pong("between fragments");

    public static IEnumerable<Innocent> All => [.. Sizes, .. Shapes, .. Between, .. Types];

    private static IEnumerable<Innocent> Sizes =>
        from size in (int[])[1, 2, 3, 4, 5, 7, 16, 50, 100, 125, 126, 127, 1000, 4096, 65535, 65536]
        select Cutting($"fragments-of-{size}", $"Messages come in fragments of {size} octets.", payload => Pieces(payload, size));

    private static IEnumerable<Innocent> Shapes =>
    [
        Cutting("fragments-halves", "Messages come in two fragments.", payload => Pieces(payload, (payload.Length / 2) + 1)),
        Cutting("fragments-first-empty", "The first fragment of a message is empty.", payload => [default, payload]),
        Cutting("fragments-last-empty", "The last fragment of a message is empty.", payload => [payload, default]),
        Cutting("fragments-first-and-last-empty", "The first and last fragments of a message are empty.", payload =>
            [default, payload, default]),
        Cutting("fragments-middle-empty", "A fragment in the middle of a message is empty.", payload =>
            [payload[..(payload.Length / 2)], default, payload[(payload.Length / 2)..]]),
        Cutting("fragments-many-empty", "Many fragments of a message are empty.", payload =>
            [default, default, default, .. Pieces(payload, 10).SelectMany(piece => (ReadOnlyMemory<byte>[])[piece, default]), default]),
        Cutting("fragments-growing", "Each fragment of a message is longer than the one before.", Growing),
        Cutting("fragments-last-octet-alone", "The last octet of a message comes alone.", payload =>
            payload.IsEmpty ? [payload] : [payload[..^1], payload[^1..]]),
        Cutting("fragments-first-octet-alone", "The first octet of a message comes alone.", payload =>
            payload.IsEmpty ? [payload] : [payload[..1], payload[1..]]),
    ];

    private static IEnumerable<Innocent> Between =>
        from control in new (string Name, RawFrame[] Frames)[]
        {
            ("ping", [OwnPing]), ("pong", [OwnPong]), ("both", [OwnPing, OwnPong]), ("empty-ping", [Phrases.Ping()]),
            ("long-pings", [Phrases.Ping(new string('p', 125)), Phrases.Ping(new string('q', 125))]),
        }
        from size in (int[])[1, 8, 1000]
        select Free($"fragments-of-{size}-with-{control.Name}", $"Its own control frames come between fragments of {size} octets.", Source,
            new()
            {
                Sends = frame => FaultPhrases.IsMessage(frame)
                    ? Cut(frame, payload => Pieces(payload, size)).SelectMany((part, i) => i == 0
                        ? [part] : (RawFrame[])[.. control.Frames, part])
                    : [frame],
            });

    private static IEnumerable<Innocent> Types =>
        from type in (Opcode[])[Opcode.Text, Opcode.Binary]
        from size in (int[])[1, 20]
        select Free($"fragments-of-{size}-in-{type.ToString().ToLowerInvariant()}-alone",
            $"{type} messages come in fragments, others whole.", Source, new()
            {
                Sends = frame => frame.Opcode == type ? Cut(frame, payload => Pieces(payload, size)) : [frame],
            });

    private static Innocent Cutting(string name, string freedom, Func<ReadOnlyMemory<byte>, IEnumerable<ReadOnlyMemory<byte>>> cut) =>
        Framing(name, freedom, Source, frame => FaultPhrases.IsMessage(frame) ? Cut(frame, cut) : [frame]);

    private static IEnumerable<RawFrame> Cut(RawFrame frame, Func<ReadOnlyMemory<byte>, IEnumerable<ReadOnlyMemory<byte>>> cut)
    {
        var parts = cut(frame.Payload).ToList();
        return parts.Select((part, i) => (i == 0 ? frame : new(Opcode.Continuation, part)) with
        {
            Payload = part,
            Fin = i == parts.Count - 1 && frame.Fin,
        });
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Pieces(ReadOnlyMemory<byte> payload, int size)
    {
        for (var i = 0; i < MostFragments && payload.Length > size; i++)
        {
            yield return payload[..size];
            payload = payload[size..];
        }

        yield return payload;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Growing(ReadOnlyMemory<byte> payload)
    {
        for (var size = 0; payload.Length > size; size++)
        {
            yield return payload[..size];
            payload = payload[size..];
        }

        yield return payload;
    }
}
