using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Fuzzing;

namespace WsSpec.Harness.Tests.Fuzzing;

public sealed class SpeciesProperties
{
    [Property]
    public void CountsOfPartsComeToTheCountOfTheWhole(byte[] one, byte[] other)
    {
        var together = Count(one).Plus(Count(other));
        Assert.That(Tell(together), Is.EqualTo(Tell(Count([.. one, .. other]))));
        Assert.That(Tell(Count(other).Plus(Count(one))), Is.EqualTo(Tell(together)));
    }

    [Property]
    public void WhatIsUnseenIsAShare(NonEmptyArray<byte> kinds) => Assert.That(Count(kinds.Get).Unseen, Is.InRange(0, 1));

    private static SpeciesCount Count(byte[] kinds)
    {
        var groups = kinds.GroupBy(kind => kind).ToLookup(same => same.Count() == 1, same => (uint)same.Key);
        return new(kinds.Length, [.. groups[true]], [.. groups[false]]);
    }

    private static (long, string, string) Tell(SpeciesCount count) =>
        (count.Seen, string.Join(' ', count.Once.Order()), string.Join(' ', count.Often.Order()));
}
