using NUnit.Framework;
using WsSpec.Harness.Driving;

namespace WsSpec.Harness.Tests.Driving;

public sealed class StableHashTests
{
    /// <summary>The values that the authors of FNV-1a publish for 32 bits: a change would change the octets of every case.</summary>
    [TestCase("", 0x811C9DC5u)]
    [TestCase("a", 0xE40C292Cu)]
    [TestCase("foobar", 0xBF9CF968u)]
    public void WithoutASeedItIsFnv1a(string text, uint hash) => Assert.That((uint)StableHash.Of(0, text), Is.EqualTo(hash));

    [Property]
    public bool TextsOneBehindTheOtherAreOneText(int seed, string[] texts)
    {
        texts = [.. texts.Select(text => text ?? "")];
        return StableHash.Of(seed, texts.AsSpan()) == StableHash.Of(seed, string.Concat(texts));
    }

    [Property]
    public bool AnotherSeedIsAnotherHash(int one, int other) => one == other || StableHash.Of(one, "a/b") != StableHash.Of(other, "a/b");
}
