using System.Security.Cryptography;
using WsSpec.Protocol;

namespace WsSpec.Harness.Reference;

/// <summary>The operating system's random source, as section 5.3 demands for masking keys.</summary>
public sealed class SystemEntropy : IEntropySource
{
    public void Fill(Span<byte> octets) => RandomNumberGenerator.Fill(octets);
}
