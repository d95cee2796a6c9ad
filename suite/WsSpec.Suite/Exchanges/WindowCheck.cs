using System.Buffers;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Exchanges;

/// <summary>Looks into the first compressed messages whether their back-references stay within a window smaller than zlib's own.</summary>
internal sealed class WindowCheck(int windowBits, int limit)
{
    /// <summary>Looking into a message costs far more than inflating it, and a sender does not change its habits.</summary>
    private const int Messages = 4;

    private readonly LenientInflater _inflater = new(limit);
    private readonly ArrayBufferWriter<byte> _payload = new();
    private int _looked;

    /// <returns>Null when no sender could go beyond the window.</returns>
    public static WindowCheck? For(int windowBits, int messageLength) =>
        windowBits < DeflateAgreement.MostWindowBits ? new(windowBits, messageLength) : null;

    public void Take(ReadOnlySpan<byte> part)
    {
        if (_looked < Messages)
        {
            _payload.Write(part);
        }
    }

    /// <returns>What is wrong, as a phrase, or null.</returns>
    public string? EndMessage()
    {
        if (_looked == Messages)
        {
            return null;
        }

        _looked++;
        var reach = _inflater.Inflate(_payload.WrittenMemory).LargestDistance;
        _payload.ResetWrittenCount();
        return reach > 1 << windowBits ? $"a back-reference over {reach} octets with a window of {1 << windowBits}" : null;
    }
}
