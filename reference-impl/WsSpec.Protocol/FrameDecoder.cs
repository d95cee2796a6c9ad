namespace WsSpec.Protocol;

/// <summary>
/// Takes frames apart: octets in any pieces go in, a header and then unmasked payload come out. It judges nothing, remembers at most
/// one incomplete header (13 octets) and never allocates after construction.
/// </summary>
public sealed class FrameDecoder
{
    private readonly byte[] _partialHeader = new byte[FrameHeader.MaxLength];
    private int _partialLength;
    private int _maskOffset;

    /// <summary>The header read last.</summary>
    public FrameHeader Header { get; private set; }

    /// <summary>Octets of payload still to come. Zero: the frame is complete and the next octet begins a header.</summary>
    public ulong Remaining { get; private set; }

    /// <summary>Takes a header off the front of <paramref name="octets"/>; false means that all octets were taken and more are needed.</summary>
    public bool TryReadHeader(ref ReadOnlySpan<byte> octets)
    {
        if (Remaining != 0)
            throw new InvalidOperationException("The payload of the last frame has not been read to its end.");

        FrameHeader header;
        if (_partialLength == 0 && FrameHeader.TryRead(octets, out header))
        {
            octets = octets[header.HeaderLength..];
        }
        else
        {
            var before = _partialLength;
            var taken = Math.Min(octets.Length, FrameHeader.MaxLength - before);
            octets[..taken].CopyTo(_partialHeader.AsSpan(before));
            _partialLength += taken;
            if (!FrameHeader.TryRead(_partialHeader.AsSpan(0, _partialLength), out header))
            {
                octets = [];
                return false;
            }

            octets = octets[(header.HeaderLength - before)..];
            _partialLength = 0;
        }

        Header = header;
        Remaining = header.PayloadLength;
        _maskOffset = 0;
        return true;
    }

    /// <summary>
    /// Takes payload off the front of <paramref name="octets"/>, unmasks it into <paramref name="destination"/> and returns how much it
    /// was: the least of what remains, what is there and what fits.
    /// </summary>
    public int ReadPayload(ref ReadOnlySpan<byte> octets, Span<byte> destination)
    {
        var length = (int)Math.Min(Remaining, (ulong)Math.Min(octets.Length, destination.Length));
        if (Header.Masked)
            _maskOffset = Masking.Apply(octets[..length], destination, Header.MaskingKey, _maskOffset);
        else
            octets[..length].CopyTo(destination);

        octets = octets[length..];
        Remaining -= (ulong)length;
        return length;
    }
}
