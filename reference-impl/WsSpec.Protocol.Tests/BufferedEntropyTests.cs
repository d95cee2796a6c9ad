using NUnit.Framework;

namespace WsSpec.Protocol.Tests;

/// <summary>Section 5.3: a masking key must not follow from an earlier one, so no octet of the source is used twice.</summary>
public sealed class BufferedEntropyTests
{
    [Property]
    public void WhatIsGivenIsOfTheSourceAndNothingTwice(byte[] lengths)
    {
        var source = new Counting();
        var entropy = new BufferedEntropy(source);
        var given = lengths.Select(length => Draw(entropy, sizeof(uint) * (length + 1))).SelectMany(Words).ToList();
        Assert.That(given, Is.Unique);
        Assert.That(given, Is.All.LessThan((long)source.Next));
    }

    [Test]
    public void ManyKeysAreAskedForAtOnce()
    {
        const int Keys = 1000;
        var source = new Counting();
        var entropy = new BufferedEntropy(source);
        for (var i = 0; i < Keys; i++)
        {
            Draw(entropy, 4);
        }

        Assert.That(source.Asked, Is.LessThan(Keys / 50));
    }

    [Test]
    public void ThreadsDoNotShareKeys()
    {
        var entropy = new BufferedEntropy(new Counting());
        var keys = new long[1000];
        Parallel.For(0, keys.Length, i => keys[i] = Words(Draw(entropy, sizeof(uint))).Single());
        Assert.That(keys, Is.Unique);
    }

    private static IEnumerable<long> Words(byte[] octets) =>
        octets.Chunk(sizeof(uint)).Select(word => (long)BitConverter.ToUInt32(word));

    private static byte[] Draw(BufferedEntropy entropy, int length)
    {
        var octets = new byte[length];
        entropy.Fill(octets);
        return octets;
    }

    /// <summary>Numbers of 32 bits, each once.</summary>
    private sealed class Counting : IEntropySource
    {
        public uint Next { get; private set; }

        public int Asked { get; private set; }

        public void Fill(Span<byte> octets)
        {
            Asked++;
            for (var at = 0; at + sizeof(uint) <= octets.Length; at += sizeof(uint))
            {
                BitConverter.TryWriteBytes(octets[at..], Next++);
            }
        }
    }
}
