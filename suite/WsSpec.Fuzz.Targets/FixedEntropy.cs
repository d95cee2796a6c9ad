using WsSpec.Protocol;

namespace WsSpec.Fuzz.Targets;

/// <summary>Octets that are the same in every run.</summary>
internal sealed class FixedEntropy : IEntropySource
{
    private byte _next;

    public void Fill(Span<byte> octets)
    {
        foreach (ref var octet in octets)
        {
            octet = _next += 0x3B;
        }
    }
}
