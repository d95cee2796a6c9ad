using System.Buffers.Binary;
using System.Numerics;

namespace WsSpec.Protocol.Tests;

/// <summary>Octets that are the same in every run: a test compares what two runs send.</summary>
public sealed class SequenceEntropy(uint seed = 1) : IEntropySource
{
    private uint _state = seed;

    public void Fill(Span<byte> octets)
    {
        Span<byte> word = stackalloc byte[sizeof(uint)];
        for (var i = 0; i < octets.Length; i++)
        {
            if (i % sizeof(uint) == 0)
            {
                _state = BitOperations.RotateLeft((_state * 0x9E3779B9) + 0x7F4A7C15, 13);
                BinaryPrimitives.WriteUInt32BigEndian(word, _state);
            }

            octets[i] = word[i % sizeof(uint)];
        }
    }
}
