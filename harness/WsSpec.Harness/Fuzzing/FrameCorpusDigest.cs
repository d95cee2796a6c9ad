using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>What streams of frames come to, in a few digits: other streams make other dialogues of the same numbers.</summary>
internal static class FrameCorpusDigest
{
    private const int Digits = 16;

    public static string Of(ImmutableArray<ImmutableArray<RawFrame>> corpus)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var stream in corpus)
        {
            var octets = new ArrayBufferWriter<byte>();
            foreach (var frame in stream)
            {
                frame.WriteTo(octets, Role.Client, freshKey: 0);
            }

            hash.AppendData(BitConverter.GetBytes(octets.WrittenCount));
            hash.AppendData(octets.WrittenSpan);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
