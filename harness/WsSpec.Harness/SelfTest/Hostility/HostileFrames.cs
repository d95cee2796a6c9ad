using System.Buffers;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>The octets of frames, as a peer in either role writes them.</summary>
internal static class HostileFrames
{
    private const int ChunkLength = 16 * 1024;

    public static byte[] Of(Role sender, params ReadOnlySpan<RawFrame> frames)
    {
        var octets = new ArrayBufferWriter<byte>();
        foreach (var frame in frames)
        {
            frame.WriteTo(octets, sender, freshKey: 0x37FA213D);
        }

        return octets.WrittenSpan.ToArray();
    }

    /// <summary>The header alone of a frame that is so long.</summary>
    public static byte[] Header(Role sender, RawFrame frame, ulong length) =>
        Of(sender, frame with { Payload = default, DeclaredLength = length });

    /// <summary>The same octets as often as they fit into a write of the usual length, and once at least.</summary>
    public static byte[] Chunk(ReadOnlySpan<byte> octets)
    {
        var count = Math.Max(1, ChunkLength / octets.Length);
        var chunk = new byte[count * octets.Length];
        for (var i = 0; i < count; i++)
        {
            octets.CopyTo(chunk.AsSpan(i * octets.Length));
        }

        return chunk;
    }
}
