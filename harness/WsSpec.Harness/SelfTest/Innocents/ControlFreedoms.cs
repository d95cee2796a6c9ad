using System.Text;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Innocents.InnocentPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>Pings and Pongs that an endpoint may send at any time, and those it need not (sections 5.5.2 and 5.5.3).</summary>
internal static class ControlFreedoms
{
    private const string OfPings = "6455 5.5.2";
    private const string OfPongs = "6455 5.5.3";

    private static readonly int[] Lengths = [0, 1, 4, 60, 125];

    public static IEnumerable<Innocent> All => [.. Around, .. Moments, .. Ticks, .. Fewer];

    private static IEnumerable<Innocent> Around =>
        from kind in (Opcode[])[Opcode.Ping, Opcode.Pong]
        from length in Lengths
        where kind == Opcode.Ping || length > 1
        let own = new RawFrame(kind, Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray())
        from place in (string[])["before", "behind", "around"]
        select Framing($"{Word(kind)}-of-{length}-{place}-frames", $"A {kind} of its own comes {place} each frame.", Source(kind), frame =>
            frame.Opcode == Opcode.Close ? (place == "behind" ? [frame] : [own, frame])
            : place == "before" ? [own, frame] : place == "behind" ? [frame, own] : [own, frame, own]);

    private static IEnumerable<Innocent> Moments =>
    [
        .. from length in Lengths
           select Behaving($"ping-of-{length}-at-opening", "A Ping comes as soon as the connection is open.", OfPings, () => new()
           {
               Opens = connection => connection.SendPing(new byte[length]),
           }),
        .. from length in Lengths
           where length > 1
           select Behaving($"pong-of-{length}-at-opening", "A Pong comes as soon as the connection is open.", OfPongs, () => new()
           {
               Opens = connection => connection.SendPong(new byte[length]),
           }),
        Pinging("a-ping-behind-everything", "A Ping follows whatever comes.", "more?"),
        Pinging("pings-behind-everything", "Three Pings follow whatever comes.", "one", "one", ""),
        Behaving("pong-repeats-message", "A Pong nobody asked for carries the beginning of each message.", OfPongs, () => new()
        {
            Meets = (connection, next) =>
            {
                if (next is WebSocketEvent.MessageReceived message)
                {
                    connection.SendPong(message.ApplicationData.Span[..Math.Min(125, message.ApplicationData.Length)]);
                }

                ApplicationConduct.SendBack(connection, next);
            },
        }),
        Behaving("ping-answers-ping", "Each Ping is answered by a Pong and a Ping.", OfPings, () => new()
        {
            Meets = (connection, next) =>
            {
                if (next is WebSocketEvent.PingReceived ping)
                {
                    connection.SendPing(ping.ApplicationData.Span);
                }

                ApplicationConduct.SendBack(connection, next);
            },
        }),
    ];

    private static IEnumerable<Innocent> Ticks =>
        from kind in (Opcode[])[Opcode.Ping, Opcode.Pong]
        from pause in (int[])[20, 100, 500, 2000]
        select Behaving($"{Word(kind)}-every-{pause}-ms", $"A {kind} comes after each {pause} ms of silence.", Source(kind), () => new()
        {
            IdleTime = TimeSpan.FromMilliseconds(pause),
            Idles = connection =>
            {
                if (kind == Opcode.Ping)
                {
                    connection.SendPing("still there?"u8);
                }
                else
                {
                    connection.SendPong("still here"u8);
                }
            },
        });

    private static IEnumerable<Innocent> Fewer =>
    [
        Free("pong-to-the-last-ping-alone", "Of several Pings that came together only the last is answered.", OfPongs, new()
        {
            Receives = pieces => pieces.Where((piece, i) => !IsWholePing(piece) || !pieces.Skip(i + 1).Any(IsWholePing)),
        }),
    ];

    /// <summary>Not behind Pongs as well: two who did that would never come to an end.</summary>
    private static Innocent Pinging(string name, string freedom, params string[] pings) => Behaving(name, freedom, OfPings, () => new()
    {
        Meets = (connection, next) =>
        {
            ApplicationConduct.SendBack(connection, next);
            foreach (var ping in next is WebSocketEvent.PongReceived ? [] : pings)
            {
                connection.SendPing(Encoding.ASCII.GetBytes(ping));
            }
        },
    });

    private static bool IsWholePing(FramePiece piece) =>
        piece is { IsFirst: true, IsLast: true, Header: { Opcode: Opcode.Ping, Fin: true, Rsv: 0, PayloadLength: <= 125 } };

    private static string Word(Opcode kind) => kind.ToString().ToLowerInvariant();

    private static string Source(Opcode kind) => kind == Opcode.Ping ? OfPings : OfPongs;
}
