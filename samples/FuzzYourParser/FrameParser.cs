using System.Buffers.Binary;

namespace FuzzYourParser;

/// <summary>A parser as a stranger may have it, with a bug behind six octets for the fuzzer to find.</summary>
internal static class FrameParser
{
    private const int KeyLength = 4;
    private const byte Binary = 2;

    /// <summary>The payload of the first frame; false when it is not whole or not to be had.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out byte[] payload)
    {
        payload = [];
        if (octets.Length < 2)
        {
            return false;
        }

        var (opcode, isMasked, length, header) = (octets[0] & 0x0F, (octets[1] & 0x80) != 0, octets[1] & 0x7F, 2);
        if (length == 126)
        {
            if (octets.Length < 4)
            {
                return false;
            }

            length = BinaryPrimitives.ReadUInt16BigEndian(octets[2..]);
            header = 4;
        }
        else if (length == 127)
        {
            return false;
        }

        var key = isMasked ? octets[header..] : [];
        header += isMasked ? KeyLength : 0;
        if (octets.Length < header + length)
        {
            return false;
        }

        payload = octets.Slice(header, length).ToArray();
        for (var i = 0; i < payload.Length && isMasked; i++)
        {
            payload[i] ^= key[i % KeyLength];
        }

        return opcode != Binary || ReadAttachment(payload);
    }

    /// <summary>A format of its own in binary messages; the number of entries is believed.</summary>
    private static bool ReadAttachment(byte[] payload)
    {
        if (payload.Length < 8 || !payload.AsSpan().StartsWith("ATTACH"u8))
        {
            return true;
        }

        var entries = payload[6];
        return payload[7 + entries] == 0;
    }
}
