using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Auditing;

/// <summary>
/// A connection with frames of every kind in both directions, long enough to be joined midway. What a segment has of a frame is random.
/// </summary>
internal sealed class LongTalk
{
    private const int Pieces = 120;
    private readonly Dictionary<Role, (MemoryStream Octets, DeflateStream Stream)> _deflaters = [];
    private readonly Random _random;
    private readonly bool _deflates;

    /// <summary>How many of a hundred frames are wrong.</summary>
    private readonly int _faults;

    /// <param name="deflates">Whether permessage-deflate is agreed.</param>
    public LongTalk(int seed, bool deflates, int faults = 0)
    {
        (_random, _deflates, _faults) = (new(seed), deflates, faults);
        foreach (var role in Enum.GetValues<Role>())
        {
            var octets = new MemoryStream();
            _deflaters[role] = (octets, new(octets, CompressionLevel.Fastest));
        }
    }

    /// <summary>How many segments there are before the first with frames: a SYN, two answers to it, and two heads.</summary>
    public static int BeforeFrames => 5;

    /// <summary>The segments of the whole connection.</summary>
    /// <inheritdoc cref="Play"/>
    public ImmutableArray<TcpSegment> Segments(params IEnumerable<RawFrame> last) => Captured.Segments(Play(last));

    /// <summary>The whole connection.</summary>
    /// <param name="last">Frames that a server sends in the end.</param>
    public Conversation Play(params IEnumerable<RawFrame> last)
    {
        var handshake = Captured.Play(null, Role.Server, _deflates ? "deflate/plain-offer-is-answered" : "close/is-answered/code");
        var entries = handshake.Transcript.Entries.OfType<Entry.Piece>().Take(2).Cast<Entry>().ToList();
        var pending = Enum.GetValues<Role>().ToDictionary(role => role, _ => new ArrayBufferWriter<byte>());
        for (var i = 0; i < Pieces; i++)
        {
            var sender = _random.Next(2) == 0 ? Role.Server : Role.Client;
            var octets = pending[sender];
            for (var frames = _random.Next(1, 4); frames > 0; frames--)
            {
                foreach (var frame in _random.Next(100) < _faults ? [Wrong()] : Message(sender))
                {
                    Write(frame, octets, sender);
                }
            }

            Send(sender, octets, _random.Next(3) == 0 ? _random.Next(octets.WrittenCount) : octets.WrittenCount);
        }

        foreach (var frame in last)
        {
            Write(frame, pending[Role.Server], Role.Server);
        }

        Send(Role.Server, pending[Role.Server], pending[Role.Server].WrittenCount);
        return WireTap.Read(new(Role.Server, [.. entries]));

        void Send(Role sender, ArrayBufferWriter<byte> octets, int count)
        {
            var at = TimeSpan.FromMilliseconds(100 + entries.Count);
            var (now, later) = (octets.WrittenSpan[..count].ToArray(), octets.WrittenSpan[count..].ToArray());
            entries.Add(sender == Role.Server ? new Entry.Received(at, now) : new Entry.Sent(at, now));
            octets.ResetWrittenCount();
            octets.Write(later);
        }
    }

    private void Write(RawFrame frame, ArrayBufferWriter<byte> octets, Role sender) =>
        frame.WriteTo(octets, sender, (uint)_random.NextInt64(1L << 32));

    private IEnumerable<RawFrame> Message(Role sender) => _random.Next(7) switch
    {
        0 => [new(Opcode.Ping, Octets(_random.Next(126)))],
        1 => [new(Opcode.Pong, Octets(_random.Next(126)))],
        2 => [new(Opcode.Binary, Octets(_random.Next(3000)))],
        3 => [new(Opcode.Binary, new byte[_random.Next(3000)])],
        4 => Fragments(Text()),
        5 when _deflates => [new(Opcode.Text, Deflated(sender)) { Rsv = 4 }],
        _ => [new(Opcode.Text, Text())],
    };

    /// <summary>What no endpoint may send.</summary>
    private RawFrame Wrong() => _random.Next(9) switch
    {
        0 => new(Opcode.Text, new byte[] { 0x61, 0xFF }),
        1 => new(Opcode.Binary, Octets(10)) { Rsv = 2 },
        2 => new((Opcode)_random.Next(3, 8), Octets(10)),
        3 => new(Opcode.Binary, Octets(10)) { LengthForm = LengthForm.Bits16 },
        4 => new(Opcode.Ping, Octets(10)) { Fin = false },
        5 => new(Opcode.Ping, Octets(200)),
        6 => new(Opcode.Continuation, Octets(10)),
        7 => new(Opcode.Pong, Octets(10)) { Rsv = 4 },
        _ => new(Opcode.Text, new byte[] { 0x06 }) { Rsv = 4 }, // a block of the reserved type, whatever the windows hold
    };

    private static IEnumerable<RawFrame> Fragments(byte[] text) =>
    [
        new(Opcode.Text, text.AsMemory(..(text.Length / 3))) { Fin = false },
        new(Opcode.Ping, "in between"u8.ToArray()),
        new(Opcode.Continuation, text.AsMemory((text.Length / 3)..(text.Length / 2))) { Fin = false },
        new(Opcode.Continuation, text.AsMemory((text.Length / 2)..)),
    ];

    /// <summary>Refers back to the messages before it.</summary>
    private byte[] Deflated(Role sender)
    {
        var (octets, stream) = _deflaters[sender];
        octets.SetLength(0);
        stream.Write(Text());
        stream.Flush();
        return octets.ToArray()[..^4];
    }

    private byte[] Text() => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, _random.Next(200)).Select(_ => _random.Next(4) switch
    {
        0 => "с",
        1 => "€",
        2 => "e",
        _ => "wieder",
    })) + ".");

    private byte[] Octets(int count)
    {
        var octets = new byte[count];
        _random.NextBytes(octets);
        return octets;
    }
}
