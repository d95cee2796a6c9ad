using System.Buffers;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// Writes messages of any length by way of one buffer, masked on the way into it; the writes are as long as the buffer, or as the case
/// wants.
/// </summary>
internal sealed class FrameWriter(Session session, int writeLength, Role role, Random random) : IDisposable
{
    private const int BufferLength = 64 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
    private readonly int _writeLength = writeLength == 0 ? BufferLength : writeLength;
    private int _filled;

    /// <summary>The frames written so far.</summary>
    public long Frames { get; private set; }

    /// <summary>The octets written so far, headers included.</summary>
    public long Octets { get; private set; }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>Writes one message.</summary>
    /// <param name="type">The opcode of the first frame.</param>
    /// <param name="rsv">The reserved bits of the first frame.</param>
    /// <param name="segments">The payloads of all its frames, in pieces cut anywhere.</param>
    /// <param name="length">The octets of all segments together.</param>
    /// <param name="fragmentLength">As in <see cref="Exchange.FragmentLength"/>.</param>
    public async ValueTask WriteMessageAsync(
        Opcode type, byte rsv, IEnumerable<ReadOnlyMemory<byte>> segments, int length, int fragmentLength, CancellationToken cancellation)
    {
        using var source = segments.GetEnumerator();
        var rest = ReadOnlyMemory<byte>.Empty;
        var offset = 0;
        bool fin;
        do
        {
            var size = fragmentLength == 0 || length <= fragmentLength ? length : Math.Min(fragmentLength, length - offset);
            fin = size == length || size < fragmentLength;
            var key = (uint)random.NextInt64(0, 1L << 32);
            var frame = new RawFrame(offset == 0 ? type : Opcode.Continuation, default)
            {
                Fin = fin,
                Rsv = offset == 0 ? rsv : (byte)0,
                DeclaredLength = (ulong)size,
            };
            await WriteHeaderAsync(frame, key, cancellation);
            for (int left = size, phase = 0; left > 0;)
            {
                if (rest.IsEmpty)
                {
                    source.MoveNext();
                    rest = source.Current;
                }

                var count = Math.Min(Math.Min(rest.Length, left), _writeLength - _filled);
                phase = Put(rest.Span[..count], key, phase);
                rest = rest[count..];
                left -= count;
                if (_filled == _writeLength)
                {
                    await FlushAsync(cancellation);
                }
            }

            offset += size;
            Frames++;
        }
        while (!fin);
        await FlushAsync(cancellation);
    }

    private async ValueTask WriteHeaderAsync(RawFrame frame, uint key, CancellationToken cancellation)
    {
        if (_buffer.Length - _filled < RawFrame.HeaderMaximum)
        {
            await FlushAsync(cancellation);
        }

        _filled += frame.WriteHeader(_buffer.AsSpan(_filled), role, key);
        while (_filled >= _writeLength)
        {
            await FlushAsync(cancellation);
        }
    }

    private int Put(ReadOnlySpan<byte> octets, uint key, int phase)
    {
        var place = _buffer.AsSpan(_filled, octets.Length);
        _filled += octets.Length;
        if (role == Role.Client)
        {
            return Masking.Apply(octets, place, key, phase);
        }

        octets.CopyTo(place);
        return phase;
    }

    /// <summary>Writes what is in the buffer, at most one write's length of it.</summary>
    private async ValueTask FlushAsync(CancellationToken cancellation)
    {
        var count = Math.Min(_filled, _writeLength);
        await session.WriteUnrecordedAsync(_buffer.AsMemory(0, count), cancellation);
        _buffer.AsSpan(count.._filled).CopyTo(_buffer);
        _filled -= count;
        Octets += count;
    }
}
