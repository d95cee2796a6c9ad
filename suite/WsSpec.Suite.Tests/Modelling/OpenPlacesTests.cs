using System.Collections.Immutable;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Modelling;

/// <summary>What real servers do where the RFC, or a ruling, leaves them a choice; each was a finding once that was none.</summary>
public sealed class OpenPlacesTests
{
    private static readonly Observation Hello = new MessageSeen(default, Opcode.Text, "Hello"u8.ToArray(), 1);
    private static readonly TargetProfile Deflating = new() { Offers = Needs.Echo | Needs.Deflate };
    private static readonly Observation End = new TransportEnded(default, false);

    private static IEnumerable<TestCaseData> Behaviours =>
    [
        Compressed("TheTailThatWasLeftOnMaySpoilTheNextMessage", ["f248cdc9c907000000ffff", "f248cdc9c90700"], Hello, Close(1007), End),
        Compressed("AReceiverMayStopAtAFinalBlock", ["f348cdc9c90700f248cdc9c90700"], Hello, new PongSeen(
            default, "wsspec farewell"u8.ToArray()), Close(1000), End),
        Compressed("AReferenceAcrossAFinalBlockMayBeRefused", ["f348cdc9c9070002130000"], End),
        Compressed("TheContextMayEndWithAFinalBlock", ["f348cdc9c9070000", "02130000"], Hello, Close(1007), End),
        new(LongLengthThenAbort, (ImmutableArray<Observation>)[Close(1002)]) { TestName = "TheHarnessMayBeTheFirstToEndTheTransport" },
        Compressed("AStoredBlockMayTakeTheTailForItsOwn", ["000c00f3ffadadf85e842e3d00"],
            new MessageSeen(default, Opcode.Text, Convert.FromHexString("adadf85e842e3d000000ffff"), 1), new PongSeen(
                default, "wsspec farewell"u8.ToArray()), Close(1000), End),
        Compressed("WhatThereIsOfAMessageCutShortMayBeTaken", ["f248cdc9"], Hello, new PongSeen(
            default, "wsspec farewell"u8.ToArray()), Close(1000), End),
        Compressed("WordsForAllDistancesMayBeRefused", ["049fb50d003000c3def323de2ce5ff2d6566e662ed00"], End),
    ];

    [TestCaseSource(nameof(Behaviours))]
    public void IsAllowed(Dialogue dialogue, ImmutableArray<Observation> seen)
    {
        var outcome = dialogue.Meaning("fuzz/0/0", Role.Server, Deflating).Expectation.Outcomes.FirstOrDefault(
            o => Pattern.Match(o.Trace, seen));
        Assert.That(outcome?.Verdict, Is.Not.Null.And.Not.EqualTo(Verdict.Fail));
    }

    [TestCase(Dialogue.PlainOffer, ExpectedResult = false)]
    [TestCase("permessage-deflate; client_max_window_bits", ExpectedResult = true)]
    public bool ADistanceBeyondTheSmallestWindowMayBeRefusedWhereTheTesteeHasTheChoice(string offer)
    {
        var far = DeflatePayload.Of(new StoredBlock(new byte[257]), new FixedBlock([Symbol.Match(3, 257)]));
        var dialogue = new Dialogue { Offer = offer, Turns = [new(new RawFrame(Opcode.Binary, far) { Rsv = 4 })] };
        return dialogue.Meaning("fuzz/0/0", Role.Server, Deflating).Expectation.Outcomes.FirstOrDefault(
            o => Pattern.Match(o.Trace, [Close(1007), End])) is { Verdict: not Verdict.Fail };
    }

    [Test]
    public void AMessageBehindAFinalBlockIsStillDue() => Assert.That(
        Saying(["f348cdc9c9070000", "f248cdc9c90700"]).Meaning("fuzz/0/0", Role.Server, Deflating).Expectation.Outcomes
            .Where(o => Pattern.Match(o.Trace, [Hello, Close(1007), End])).Select(o => o.Verdict),
        Is.Empty);

    [TestCase("8", ExpectedResult = true)]
    [TestCase("13", ExpectedResult = true)]
    [TestCase("12", ExpectedResult = false)]
    public bool ADraftVersionMayBeSpoken(string version)
    {
        var head =
            TapHead.Parse("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"u8.ToArray());
        var request = TapHead.Parse("GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"u8.ToArray());
        ImmutableArray<Observation> seen = [new ResponseSeen(default, head, request)];
        var outcomes = new Dialogue { Request = RawRequest.Baseline.With("Sec-WebSocket-Version", version) }.Meaning(
            "fuzz/0/0", Role.Server, TargetProfile.Echo).Expectation.Outcomes;
        return outcomes.First(o => Pattern.Match(o.Trace, seen)).Verdict != Verdict.Fail;
    }

    /// <summary>
    /// A length in more octets than it needs may be refused or taken (ruling 7); the reset comes before the end that the testee owes.
    /// </summary>
    private static Dialogue LongLengthThenAbort => new()
    {
        Turns = [new(Phrases.Ping("abort") with { LengthForm = LengthForm.Bits64 }) { IsAwaited = true }],
        Farewell = Farewell.Abort,
    };

    private static TestCaseData Compressed(string name, string[] payloads, params ImmutableArray<Observation> seen) =>
        new(Saying(payloads), seen) { TestName = name };

    private static Dialogue Saying(string[] payloads) => new()
    {
        Offer = Dialogue.PlainOffer,
        Turns = [new([.. payloads.Select(payload => new RawFrame(Opcode.Text, Convert.FromHexString(payload)) { Rsv = 4 })])],
    };

    private static CloseSeen Close(ushort code) => new(default, Phrases.CloseBody(code, []));
}
