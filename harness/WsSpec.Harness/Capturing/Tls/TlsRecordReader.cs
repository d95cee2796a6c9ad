using System.Buffers;
using System.Buffers.Binary;
using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Harness.Capturing.Tls;

/// <summary>Cuts what one side sends into records.</summary>
internal sealed class TlsRecordReader
{
    private const int HeaderLength = 5;

    /// <summary>2¹⁴ octets and what ciphers add (RFC 5246, section 6.2.3).</summary>
    private const int LongestFragment = (16 * 1024) + 2048;
    private readonly ArrayBufferWriter<byte> _octets = new();
    private readonly Queue<(long From, long AfterPeer)> _pieces = [];
    private long _taken;
    private long _offset;

    /// <summary>True once the octets have turned out to be no records.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Takes octets of the side and gives the records that they complete.</summary>
    public IEnumerable<TlsRecord> Add(ReadOnlyMemory<byte> octets, long afterPeer, Arrival arrival)
    {
        _pieces.Enqueue((_offset, afterPeer));
        _offset += octets.Length;
        _octets.Write(octets.Span);
        var all = _octets.WrittenMemory;
        var at = 0;
        while (!IsBroken && all.Length - at >= HeaderLength)
        {
            var header = all.Slice(at, HeaderLength);
            var length = BinaryPrimitives.ReadUInt16BigEndian(header.Span[3..]);
            IsBroken = length > LongestFragment || header.Span is not [>= 20 and <= 24, 3, ..];
            if (IsBroken || all.Length - at < HeaderLength + length)
            {
                break;
            }

            var record = all.Slice(at, HeaderLength + length).ToArray().AsMemory();
            yield return new(
                (TlsContent)record.Span[0], record[..HeaderLength], record[HeaderLength..], AfterPeer(_taken), _taken + record.Length, arrival);
            at += record.Length;
            _taken += record.Length;
        }

        var rest = all[at..].ToArray();
        _octets.ResetWrittenCount();
        _octets.Write(rest);
    }

    /// <summary>Of the piece in which the octet at this offset came.</summary>
    private long AfterPeer(long offset)
    {
        var afterPeer = _pieces.Peek().AfterPeer;
        while (_pieces.TryPeek(out var piece) && piece.From <= offset)
        {
            afterPeer = piece.AfterPeer;
            if (_pieces.Count == 1)
            {
                break;
            }

            _pieces.Dequeue();
        }

        return afterPeer;
    }
}
