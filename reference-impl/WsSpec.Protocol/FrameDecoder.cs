namespace WsSpec.Protocol;

/// <summary>
/// Takes frames apart: octets in any pieces go in, a header and then unmasked payload come out. It judges nothing, remembers at most
/// one incomplete header (13 octets) and never allocates after construction.
/// </summary>
public sealed class FrameDecoder
{
    private readonly byte[] _partialHeader = new byte[FrameHeader.MaxLength];
    private int _partialLength;
    private FrameHeader _header;
    private int _maskOffset;

    /// <summary>The header read last.</summary>
    public ref readonly FrameHeader Header => ref _header;

    /// <summary>Octets of payload still to come. Zero: the frame is complete and the next octet begins a header.</summary>
    public ulong Remaining { get; private set; }

    /// <summary>
    /// Takes a header off the front of <paramref name="octets"/>; false means that all octets were taken and more are needed.
    /// </summary>
    public bool TryReadHeader(ref ReadOnlySpan<byte> octets)
    {
        if (Remaining != 0)
            throw new InvalidOperationException("The payload of the last frame has not been read to its end.");

        if (_partialLength == 0 && FrameHeader.TryRead(octets, out _header))
        {
            octets = octets[_header.HeaderLength..];
        }
        else
        {
            var before = _partialLength;
            var taken = Math.Min(octets.Length, FrameHeader.MaxLength - before);
            octets[..taken].CopyTo(_partialHeader.AsSpan(before));
            _partialLength += taken;
            if (!FrameHeader.TryRead(_partialHeader.AsSpan(0, _partialLength), out _header))
            {
                octets = [];
                return false;
            }

            octets = octets[(_header.HeaderLength - before)..];
            _partialLength = 0;
        }

        Remaining = _header.PayloadLength;
        _maskOffset = 0;
        return true;
    }

    /// <summary>
    /// Takes payload off the front of <paramref name="octets"/>, unmasks it into <paramref name="destination"/> and returns how much it
    /// was: the least of what remains, what is there and what fits.
    /// </summary>
    public int ReadPayload(ref ReadOnlySpan<byte> octets, Span<byte> destination) => ReadPayload(ref octets, destination, out _);

    /// <inheritdoc cref="ReadPayload(ref ReadOnlySpan{byte}, Span{byte})"/>
    internal int ReadPayload(ref ReadOnlySpan<byte> octets, Span<byte> destination, out bool isAscii)
    {
        var length = (int)Math.Min(Remaining, (ulong)Math.Min(octets.Length, destination.Length));

        // A frame without a key has the key zero in its header, and that one changes nothing.
        _maskOffset = Masking.Apply(octets[..length], destination, _header.MaskingKey, _maskOffset, out isAscii);
        octets = octets[length..];
        Remaining -= (ulong)length;
        return length;
    }
}
