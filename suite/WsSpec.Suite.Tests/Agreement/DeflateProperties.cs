using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Tests.Deflate;

namespace WsSpec.Suite.Tests.Agreement;

/// <summary>Deflaters and inflaters of instrument and specimen, held against each other.</summary>
public sealed class DeflateProperties
{
    [Property(MaxTest = 300)]
    public Property MessagesStayInsideTheAgreedWindowAndContext() => Prop.ForAll(
        DeflateMessages.Agreements.ToArbitrary(),
        WireArbitraries.Role.ToArbitrary(),
        DeflateMessages.SeveralInPieces.ToArbitrary(),
        (agreed, role, messages) =>
        {
            var extension = new PerMessageDeflateExtension(role, agreed, DeflateOptions.Default);
            var (bits, keeps) = role == Role.Server
                ? (agreed.ServerMaxWindowBits, !agreed.ServerNoContextTakeover)
                : (agreed.ClientMaxWindowBits, !agreed.ClientNoContextTakeover);
            var inflater = new LenientInflater();
            return messages.All(message =>
            {
                var inflation = inflater.Inflate(ExtensionRun.Encode(extension, WireArbitraries.Cut(message.Octets, message.Cuts)));
                return inflation is { Fault: null, HasTail: false, BitsLeft: 0 }
                    && inflation.Octets.Span.SequenceEqual(message.Octets)
                    && inflation.LargestDistance <= 1 << (bits ?? 15)
                    && (keeps || inflation.ContextReach == 0);
            });
        });

    [Property(MaxTest = 300)]
    public Property BlocksOfEveryKindMeanTheSameToInstrumentAndSpecimen() => Prop.ForAll(
        DeflateArbitraries.Blocks([]).ToArbitrary(), WireArbitraries.Cuts.ToArbitrary(), (input, cuts) =>
            ExtensionRun.Decode(
                Receiver(), WireArbitraries.Cut(DeflatePayload.Of(input.Blocks), cuts))?.AsSpan().SequenceEqual(input.Octets) == true);

    [Property(MaxTest = 2000)]
    public Property WhatTheInstrumentCallsBrokenTheSpecimenRefusesAndWhatItTakesMeansTheSame() => Prop.ForAll(
        DeflateArbitraries.Damaged.ToArbitrary(), payload =>
        {
            var inflation = new LenientInflater().Inflate(payload);
            var decoded = ExtensionRun.Decode(Receiver(), [payload]);
            return decoded is null || (inflation is { Fault: null, HasTail: false } && inflation.Octets.Span.SequenceEqual(decoded));
        });

    [Property(MaxTest = 1000)]
    public Property CuttingBrokenDataDifferentlyNeverChangesTheResult() => Prop.ForAll(
        DeflateArbitraries.Damaged.ToArbitrary(), WireArbitraries.Cuts.ToArbitrary(), (payload, cuts) =>
        {
            var (whole, cut) = (Receiver(), Receiver());
            var one = ExtensionRun.Decode(whole, [payload]);
            var other = ExtensionRun.Decode(cut, WireArbitraries.Cut(payload, cuts), room: 3);
            return whole.Violation == cut.Violation && (one is null ? other is null : one.AsSpan().SequenceEqual(other));
        });

    [Property(MaxTest = 1000)]
    public Property ATwinThatOverlooksEverythingStillComesToAnEnd() => Prop.ForAll(DeflateArbitraries.Damaged.ToArbitrary(), payload =>
    {
        var twin = new PerMessageDeflateExtension(Role.Server, new(), new DeflateOptions { Overlooks = _ => true });
        return ExtensionRun.Decode(twin, [payload]) is not null && ExtensionRun.Decode(twin, [payload]) is not null;
    });

    private static PerMessageDeflateExtension Receiver() => new(Role.Server, new(), DeflateOptions.Default);
}
