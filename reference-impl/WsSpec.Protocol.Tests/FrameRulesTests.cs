using System.Text;
using NUnit.Framework;
using WsSpec.Suite.Wire;

namespace WsSpec.Protocol.Tests;

public sealed class FrameRulesTests
{
    private static readonly ConnectionOptions Small = new() { MaxFramePayload = 200, MaxMessageSize = 300, MaxFragments = 3 };

    private static RawFrame Frame(Opcode opcode, int length = 0) => new(opcode, new byte[length]);

    private static RawFrame Close(params byte[] body) => new(Opcode.Close, body);

    private static TestCaseData Breaks(Violation violation, params RawFrame[] frames) =>
        new TestCaseData(violation, frames).SetArgDisplayNames(
            violation.ToString(),
            $"{frames[^1].Opcode} {Convert.ToHexString(frames[^1].Payload.Span[..Math.Min(4, frames[^1].Payload.Length)])}");

    private static IEnumerable<TestCaseData> Broken()
    {
        var begun = Frame(Opcode.Text) with { Fin = false };
        yield return Breaks(Violation.ReservedRsv1, Frame(Opcode.Text) with { Rsv = 4 });
        yield return Breaks(Violation.ReservedRsv2, Frame(Opcode.Ping) with { Rsv = 2 });
        yield return Breaks(Violation.ReservedRsv3, Frame(Opcode.Binary) with { Rsv = 1 });
        foreach (var opcode in (int[])[3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
            yield return Breaks(Violation.ReservedOpcode, Frame((Opcode)opcode));
        yield return Breaks(Violation.LengthNotMinimal, Frame(Opcode.Binary, 125) with { LengthForm = LengthForm.Bits16 });
        yield return Breaks(Violation.LengthNotMinimal, Frame(Opcode.Binary, 126) with { LengthForm = LengthForm.Bits64 });
        yield return Breaks(Violation.LengthMostSignificantBit, Frame(Opcode.Binary) with { DeclaredLength = 1UL << 63 });
        yield return Breaks(Violation.FragmentedControlFrame, Frame(Opcode.Ping) with { Fin = false });
        yield return Breaks(Violation.ControlFrameTooLong, Frame(Opcode.Pong, 126));
        yield return Breaks(Violation.ContinuationOutsideMessage, Frame(Opcode.Continuation));
        yield return Breaks(Violation.ContinuationOutsideMessage, Frame(Opcode.Text), Frame(Opcode.Continuation));
        yield return Breaks(Violation.DataFrameInsideMessage, begun, Frame(Opcode.Text));
        yield return Breaks(Violation.DataFrameInsideMessage, begun, Frame(Opcode.Ping), Frame(Opcode.Binary));
        yield return Breaks(Violation.InvalidUtf8, new RawFrame(Opcode.Text, new byte[] { 0xC3, 0x28 }));
        yield return Breaks(Violation.InvalidUtf8, begun, new RawFrame(Opcode.Continuation, new byte[] { 0xED, 0xA0 }) { Fin = false });
        yield return Breaks(Violation.IncompleteUtf8, new RawFrame(Opcode.Text, new byte[] { 0xC3 }));
        yield return Breaks(Violation.CloseBodyOfOneOctet, Close(0x03));
        yield return Breaks(Violation.CloseCodeBelow1000, Close(0x03, 0xE7));
        yield return Breaks(Violation.ReportedOnlyCloseCode, Close(0x03, 0xED));
        yield return Breaks(Violation.UnassignedCloseCode, Close(0x03, 0xEC));
        yield return Breaks(Violation.UnassignedCloseCode, Close(0x13, 0x88));
        yield return Breaks(Violation.InvalidUtf8InCloseReason, Close(0x03, 0xE8, 0xFF));
        yield return Breaks(Violation.FrameTooBig, Frame(Opcode.Binary, 201));
        yield return Breaks(Violation.MessageTooBig, Frame(Opcode.Binary, 200) with { Fin = false }, Frame(Opcode.Continuation, 101));
        var goesOn = Frame(Opcode.Continuation) with { Fin = false };
        yield return Breaks(Violation.TooManyFragments, begun, goesOn, goesOn, Frame(Opcode.Continuation));
    }

    [TestCaseSource(nameof(Broken))]
    public void ABrokenRuleFailsTheConnectionWithItsCloseCode(Violation violation, RawFrame[] frames)
    {
        foreach (var receiver in Enum.GetValues<Role>())
        {
            var connection = new WebSocketConnection(receiver, new SequenceEntropy(), Small);
            connection.Receive(WireArbitraries.Encode(frames, receiver.Peer()));
            var events = new List<string>();
            ConnectionRun.Drain(connection, events);
            Assert.Multiple(() =>
            {
                Assert.That(events, Has.Count.GreaterThan(0).And.Exactly(1).EqualTo($"Failed {violation}"));
                Assert.That(connection.ShouldCloseTransport, Is.True);
                Assert.That(LastCloseCode(connection.TakeOutput().Span), Is.EqualTo(violation.CloseCode()));
            });
        }
    }

    [TestCaseSource(nameof(Broken))]
    public void ARuleThatIsOverlookedDoesNotFailTheConnection(Violation violation, RawFrame[] frames)
    {
        var options = Small with { Overlooks = (candidate, _) => candidate == violation };
        var run = ConnectionRun.Of(Role.Server, WireArbitraries.Encode(frames, Role.Client), options);
        Assert.That(run.Events, Has.None.StartsWith("Failed"));
    }

    [TestCase(Role.Server, false, Violation.UnmaskedFrameFromClient)]
    [TestCase(Role.Client, true, Violation.MaskedFrameFromServer)]
    public void MaskingIsTheClientsDutyAlone(Role receiver, bool masked, Violation violation)
    {
        var octets = WireArbitraries.Encode([Frame(Opcode.Text) with { Masked = masked }], receiver.Peer());
        Assert.Multiple(() =>
        {
            Assert.That(ConnectionRun.Of(receiver, octets).Events[0], Is.EqualTo($"Failed {violation}"));
            Assert.That(ConnectionRun.Of(receiver, octets, new() { Overlooks = (v, _) => v == violation }).Events[0], Is.EqualTo("Text "));
        });
    }

    [Test]
    public void APeersCloseIsAnsweredWithItsCodeAndEndsTheReading()
    {
        byte[] octets = WireArbitraries.Encode([Close(0x03, 0xE9, (byte)'x'), Frame(Opcode.Ping)], Role.Client);
        var run = ConnectionRun.Of(Role.Server, octets);
        Assert.Multiple(() =>
        {
            Assert.That(run.Events, Is.EqualTo(new[] { "Close 1001 x", "Ended cleanly 1001 x" }));
            Assert.That(run.Output, Is.EqualTo("880203E9"));
        });
    }

    [Test]
    public void ACloseWithoutABodyIsAnsweredWithoutOneAndReportedAs1005()
    {
        var run = ConnectionRun.Of(Role.Server, WireArbitraries.Encode([Close()], Role.Client));
        Assert.Multiple(() =>
        {
            Assert.That(run.Events, Is.EqualTo(new[] { "Close  ", "Ended cleanly 1005 " }));
            Assert.That(run.Output, Is.EqualTo("8800"));
        });
    }

    private static CloseCode? LastCloseCode(ReadOnlySpan<byte> output)
    {
        var decoder = new FrameDecoder();
        CloseCode? code = null;
        while (decoder.TryReadHeader(ref output))
        {
            var payload = new byte[decoder.Remaining];
            decoder.ReadPayload(ref output, payload);
            if (decoder.Header.Opcode == Opcode.Close)
                code = (CloseCode)((payload[0] << 8) | payload[1]);
        }

        return code;
    }
}
