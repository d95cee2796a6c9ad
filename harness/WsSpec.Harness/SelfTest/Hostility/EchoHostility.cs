using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>What a peer can make of its answers.</summary>
internal static class EchoHostility
{
    private const int Times = 1000;
    private const int MostOctets = 8 * 1024 * 1024;
    private const int MostFragments = 65_536;

    public static IEnumerable<HostilePeer> All =>
    [
        Sending("echo-thousandfold", "Each echo is a thousand times as long.", frame => Data(frame)
            ? [frame with { Payload = Repeat(frame.Payload) }]
            : [frame]),
        Sending("thousand-echoes", "Each message comes back a thousand times.", frame => Data(frame)
            ? Enumerable.Repeat(frame, TimesOf(frame.Payload))
            : [frame]),
        Sending("thousand-pongs", "Each Ping is answered a thousand times.", frame => frame.Opcode == Opcode.Pong
            ? Enumerable.Repeat(frame, Times)
            : [frame]),
        Sending("pings-between", "A thousand Pings before each frame.", frame => [.. Enumerable.Repeat(Ping(), Times), frame]),
        Sending("empty-fragments-between", "A thousand empty fragments before the last one of each echo.", frame => Data(frame) && frame.Fin
            ?
            [
                Unfinished(frame with { Payload = default }),
                .. Enumerable.Repeat(Unfinished(Continuation()), Times),
                Continuation(frame.Payload.ToArray()),
            ]
            : [frame]),
        Sending("echo-in-fragments-of-one-octet", "Each echo comes in fragments of one octet, of which there are 65,536 at most.", frame =>
            Data(frame) && frame.Payload.Length > 1
            ? Fragments(frame.Opcode,
                [.. Enumerable.Range(0, Math.Min(frame.Payload.Length, MostFragments)).Select(i => Fragment(frame.Payload, i))])
            : [frame]),
        Sending("echo-without-end", "Each echo is said to be a kibibyte longer than it is.", frame => Data(frame)
            ? [frame with { DeclaredLength = (ulong)frame.Payload.Length + 1024 }]
            : [frame]),
        Sending("echo-announced-as-exbibytes", "Each echo is said to be 2⁶⁰ octets long.", frame => Data(frame)
            ? [frame with { DeclaredLength = 1UL << 60 }]
            : [frame]),
        Sending("echo-of-no-last-fragment", "No echo has an end.", frame => [Unfinished(frame)]),
    ];

    /// <summary>One octet; the last is the rest.</summary>
    private static ReadOnlyMemory<byte> Fragment(ReadOnlyMemory<byte> payload, int index) =>
        index == MostFragments - 1 ? payload[index..] : payload.Slice(index, 1);

    private static bool Data(RawFrame frame) => !frame.Opcode.IsControl();

    private static HostilePeer Sending(string name, string deed, Func<RawFrame, IEnumerable<RawFrame>> sends) =>
        HostileTwin.Of(name, deed, () => new() { Sends = sends });

    /// <summary>As often as it takes to waste much, and not so often that the hostile peer itself has no room for it.</summary>
    private static int TimesOf(ReadOnlyMemory<byte> payload) => Math.Clamp(MostOctets / Math.Max(1, payload.Length), 1, Times);

    private static byte[] Repeat(ReadOnlyMemory<byte> payload)
    {
        var times = TimesOf(payload);
        var octets = new byte[times * payload.Length];
        for (var i = 0; i < times; i++)
        {
            payload.CopyTo(octets.AsMemory(i * payload.Length));
        }

        return octets;
    }
}
