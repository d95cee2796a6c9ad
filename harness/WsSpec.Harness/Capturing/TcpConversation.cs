using System.Buffers.Binary;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Capturing;

/// <summary>
/// A transcript as the TCP connection that might have carried it: addresses and sequence numbers are made up, octets, their cuts and their
/// times are those of the transcript. What went through TLS stands here in the clear. The testee acknowledges
/// only the peer's half of the opening handshake: when it had what came behind that nobody knows, and an acknowledgement would be taken for
/// proof.
/// </summary>
internal sealed class TcpConversation(PcapngWriter output, DateTimeOffset started, ushort clientPort)
{
    private const int HeaderLength = 20;
    private const int SegmentMaximum = 32 * 1024;

    /// <summary>Dissectors take this port for HTTP, whose 101 leads them to WebSocket.</summary>
    private const ushort ServerPort = 80;
    private static readonly byte[] Client = [192, 0, 2, 1];
    private static readonly byte[] Server = [192, 0, 2, 2];
    private readonly Dictionary<Role, uint> _next = new() { [Role.Client] = FirstOf(Role.Client), [Role.Server] = FirstOf(Role.Server) };

    /// <summary>Those who have sent a FIN: there is one for each direction, however often its end is told.</summary>
    private readonly HashSet<Role> _ended = [];
    private string? _comment;
    private Role _testee;
    private uint _handshake;

    /// <param name="comment">Stands with the first packet.</param>
    public void Write(Transcript transcript, string comment)
    {
        _comment = comment;
        _testee = transcript.Testee;
        _handshake = (uint)WireTap.Read(transcript).SentHeads.Sum(head => head.Octets.Length);
        Send(TimeSpan.Zero, Role.Client, TcpFlags.Syn, []);
        Send(TimeSpan.Zero, Role.Server, TcpFlags.Syn | TcpFlags.Ack, []);
        Send(TimeSpan.Zero, Role.Client, TcpFlags.Ack, []);
        foreach (var entry in transcript.Entries)
        {
            Write(entry, transcript.Testee);
        }
    }

    private void Write(Entry entry, Role testee)
    {
        var sender = entry is Entry.Received or Entry.ReceivedEof or Entry.ReceivedReset ? testee : testee.Peer();
        switch (entry)
        {
            case Entry.Piece piece:
                SendAll(piece, sender);
                break;
            case Entry.SentEof or Entry.ReceivedEof when _ended.Add(sender):
                Send(entry.At, sender, TcpFlags.Fin | TcpFlags.Ack, []);
                break;
            case Entry.SentReset or Entry.ReceivedReset:
                Send(entry.At, sender, TcpFlags.Rst | TcpFlags.Ack, []);
                break;
            default:
                // Nothing of it crossed the wire, or nothing that was kept: the sums of an exchange are in the report.
                break;
        }
    }

    private void SendAll(Entry.Piece piece, Role sender)
    {
        for (var at = 0; at < piece.Octets.Length; at += SegmentMaximum)
        {
            Send(piece.At, sender, TcpFlags.Push | TcpFlags.Ack, piece.Octets.Span[at..Math.Min(at + SegmentMaximum, piece.Octets.Length)]);
        }
    }

    private void Send(TimeSpan at, Role sender, TcpFlags flags, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[HeaderLength + HeaderLength + payload.Length];
        WriteIp(packet, sender);
        WriteTcp(packet.AsSpan(HeaderLength), sender, flags, payload);
        var checksum = Checksum(packet.AsSpan(HeaderLength), Sum(packet.AsSpan(12, 8)) + 6 + (uint)(packet.Length - HeaderLength));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(HeaderLength + 16), checksum);
        output.WritePacket(started - DateTimeOffset.UnixEpoch + at, packet, _comment);
        _comment = null;
        _next[sender] += (uint)payload.Length + ((flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0 ? 1u : 0);
    }

    private static void WriteIp(Span<byte> packet, Role sender)
    {
        packet[0] = 0x45; // version 4, five words of header
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        packet[8] = 64; // time to live
        packet[9] = 6; // TCP
        (sender == Role.Client ? Client : Server).CopyTo(packet[12..]);
        (sender == Role.Client ? Server : Client).CopyTo(packet[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], Checksum(packet[..HeaderLength], 0));
    }

    private void WriteTcp(Span<byte> segment, Role sender, TcpFlags flags, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteUInt16BigEndian(segment, sender == Role.Client ? clientPort : ServerPort);
        BinaryPrimitives.WriteUInt16BigEndian(segment[2..], sender == Role.Client ? ServerPort : clientPort);
        BinaryPrimitives.WriteUInt32BigEndian(segment[4..], _next[sender]);
        BinaryPrimitives.WriteUInt32BigEndian(segment[8..], (flags & TcpFlags.Ack) == 0 ? 0
            : sender == _testee ? Math.Min(_next[sender.Peer()], FirstOf(sender.Peer()) + 1 + _handshake)
            : _next[sender.Peer()]);
        segment[12] = 0x50; // five words of header
        segment[13] = (byte)flags;
        BinaryPrimitives.WriteUInt16BigEndian(segment[14..], ushort.MaxValue); // window
        payload.CopyTo(segment[HeaderLength..]);
    }

    /// <summary>The sequence number of its SYN.</summary>
    private static uint FirstOf(Role role) => role == Role.Client ? 1000u : 2000u;

    /// <summary>The sum of RFC 1071.</summary>
    private static ushort Checksum(ReadOnlySpan<byte> octets, uint sum)
    {
        sum += Sum(octets);
        while (sum > ushort.MaxValue)
        {
            sum = (sum >> 16) + (sum & ushort.MaxValue);
        }

        return (ushort)~sum;
    }

    private static uint Sum(ReadOnlySpan<byte> octets)
    {
        uint sum = 0;
        for (var i = 0; i < octets.Length; i++)
        {
            sum += (uint)octets[i] << (i % 2 == 0 ? 8 : 0);
        }

        return sum;
    }
}
