using NUnit.Framework;

namespace WsSpec.Protocol.Tests;

/// <summary>Section 5.3: whoever knows earlier masking keys must not know the next.</summary>
public sealed class SystemEntropyTests
{
    private const int KeyLength = 4;

    [Test]
    public void NoTwoOfManyKeysAreRelated()
    {
        const int Keys = 2000;
        var entropy = new SystemEntropy();
        var keys = Enumerable.Range(0, Keys).Select(_ => Draw(entropy, KeyLength)).Select(Convert.ToHexString).ToList();

        // Two of 2,000 keys of 32 bits are the same once in 2,000 runs, and three pairs never.
        Assert.That(keys.Distinct().Count(), Is.GreaterThan(Keys - 3));
    }

    [Test]
    public void NoOctetIsGivenTwice()
    {
        var entropy = new SystemEntropy();
        var drawn = Enumerable.Range(0, 200).Select(i => Draw(entropy, 16 + (i % 240))).ToList();
        var windows = drawn.SelectMany(octets => octets.Chunk(8).Where(chunk => chunk.Length == 8)).Select(Convert.ToHexString).ToList();
        Assert.That(windows, Is.Unique);
    }

    [Test]
    public void ThreadsDoNotShareKeys()
    {
        var entropy = new SystemEntropy();
        var keys = new string[64];
        Parallel.For(0, keys.Length, i => keys[i] = Convert.ToHexString(Draw(entropy, 16)));
        Assert.That(keys, Is.Unique);
    }

    [Property]
    public void OctetsOfAnyLengthAreFilled(byte length) =>
        Assert.That(Draw(new SystemEntropy(), length + 64).Distinct().Count(), Is.GreaterThan(8));

    private static byte[] Draw(SystemEntropy entropy, int length)
    {
        var octets = new byte[length];
        entropy.Fill(octets);
        return octets;
    }
}
