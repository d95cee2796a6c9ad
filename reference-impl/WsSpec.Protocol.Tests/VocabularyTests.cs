using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace WsSpec.Protocol.Tests;

public sealed class VocabularyTests
{
    [Test]
    public void TheWorkedExampleOfSection1_3GivesItsAcceptKey() =>
        Assert.That(AcceptKey.Compute("dGhlIHNhbXBsZSBub25jZQ=="), Is.EqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));

    [Test]
    public void EveryOpcodeIsNamedOrReserved([Range(0, 15)] int value) =>
        Assert.That(((Opcode)value).IsReserved(), Is.Not.EqualTo(Enum.IsDefined((Opcode)value)));

    [Test]
    public void ReportedCodesNeverAppearOnTheWire() =>
        Assert.That(
            Enum.GetValues<CloseCode>().Where(code => code.IsReportedOnly()), Has.None.Matches<CloseCode>(code => code.MayAppearOnWire()));

    [TestCase(999, false)]
    [TestCase(1000, true)]
    [TestCase(1004, false)]
    [TestCase(1014, true)]
    [TestCase(1015, false)]
    [TestCase(2999, false)]
    [TestCase(3000, true)]
    [TestCase(4999, true)]
    [TestCase(5000, false)]
    public void TheRangesOfCloseCodesEndWhereSection7_4SaysSo(int code, bool allowed) =>
        Assert.That(((CloseCode)code).MayAppearOnWire(), Is.EqualTo(allowed));

    [Test]
    public void EveryViolationIsAnsweredByACodeEitherRoleMaySend([Values] Violation violation) => Assert.Multiple(() =>
    {
        Assert.That(violation.CloseCode().MayBeSentBy(Role.Client), Is.True);
        Assert.That(violation.CloseCode().MayBeSentBy(Role.Server), Is.True);
    });

    [Test]
    public void OnlyAClientSendsMandatoryExtension() => Assert.Multiple(() =>
    {
        Assert.That(CloseCode.MandatoryExtension.MayBeSentBy(Role.Client), Is.True);
        Assert.That(CloseCode.MandatoryExtension.MayBeSentBy(Role.Server), Is.False);
    });

    [Property]
    public bool MaskingIsOctetwiseXorWithTheKeyInWireOrder(byte[] payload, uint key, byte offset)
    {
        byte[] keyOctets = [(byte)(key >> 24), (byte)(key >> 16), (byte)(key >> 8), (byte)key];
        var expected = payload.Select((octet, i) => (byte)(octet ^ keyOctets[(offset + i) % 4])).ToArray();
        var masked = new byte[payload.Length];
        var next = Masking.Apply(payload, masked, key, offset);
        return masked.AsSpan().SequenceEqual(expected) && next == (offset + payload.Length) % 4;
    }

    [Property]
    public Property MaskingTwiceInAnyTwoPiecesChangesNothing() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNull<byte[]> Payload, uint Key)>(), Gen.Choose(0, 300).ToArbitrary(), (input, cut) =>
        {
            var payload = input.Payload.Get;
            var copy = payload.ToArray();
            Masking.Apply(copy, input.Key);
            var at = Math.Min(cut, copy.Length);
            var offset = Masking.Apply(copy.AsSpan(0, at), input.Key);
            Masking.Apply(copy.AsSpan(at), input.Key, offset);
            return copy.AsSpan().SequenceEqual(payload);
        });
}
