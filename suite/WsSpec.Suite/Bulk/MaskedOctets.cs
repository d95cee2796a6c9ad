using System.Buffers;
using WsSpec.Protocol;

namespace WsSpec.Suite.Bulk;

/// <summary>Octets that are masked, or unmasked, only when somebody looks.</summary>
internal sealed class MaskedOctets(ReadOnlyMemory<byte> plain, uint key) : LongOctets(plain.Length)
{
    private const int PieceLength = 64 * 1024;

    public ReadOnlyMemory<byte> Plain => plain;

    public uint Key => key;

    public override IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            var phase = 0;
            foreach (var piece in Pieces(plain))
            {
                for (var left = piece; !left.IsEmpty;)
                {
                    var count = Math.Min(left.Length, PieceLength);
                    phase = Masking.Apply(left.Span[..count], buffer.AsSpan(0, count), key, phase);
                    left = left[count..];
                    yield return buffer.AsMemory(0, count);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
