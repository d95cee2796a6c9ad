using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Tests.Deflate;

namespace WsSpec.Suite.Tests.Protocol.PerMessageDeflate;

public sealed class PerMessageDeflateProperties
{
    private static readonly Gen<DeflateParameters> Agreements =
        from serverKeeps in Gen.Elements(true, false)
        from clientKeeps in Gen.Elements(true, false)
        from serverBits in Gen.Choose(8, 16)
        from clientBits in Gen.Choose(8, 16)
        select new DeflateParameters
        {
            ServerNoContextTakeover = !serverKeeps,
            ClientNoContextTakeover = !clientKeeps,
            ServerMaxWindowBits = serverBits > 15 ? null : serverBits,
            HasClientMaxWindowBits = clientBits <= 15,
            ClientMaxWindowBits = clientBits > 15 ? null : clientBits,
        };

    [Property(MaxTest = 300)]
    public Property MessagesStayInsideTheAgreedWindowAndContext() => Prop.ForAll(
        Agreements.ToArbitrary(), WireArbitraries.Role.ToArbitrary(), Cut(Messages).ToArbitrary(), (agreed, role, messages) =>
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

    [Property(MaxTest = 200)]
    public Property WhatOneRoleDeflatesTheOtherInflates() => Prop.ForAll(
        Agreements.ToArbitrary(), WireArbitraries.Role.ToArbitrary(), Cut(Messages).ToArbitrary(), (agreed, role, messages) =>
        {
            var sender = new PerMessageDeflateExtension(role, agreed, DeflateOptions.Default);
            var receiver = new PerMessageDeflateExtension(role.Peer(), agreed, DeflateOptions.Default);
            return messages.All(message => ExtensionRun.Decode(
                receiver, WireArbitraries.Cut(ExtensionRun.Encode(sender, [message.Octets]), message.Cuts))?.AsSpan().SequenceEqual(message.Octets) == true);
        });

    [Property(MaxTest = 200)]
    public Property WhatThePlatformDeflatesIsInflatedInAnyCutting() => Prop.ForAll(
        Messages.ToArbitrary(), WireArbitraries.Cuts.ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), (messages, cuts, room) =>
        {
            var receiver = Receiver();
            return Zlib.Deflate(messages).Zip(messages).All(pair =>
                ExtensionRun.Decode(receiver, WireArbitraries.Cut(pair.First, cuts), room)?.AsSpan().SequenceEqual(pair.Second) == true);
        });

    [Property(MaxTest = 300)]
    public Property BlocksOfEveryKindMeanTheSameToInstrumentAndSpecimen() => Prop.ForAll(
        DeflateArbitraries.Blocks([]).ToArbitrary(), WireArbitraries.Cuts.ToArbitrary(), (input, cuts) =>
            ExtensionRun.Decode(Receiver(), WireArbitraries.Cut(DeflatePayload.Of(input.Blocks), cuts))?.AsSpan().SequenceEqual(input.Octets) == true);

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
            var (one, other) = (ExtensionRun.Decode(whole, [payload]), ExtensionRun.Decode(cut, WireArbitraries.Cut(payload, cuts), room: 3));
            return whole.Violation == cut.Violation && (one is null ? other is null : one.AsSpan().SequenceEqual(other));
        });

    [Property(MaxTest = 1000)]
    public Property ATwinThatOverlooksEverythingStillComesToAnEnd() => Prop.ForAll(DeflateArbitraries.Damaged.ToArbitrary(), payload =>
    {
        var twin = new PerMessageDeflateExtension(Role.Server, new(), new DeflateOptions { Overlooks = _ => true });
        return ExtensionRun.Decode(twin, [payload]) is not null && ExtensionRun.Decode(twin, [payload]) is not null;
    });

    private static Gen<List<byte[]>> Messages { get; } = DeflateArbitraries.Message.ListOf().Select(messages => messages.ToList());

    private static PerMessageDeflateExtension Receiver() => new(Role.Server, new(), DeflateOptions.Default);

    private static Gen<(byte[] Octets, int[] Cuts)[]> Cut(Gen<List<byte[]>> messages) =>
        from octets in messages
        from cuts in WireArbitraries.Cuts.ArrayOf(octets.Count)
        select octets.Zip(cuts).ToArray();
}
