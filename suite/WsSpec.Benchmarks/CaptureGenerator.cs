using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using WsSpec.Protocol;

namespace WsSpec.Benchmarks;

/// <summary>
/// Writes a capture of echoing WebSocket connections, the same octets for the same arguments: pcap, Ethernet, IPv4, segments of 1448
/// octets, an acknowledgement for every second one. Eight connections are open at a time, each with messages of one size.
/// </summary>
internal sealed class CaptureGenerator(Stream output, int[] sizes)
{
    private const int Open = 8;

    /// <summary>So many octets of messages the client of one connection sends.</summary>
    private const int PerConnection = 2_000_000;

    /// <summary>So many octets of messages a connection is ahead of the others at most, or one message.</summary>
    private const int Turn = 16_384;
    private readonly Random _random = new(6455);
    private readonly byte[] _packet = new byte[GeneratedConnection.LongestPacket];
    private long _microseconds = 1_700_000_000_000_000;

    /// <summary>How many octets were written.</summary>
    public long Written { get; private set; }

    /// <summary><c>capture FILE OCTETS SIZE…</c></summary>
    public static void Run(string[] arguments)
    {
        using var file = new FileStream(arguments[0], FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var sizes = Array.ConvertAll(arguments[2..], size => int.Parse(size, CultureInfo.InvariantCulture));
        var generator = new CaptureGenerator(file, sizes);
        generator.Write(long.Parse(arguments[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Writes connections, each to its end, until the file has so many octets.</summary>
    public void Write(long octets)
    {
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xA1B2C3D4);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 262_144);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], 1);
        Put(header);
        var number = 0;
        var open = new List<IEnumerator<int>>();
        while (open.Count > 0 || Written < octets)
        {
            while (open.Count < Open && Written < octets)
            {
                var size = sizes[number % sizes.Length];
                open.Add(Connection(new(number++), size, Math.Max(1, PerConnection / size)).GetEnumerator());
            }

            // Some exchanges of each, in turn, so that the packets of all are mixed.
            open.RemoveAll(connection => !connection.MoveNext());
        }
    }

    /// <summary>A connection, turn by turn.</summary>
    private IEnumerable<int> Connection(GeneratedConnection connection, int size, int messages)
    {
        var text = Text(size);
        var binary = new byte[size];
        _random.NextBytes(binary);
        Add(connection.Flags(Role.Client, GeneratedConnection.Syn, _packet));
        Add(connection.Flags(Role.Server, GeneratedConnection.Syn | GeneratedConnection.Ack, _packet));
        Add(connection.Flags(Role.Client, GeneratedConnection.Ack, _packet));
        var nonce = new byte[16];
        _random.NextBytes(nonce);
        var key = Convert.ToBase64String(nonce);
        Send(connection, Role.Client, Encoding.ASCII.GetBytes(
            $"GET /echo HTTP/1.1\r\nHost: 10.0.0.1:9001\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        Send(connection, Role.Server, Encoding.ASCII.GetBytes(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Sec-WebSocket-Accept: {AcceptKey.Compute(key)}\r\n\r\n"));
        for (var i = 0; i < messages; i++)
        {
            var (opcode, payload) = i % 2 == 0 ? (Opcode.Text, text) : (Opcode.Binary, binary);
            Exchange(connection, opcode, opcode, payload);
            if ((i + 1) % Math.Max(1, Turn / size) == 0)
            {
                yield return i;
            }
        }

        Exchange(connection, Opcode.Ping, Opcode.Pong, "idle?"u8.ToArray());
        Exchange(connection, Opcode.Close, Opcode.Close, [0x03, 0xE8]);
        Add(connection.Flags(Role.Server, GeneratedConnection.Fin | GeneratedConnection.Ack, _packet));
        Add(connection.Flags(Role.Client, GeneratedConnection.Fin | GeneratedConnection.Ack, _packet));
        Add(connection.Flags(Role.Server, GeneratedConnection.Ack, _packet));
    }

    private void Exchange(GeneratedConnection connection, Opcode opcode, Opcode answer, byte[] payload)
    {
        Send(connection, Role.Client, Frame(opcode, payload, (uint)_random.NextInt64(1L << 32)));
        Send(connection, Role.Server, Frame(answer, payload, null));
    }

    private void Send(GeneratedConnection connection, Role sender, byte[] octets)
    {
        var segments = 0;
        for (var at = 0; at < octets.Length; at += GeneratedConnection.SegmentLength)
        {
            var end = Math.Min(octets.Length, at + GeneratedConnection.SegmentLength);
            Add(connection.Octets(sender, octets.AsSpan(at, end - at), _packet));
            if (++segments % 2 == 0)
            {
                Add(connection.Flags(sender.Peer(), GeneratedConnection.Ack, _packet));
            }
        }
    }

    private void Add(int length)
    {
        Span<byte> record = stackalloc byte[16];
        _microseconds += 7;
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)(_microseconds / 1_000_000));
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(_microseconds % 1_000_000));
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], (uint)length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[12..], (uint)length);
        Put(record);
        Put(_packet.AsSpan(0, length));
    }

    private void Put(ReadOnlySpan<byte> octets)
    {
        output.Write(octets);
        Written += octets.Length;
    }

    /// <summary>Text in which every fortieth character or so is not ASCII.</summary>
    private byte[] Text(int size)
    {
        var text = new byte[size];
        for (var at = 0; at < size;)
        {
            var character = _random.Next(40) == 0 && size - at >= 3 ? "€"u8 : "e"u8;
            character.CopyTo(text.AsSpan(at));
            at += character.Length;
        }

        return text;
    }

    private static byte[] Frame(Opcode opcode, byte[] payload, uint? key)
    {
        Span<byte> header = stackalloc byte[14];
        header[0] = (byte)(0x80 | (byte)opcode);
        var length = payload.Length switch { <= 125 => 2, <= ushort.MaxValue => 4, _ => 10 };
        header[1] = (byte)((key is null ? 0 : 0x80) | length switch { 2 => payload.Length, 4 => 126, _ => 127 });
        if (length == 4)
        {
            BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)payload.Length);
        }
        else if (length == 10)
        {
            BinaryPrimitives.WriteUInt64BigEndian(header[2..], (ulong)payload.Length);
        }

        if (key is { } masking)
        {
            BinaryPrimitives.WriteUInt32BigEndian(header[length..], masking);
            length += Masking.KeyLength;
        }

        var frame = new byte[length + payload.Length];
        header[..length].CopyTo(frame);
        payload.CopyTo(frame.AsSpan(length));
        if (key is { } mask)
        {
            Masking.Apply(frame.AsSpan(length), mask);
        }

        return frame;
    }
}
