using System.Buffers;

namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>
/// Deflates the messages of one direction (RFC 1951) inside a window of any size from 8 to 15 bits, with stored blocks and fixed codes. The
/// platform's deflater cannot take its place: its window is always 15 bits.
/// </summary>
internal sealed class Deflater(int windowBits, bool keepsContext)
{
    private const int BlockLength = 32 * 1024;
    private const int HeaderBits = 3;

    /// <summary>BFINAL 0, then the type (RFC 1951, section 3.2.3), as the number the three bits make.</summary>
    private const uint StoredHeader = 0b000;
    private const uint FixedHeader = 0b010;

    private readonly MatchFinder _matches = new(windowBits);
    private readonly ArrayBufferWriter<byte> _block = new();
    private BitSink _bits;

    /// <summary>Appends a message, or a part of one that the next call continues; bits that fill no octet stay behind until then.</summary>
    public void Deflate(ReadOnlySpan<byte> source, bool endOfMessage, IBufferWriter<byte> output)
    {
        for (; !source.IsEmpty; source = source[Math.Min(BlockLength, source.Length)..])
            WriteBlock(source[..Math.Min(BlockLength, source.Length)], output);
        if (!endOfMessage)
            return;

        // RFC 7692, 7.2.1: an empty stored block, of which LEN and NLEN are cut off.
        _bits.Write(StoredHeader, HeaderBits, output);
        _bits.Align(output);
        if (!keepsContext)
            _matches.Forget();
    }

    private void WriteBlock(ReadOnlySpan<byte> octets, IBufferWriter<byte> output)
    {
        _matches.Append(octets);
        _block.ResetWrittenCount();
        var before = _bits;
        _bits.Write(FixedHeader, HeaderBits, _block);
        while (_matches.Position < _matches.Octets.Length)
        {
            var length = _matches.Advance(out var distance);
            if (distance == 0)
                FixedCode.WriteLiteral(ref _bits, _matches.Octets[_matches.Position - 1], _block);
            else
                FixedCode.WriteMatch(ref _bits, length, distance, _block);
        }

        FixedCode.WriteEndOfBlock(ref _bits, _block);
        if (_block.WrittenCount <= octets.Length)
        {
            output.Write(_block.WrittenSpan);
            return;
        }

        _bits = before;
        WriteStored(octets, output);
    }

    private void WriteStored(ReadOnlySpan<byte> octets, IBufferWriter<byte> output)
    {
        var length = (uint)octets.Length;
        _bits.Write(StoredHeader, HeaderBits, output);
        _bits.Align(output);
        _bits.Write(length | (~length << 16), 32, output);
        output.Write(octets);
    }
}
