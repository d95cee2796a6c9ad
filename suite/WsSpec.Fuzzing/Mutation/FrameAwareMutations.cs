using System.Buffers.Binary;
using System.Collections.Immutable;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Mutation;

/// <summary>Changes to whole frames and to the fields of their headers (section 5.2), which keep the rest of the stream readable.</summary>
internal static class FrameAwareMutations
{
    private const int MostFrames = 64;
    private const int ShortMaskedHeader = 6;

    private static readonly byte[] KnownOpcodes = [0x0, 0x1, 0x2, 0x8, 0x9, 0xA];

    private static readonly ulong[] Lengths =
        [0, 1, 125, 126, 127, 65535, 65536, 1 << 20, 1UL << 32, long.MaxValue, 1UL << 63, ulong.MaxValue];

    public static void Change(ref Draft draft, Random random, ImmutableArray<byte[]> tokens)
    {
        Span<(int Start, int Payload, int End)> frames = stackalloc (int, int, int)[MostFrames];
        var count = Find(draft.Octets, frames);
        if (count == 0)
        {
            draft.Insert(draft.Length, NewFrame(random, tokens));
            return;
        }

        var (start, payload, end) = frames[random.Next(count)];
        switch (random.Next(9))
        {
            case 0:
                draft.Octets[start] ^= (byte)(0x80 >> random.Next(4));
                break;
            case 1:
                draft.Octets[start] = (byte)((draft.Octets[start] & 0xF0) | random.Next(16));
                break;
            case 2:
                draft.Octets[start] ^= 0x80;
                draft.Insert(end, NewFrame(random, tokens));
                break;
            case 3:
                ChangeLength(ref draft, start, payload, random);
                break;
            case 4:
                draft.Remove(start, end - start);
                break;
            case 5:
                draft.Insert(frames[random.Next(count)].Start, draft.Octets[start..end].ToArray());
                break;
            case 6:
                draft.Insert(start, NewFrame(random, tokens));
                break;
            case 7:
                Split(ref draft, start, payload, end, random);
                break;
            default:
                Mask(ref draft, start, payload, random);
                break;
        }
    }

    /// <summary>Where frames begin, where their payload begins and where they end; the last may be cut short.</summary>
    private static int Find(ReadOnlySpan<byte> octets, Span<(int Start, int Payload, int End)> frames)
    {
        var count = 0;
        for (var at = FuzzInput.HeaderLength; at + 2 <= octets.Length && count < frames.Length; count++)
        {
            var form = octets[at + 1] & 0x7F;
            var lengthOctets = form switch { 126 => 2, 127 => 8, _ => 0 };
            var payload = at + 2 + lengthOctets + ((octets[at + 1] & 0x80) != 0 ? 4 : 0);
            if (payload > octets.Length)
            {
                break;
            }

            var length = lengthOctets switch
            {
                2 => BinaryPrimitives.ReadUInt16BigEndian(octets[(at + 2)..]),
                8 => BinaryPrimitives.ReadUInt64BigEndian(octets[(at + 2)..]),
                _ => (ulong)form,
            };
            var end = (int)Math.Min((ulong)octets.Length, (ulong)payload + Math.Min(length, int.MaxValue));
            frames[count] = (at, payload, end);
            at = end;
        }

        return count;
    }

    private static byte[] NewFrame(Random random, ImmutableArray<byte[]> tokens)
    {
        var payload = tokens.IsEmpty || random.Next(3) == 0 ? [] : tokens[random.Next(tokens.Length)];
        payload = payload[..Math.Min(payload.Length, 125)];
        var opcode = random.Next(4) == 0 ? random.Next(16) : KnownOpcodes[random.Next(KnownOpcodes.Length)];
        return [(byte)(opcode | (random.Next(3) == 0 ? 0 : 0x80)), (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload];
    }

    /// <summary>Announces another length, in the form it needs or in another; the payload stays as it is.</summary>
    private static void ChangeLength(ref Draft draft, int start, int payload, Random random)
    {
        var length = Lengths[random.Next(Lengths.Length)];
        var mask = draft.Octets[start + 1] & 0x80;
        Span<byte> field = stackalloc byte[9];
        var size = length <= 125 ? random.Next(3) switch { 0 => 1, 1 => 3, _ => 9 }
            : length <= ushort.MaxValue && random.Next(2) == 0 ? 3
            : 9;
        BinaryPrimitives.WriteUInt64BigEndian(field[1..], length);
        field[0] = (byte)(mask | (size switch { 1 => (int)length, 3 => 126, _ => 127 }));
        if (size == 3)
        {
            BinaryPrimitives.WriteUInt16BigEndian(field[1..], (ushort)length);
        }

        draft.Remove(start + 1, payload - start - 1 - (mask == 0 ? 0 : 4));
        draft.Insert(start + 1, field[..size]);
    }

    /// <summary>Makes two fragments of one frame.</summary>
    private static void Split(ref Draft draft, int start, int payload, int end, Random random)
    {
        var length = end - payload;
        if (length is 0 or > 125 || payload - start != ShortMaskedHeader)
        {
            return;
        }

        var first = random.Next(length + 1);
        Span<byte> header = stackalloc byte[ShortMaskedHeader];
        header[0] = (byte)(draft.Octets[start] & 0x80);
        header[1] = (byte)(0x80 | (length - first));

        // The key goes on where the first fragment has left it.
        for (var i = 0; i < 4; i++)
        {
            header[2 + i] = draft.Octets[start + 2 + ((first + i) & 3)];
        }

        draft.Octets[start] &= 0x7F;
        draft.Octets[start + 1] = (byte)(0x80 | first);
        draft.Insert(payload + first, header);
    }

    /// <summary>Takes the key away, or adds one.</summary>
    private static void Mask(ref Draft draft, int start, int payload, Random random)
    {
        draft.Octets[start + 1] ^= 0x80;
        if ((draft.Octets[start + 1] & 0x80) == 0)
        {
            draft.Remove(payload - 4, 4);
        }
        else
        {
            draft.Insert(payload, random.Next(2) == 0 ? [0, 0, 0, 0] : (ReadOnlySpan<byte>)[0x37, 0xFA, 0x21, 0x3D]);
        }
    }
}
