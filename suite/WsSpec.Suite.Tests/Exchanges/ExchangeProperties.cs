using FsCheck;
using FsCheck.Fluent;
using WsSpec.Protocol;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Exchanges;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Exchanges;

public sealed class ExchangeProperties
{
    private static readonly byte[] Source = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * i % 251))];

    private static readonly Gen<MessageSeries> Series =
        from length in Gen.Choose(0, 700)
        from count in Gen.Choose(1, 5)
        select new MessageSeries(Opcode.Binary, Source, length, count);

    [Property(MaxTest = 200)]
    public Property CuttingTheEchoesDifferentlyNeverChangesTheSums() => Prop.ForAll(
        (from series in Series from cuts in Gen.Choose(1, 50).ListOf() select (series, cuts)).ToArbitrary(),
        input =>
        {
            var octets = Echoes(input.series);
            return Sums(input.series, [octets], null) == Sums(input.series, Cut(octets, input.cuts), null);
        });

    [Property(MaxTest = 100)]
    public Property AnAlteredOctetIsSeen() => Prop.ForAll(
        (from series in Series where series.Length > 0 from place in Gen.Choose(0, series.Length - 1) select (series, place)).ToArbitrary(),
        input =>
        {
            var message = Message(input.series, 0);
            message[input.place] ^= 1;
            var sums = Sums(input.series, [WireArbitraries.Encode([new RawFrame(Opcode.Binary, message)], Role.Server)], null);
            return sums is { Echoed: 1, Altered: 1 };
        });

    [Property(MaxTest = 100)]
    public Property AnotherLengthIsAFault() => Prop.ForAll(
        (from series in Series from length in Gen.Choose(0, 700) where length != series.Length select (series, length)).ToArbitrary(),
        input =>
            Sums(input.series, [WireArbitraries.Encode([new RawFrame(Opcode.Binary, new byte[input.length])], Role.Server)],
                null).Fault.Length > 0);

    [Property(MaxTest = 200)]
    public Property WhatIsDeflatedStaysInItsWindowAndIsInflatedAgain() => Prop.ForAll(
        (from series in Series from bits in Gen.Choose(8, 15) select (series, bits)).ToArbitrary(),
        input =>
        {
            using var deflater = new MessageDeflater(input.bits);
            return Enumerable.Range(0, input.series.Count).All(i =>
            {
                var inflation = new LenientInflater().Inflate(deflater.Deflate(input.series.Segments(i)));
                return inflation.Fault is null
                    && inflation.LargestDistance <= 1 << input.bits
                    && inflation.Octets.Span.SequenceEqual(Message(input.series, i));
            });
        });

    [Property(MaxTest = 100)]
    public Property CompressedEchoesAreRecognisedHoweverTheyAreCut() => Prop.ForAll(
        (from series in Series from cuts in Gen.Choose(1, 50).ListOf() select (series, cuts)).ToArbitrary(),
        input =>
        {
            using var deflater = new MessageDeflater(DeflateAgreement.MostWindowBits);
            byte[] octets = [.. Enumerable.Range(0, input.series.Count).SelectMany(i => WireArbitraries.Encode(
                [new RawFrame(Opcode.Binary, deflater.Deflate(input.series.Segments(i)).ToArray()) { Rsv = EchoTap.Rsv1 }], Role.Server))];
            var sums = Sums(input.series, Cut(octets, input.cuts), new(new(DeflateAgreement.ExtensionName, [])));
            return sums.Echoed == input.series.Count && sums.Altered == 0 && sums.Fault.Length == 0;
        });

    private static ExchangeSums Sums(MessageSeries series, IEnumerable<byte[]> reads, DeflateAgreement? agreement)
    {
        using var tap = new EchoTap(
            new Exchange(series) { Limit = TimeSpan.MaxValue, Deflated = agreement is not null }, agreement, Role.Server);
        for (var i = 0; i < series.Count; i++)
        {
            tap.Sending();
        }

        foreach (var octets in reads)
        {
            tap.Take(octets);
        }

        return tap.Sums;
    }

    private static IEnumerable<byte[]> Cut(byte[] octets, IReadOnlyCollection<int> cuts)
    {
        var start = 0;
        foreach (var length in cuts.TakeWhile(_ => start < octets.Length))
        {
            var end = Math.Min(start + length, octets.Length);
            yield return octets[start..end];
            start = end;
        }

        yield return octets[start..];
    }

    private static byte[] Echoes(MessageSeries series) =>
        WireArbitraries.Encode(
            [.. Enumerable.Range(0, series.Count).Select(i => new RawFrame(series.Type, Message(series, i)))], Role.Server);

    private static byte[] Message(MessageSeries series, int index) => [.. series.Segments(index).SelectMany(s => s.ToArray())];
}
