using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Tests.Deflate;

/// <summary>Blocks of every type with what they stand for.</summary>
public static class DeflateArbitraries
{
    /// <summary>Blocks, and the octets they stand for when <paramref name="context"/> octets came before.</summary>
    public static Gen<(Block[] Blocks, byte[] Octets)> Blocks(byte[] context) =>
        from seeds in Gen.Choose(0, int.MaxValue).ArrayOf()
        select Build(context, seeds);

    /// <summary>Payloads with some bits turned.</summary>
    public static Gen<byte[]> Damaged { get; } =
        from input in Blocks([])
        from places in Gen.Choose(0, 8000).ArrayOf(3)
        select Damage(DeflatePayload.Of(input.Blocks), places);

    private static (Block[] Blocks, byte[] Octets) Build(byte[] context, int[] seeds)
    {
        List<byte> octets = [.. context];
        var blocks = seeds.Select(seed => Build(octets, new Random(seed))).ToArray();
        return (blocks, octets.Skip(context.Length).ToArray());
    }

    private static Block Build(List<byte> octets, Random random)
    {
        var before = octets.Count;
        var final = random.Next(4) == 0;
        if (random.Next(3) == 0)
        {
            octets.AddRange(Enumerable.Range(0, random.Next(40)).Select(_ => (byte)random.Next(256)));
            return new StoredBlock(octets.Skip(before).ToArray()) { Final = final };
        }

        var symbols = ImmutableArray.CreateBuilder<Symbol>();
        for (var i = random.Next(30); i > 0; i--)
            symbols.Add(Next(octets, random));
        return random.Next(2) == 0
            ? new FixedBlock(symbols.ToImmutable()) { Final = final }
            : new DynamicBlock(symbols.ToImmutable()) { Final = final };
    }

    private static Symbol Next(List<byte> octets, Random random)
    {
        if (octets.Count == 0 || random.Next(2) == 0)
        {
            octets.Add((byte)random.Next(256));
            return Symbol.Literal(octets[^1]);
        }

        var (length, distance) = (random.Next(3, 259), random.Next(1, Math.Min(octets.Count, 32768) + 1));
        for (var i = 0; i < length; i++)
            octets.Add(octets[^distance]);
        return Symbol.Match(length, distance);
    }

    private static byte[] Damage(byte[] payload, int[] places)
    {
        foreach (var place in places.Where(p => p < 8 * payload.Length))
            payload[place / 8] ^= (byte)(1 << (place % 8));
        return payload;
    }
}
