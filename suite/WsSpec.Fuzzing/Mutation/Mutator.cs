using System.Collections.Immutable;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Mutation;

/// <summary>Makes a new input of one or two old ones: a few changes to octets, and where the input has a structure, to its parts.</summary>
/// <remarks>It parses for itself: code of the targets would leave its own edges in the coverage map.</remarks>
internal sealed class Mutator(Random random, InputShape shape, ImmutableArray<byte[]> tokens)
{
    private const int MostDoublings = 4;
    private const int LongestBlock = 64;

    private static readonly byte[] Interesting = [0x00, 0x01, 0x7D, 0x7E, 0x7F, 0x80, 0x81, 0xBF, 0xC2, 0xED, 0xF4, 0xFE, 0xFF];

    /// <summary>Writes a mutation of <paramref name="parent"/>.</summary>
    /// <param name="other">Another input, for parts to borrow.</param>
    /// <returns>Its length.</returns>
    public int Mutate(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> other, Span<byte> output)
    {
        var draft = new Draft(output);
        draft.Set(parent);
        for (var changes = 1 << random.Next(MostDoublings + 1); changes > 0; changes--)
        {
            Change(ref draft, other);
        }

        return draft.Length;
    }

    private void Change(ref Draft draft, ReadOnlySpan<byte> other)
    {
        switch (shape)
        {
            case InputShape.Frames when random.Next(2) == 0:
                FrameAwareMutations.Change(ref draft, random, tokens);
                break;
            case InputShape.Lines when random.Next(2) == 0:
                LineAwareMutations.Change(ref draft, random);
                break;
            default:
                ChangeOctets(ref draft, other);
                break;
        }
    }

    private void ChangeOctets(ref Draft draft, ReadOnlySpan<byte> other)
    {
        var at = random.Next(draft.Length + 1);
        if (at == draft.Length)
        {
            draft.Insert(at, [(byte)random.Next(256)]);
            return;
        }

        switch (random.Next(10))
        {
            case 0:
                draft.Octets[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                draft.Octets[at] = (byte)random.Next(256);
                break;
            case 2:
                draft.Octets[at] += (byte)(random.Next(9) - 4);
                break;
            case 3:
                draft.Octets[at] = Interesting[random.Next(Interesting.Length)];
                break;
            case 4:
                draft.Remove(at, random.Next(1, Math.Min(LongestBlock, draft.Length - at) + 1));
                break;
            case 5:
                draft.Insert(random.Next(draft.Length + 1), Block(draft.Octets).ToArray());
                break;
            case 6:
                draft.Insert(at, Block(other));
                break;
            case 7:
                draft.Overwrite(at, Block(other));
                break;
            case 8 when !tokens.IsEmpty:
                draft.Insert(at, tokens[random.Next(tokens.Length)]);
                break;
            case 9 when !tokens.IsEmpty:
                draft.Overwrite(at, tokens[random.Next(tokens.Length)]);
                break;
            default:
                draft.Insert(at, [(byte)random.Next(256)]);
                break;
        }
    }

    private ReadOnlySpan<byte> Block(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty)
        {
            return [];
        }

        var start = random.Next(octets.Length);
        return octets.Slice(start, random.Next(1, Math.Min(LongestBlock, octets.Length - start) + 1));
    }
}
