using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>Nonces and masking keys that are the same whenever a case is played again, and different from case to case.</summary>
internal sealed class SeededEntropy(int seed) : IEntropySource
{
    private readonly Random _random = new(seed);

    public void Fill(Span<byte> octets) => _random.NextBytes(octets);
}
