using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Tests.Deflate;

public sealed class InflaterProperties
{
    [Property(MaxTest = 200)]
    public Property WhatThePlatformDeflatesIsInflatedMessageByMessage() => Prop.ForAll(
        DeflateMessages.One.ListOf().ToArbitrary(), messages =>
        {
            var inflater = new LenientInflater();
            return Zlib.Deflate(messages).Select(payload => inflater.Inflate(payload)).Zip(messages)
                .All(pair =>
                    pair.First.Fault is null
                        && pair.First.Octets.Span.SequenceEqual(pair.Second)
                        && pair.First is { HasTail: false, BitsLeft: 0 });
        });

    [Property(MaxTest = 300)]
    public Property WhatBlocksStandForIsWhatIsInflated() => Prop.ForAll(DeflateArbitraries.Blocks([]).ToArbitrary(), input =>
    {
        var inflation = new LenientInflater().Inflate(DeflatePayload.Of(input.Blocks));
        return inflation.Fault is null && inflation.Octets.Span.SequenceEqual(input.Octets)
            && inflation.BlockCount == input.Blocks.Length + 1
            && inflation.HasFinalBlock == input.Blocks.Any(b => b.Final)
            && inflation.Blocks.Take(input.Blocks.Length).Select(b => b.Final)
                .SequenceEqual(input.Blocks.Take(Inflation.ListedBlocks).Select(b => b.Final));
    });

    [Property(MaxTest = 300)]
    public Property ThePlatformInflatesBlocksAsTheInstrumentDoes() => Prop.ForAll(DeflateArbitraries.Blocks([]).ToArbitrary(), input =>
    {
        Block[] blocks = [.. input.Blocks.Select(b => b with { Final = false })];
        return Zlib.Inflate(DeflatePayload.Of(blocks)) is { } octets && octets.AsSpan().SequenceEqual(input.Octets);
    });

    [Property(MaxTest = 200)]
    public Property BackReferencesIntoEarlierMessagesAreFoundAndMeasured() => Prop.ForAll(
        (from first in DeflateMessages.One
         from second in DeflateArbitraries.Blocks(first)
         select (first, second)).ToArbitrary(), input =>
        {
            var inflater = new LenientInflater();
            inflater.Inflate(DeflatePayload.Of([.. input.first.Chunk(ushort.MaxValue).Select(chunk => new StoredBlock(chunk))]));
            var payload = DeflatePayload.Of(input.second.Blocks);
            var inflation = inflater.Inflate(payload);
            var alone = new LenientInflater().Inflate(payload);
            return inflation.Fault is null && inflation.Octets.Span.SequenceEqual(input.second.Octets)
                && (inflation.ContextReach > 0) == (alone.Fault is InflateFault.DistanceTooFar);
        });

    [Property(MaxTest = 1000)]
    public Property NoOctetsMakeItThrowAndNothingPassesTheLimit() => Prop.ForAll(DeflateArbitraries.Damaged.ToArbitrary(), payload =>
    {
        var inflation = new LenientInflater(limit: 1000).Inflate(payload);
        return inflation.Octets.Length <= 1000 && inflation.BitsLeft <= 8 * payload.Length;
    });

    [Property(MaxTest = 1000)]
    public Property WhateverThePlatformTakesToTheEndTheInstrumentTakesToo() =>
        Prop.ForAll(DeflateArbitraries.Damaged.ToArbitrary(), payload =>
    {
        var inflation = new LenientInflater().Inflate(payload);
        return inflation.HasFinalBlock || Zlib.Inflate(payload) is not { } octets || inflation.Octets.Span.StartsWith(octets);
    });
}
