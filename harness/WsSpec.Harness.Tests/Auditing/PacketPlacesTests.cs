using FsCheck;
using FsCheck.Fluent;
using WsSpec.Harness.Auditing;

namespace WsSpec.Harness.Tests.Auditing;

public sealed class PacketPlacesTests
{
    /// <summary>Times that only grow, from zero on, and numbers in any order.</summary>
    private static readonly Arbitrary<(long[] Steps, long[] Packets)> Seen = (
        from steps in Gen.ListOf(Gen.OneOf(Gen.Choose(1, 300).Select(n => (long)n), Gen.Choose(1, int.MaxValue).Select(n => n * 10_000L)))
        from packets in Gen.ListOf(Gen.Choose(1, int.MaxValue).Select(n => (long)n), steps.Count + 1)
        select (steps.ToArray(), packets.ToArray())).ToArbitrary();

    [Property]
    public Property EachTimeLeadsToItsPacketAndNoOtherTimeToAny() => Prop.ForAll(Seen, seen =>
    {
        var (places, at) = (new PacketPlaces(), TimeSpan.Zero);
        var times = new List<TimeSpan> { at };
        places.Add(at, seen.Packets[0]);
        foreach (var (step, packet) in seen.Steps.Zip(seen.Packets.Skip(1)))
        {
            at += TimeSpan.FromTicks(step);
            times.Add(at);
            places.Add(at, packet);
        }

        return times.Select(places.Packet).SequenceEqual(seen.Packets.Cast<long?>())
            && times.Select(time => time + TimeSpan.FromTicks(1)).Except(times).All(other => places.Packet(other) is null);
    });
}
