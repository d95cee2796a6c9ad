using System.Buffers;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Tests.Judging;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Tests.Judging.Judged;

namespace WsSpec.Suite.Tests.Catalogue;

/// <summary>Cases about frames, put to made-up servers: the right ones pass, and each wrong one breaks what it breaks.</summary>
public sealed class FramingTests
{
    private static readonly RawFrame SentinelPong = new(Opcode.Pong, Suite.Wire.Sentinel.ApplicationData(1));

    private static JudgedConversation Server => JudgedConversation.WithServer;

    [TestCase("framing/reserved-opcode-fails-connection/3", "6455-5.2-07")]
    [TestCase("framing/reserved-bits-fail-connection/text-6", "6455-5.2-04")]
    [TestCase("masking/unmasked-frame-fails-connection/text", "6455-5.1-03")]
    [TestCase("fragmentation/lone-continuation-fails-connection/first-final", "6455-5.4-05")]
    [TestCase("control/longer-than-125-octets-fails-connection/ping-126", "6455-5.5-03")]
    public void WhatFailsTheConnectionIsGradedByHowItIsFailed(string id, string requirement)
    {
        AssertVerdict(id, Verdict.Pass, null, Server.TesteeSends(Close(1002)).Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.Code1002ProtocolError, Server.TesteeSends(Close(1000)).Ends());
        AssertVerdict(
            id,
            Verdict.NonStrict,
            Rfc6455.ServerStartsTcpCloseAtOnce,
            Server.TesteeSends(Close(1002)).After(TimeSpan.FromSeconds(5)).Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.CloseBeforeTcpClose, Server.Resets());
        AssertVerdict(id, Verdict.Fail, Rfc6455.ServerFailsByClosing, Server.TesteeSends(Close(1002)).FallsSilent());
        AssertVerdict(id, Verdict.Fail, new(requirement), Server.TesteeSends(SentinelPong));
        AssertVerdict(id, Verdict.Fail, new(requirement), Server.FallsSilent());
        AssertVerdict(id, Verdict.Fail, new(requirement), Server.TesteeSends(Text("echo")).TesteeSends(SentinelPong));
    }

    [Test]
    public void ALongFormIsRefusedReadLaxlyOrMisread()
    {
        const string id = "framing/length-not-minimal/text-5-as-16";
        AssertVerdict(id, Verdict.Pass, null, Server.TesteeSends(Close(1002)).Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.NonMinimalLengthIsIllegal, Server.TesteeSends(Text("*****")));
        AssertVerdict(id, Verdict.Fail, Rfc6455.LengthIn16Bits, Server.TesteeSends(Text("***")));
        AssertVerdict(id, Verdict.Fail, Rfc6455.LengthIn16Bits, Server.FallsSilent());
    }

    [Test]
    public void AHugeLengthIsRefusedOrAwaited()
    {
        const string id = "framing/huge-length-is-survived/7fffffffffffffff";
        AssertVerdict(id, Verdict.Pass, null, Server.TesteeSends(Close(1009)).Ends());
        AssertVerdict(id, Verdict.Informational, null, Server.FallsSilent());
        AssertVerdict(id, Verdict.Fail, Rfc6455.LengthUpTo63Bits, Server.TesteeSends(Close(1002)).Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.Code1009MessageTooBig, Server.TesteeSends(Close(1011)).Ends());
        AssertVerdict(id, Verdict.Fail, Rfc6455.SizeLimitsProtect, Server.TesteeSends(Binary()));
    }

    [Test]
    public void ALimitIsFineAndHowItIsToldIsGraded()
    {
        const string id = "framing/payload-length-of-binary/65536";
        AssertVerdict(
            id, Verdict.Pass, null, Server.TesteeSends(Unfinished(Binary(Counting(1000))), Continuation(Counting(64536, first: 1000))));
        AssertVerdict(id, Verdict.Informational, null, Server.TesteeSends(Close(1009)).Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.Code1009MessageTooBig, Server.TesteeSends(Close(1011)).Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.CloseBeforeTcpClose, Server.Ends());
        AssertVerdict(id, Verdict.Fail, Rfc6455.LengthIn64Bits, Server.TesteeSends(Binary(Counting(65535))));
        AssertVerdict(id, Verdict.Inconclusive, null, Server.TesteeSends(Close(1001)).Ends());
    }

    [Test]
    public void APongHasToComeBeforeTheMessageEnds()
    {
        const string id = "fragmentation/ping-between-fragments-is-answered-before-the-end";
        RawFrame pong = Pong("between"), echo = Text("Hello");
        var asked = Server.HarnessSends(Ping("between"));
        AssertVerdict(id, Verdict.Pass, null, asked.TesteeSends(pong).TesteeSends(echo));
        AssertVerdict(
            id, Verdict.NonStrict, Rfc6455.PongSentPromptly, asked.After(TimeSpan.FromSeconds(2)).TesteeSends(pong).TesteeSends(echo));
        AssertVerdict(id, Verdict.Fail, Rfc6455.ControlFramesBetweenFragments, asked.FallsSilent().TesteeSends(echo).TesteeSends(pong));
        AssertVerdict(
            id,
            Verdict.Fail,
            Rfc6455.ControlFramesBetweenFragments,
            asked.TesteeSends(Text("Hel")).TesteeSends(pong).TesteeSends(Text("lo")));
    }

    [Test]
    public void OfSeveralPingsTheLastIsAnsweredAndTheOrderKept()
    {
        const string id = "ping/several-pings-are-answered-in-order/2";
        RawFrame first = Pong("ping 1 of 2"), second = Pong("ping 2 of 2"), end = Pong("end");
        var asked = Server.HarnessSends(Ping("ping 1 of 2"), Ping("ping 2 of 2"), Ping("end"));
        AssertVerdict(id, Verdict.Pass, null, asked.TesteeSends(first, second, end));
        AssertVerdict(id, Verdict.Pass, null, asked.TesteeSends(second, end));
        AssertVerdict(id, Verdict.Fail, Rfc6455.PingIsAnswered, asked.TesteeSends(second, first, end));
        AssertVerdict(id, Verdict.Fail, Rfc6455.PingIsAnswered, asked.TesteeSends(first, end));
    }

    [Test]
    public void APongThatRepeatsAPongIsOneNobodyAskedFor()
    {
        const string id = "pong/unsolicited-pong-is-not-answered/text";
        var asked = Server.HarnessSends(Pong("heartbeat"), Ping("still there?"));
        AssertVerdict(id, Verdict.Pass, null, asked.TesteeSends(Pong("still there?")));
        AssertVerdict(id, Verdict.Pass, null, asked.TesteeSends(Pong("heartbeat"), Pong("still there?")));
        AssertVerdict(id, Verdict.Fail, Rfc6455.PingIsAnswered, asked.TesteeSends(Pong("heartbeat")));
        AssertVerdict(id, Verdict.Fail, Rfc6455.PingIsAnswered, asked.TesteeSends(Text("heartbeat"), Pong("still there?")));
    }

    /// <summary>The octets that section 5.7 prints.</summary>
    [Test]
    public void TheExamplesAreTheOctetsOfTheRfc() => Assert.Multiple(() =>
    {
        Assert.That(Octets(Role.Server, S05_7_Examples.Hello), Is.EqualTo("810548656C6C6F"));
        Assert.That(Octets(Role.Client, S05_7_Examples.Hello), Is.EqualTo("818537FA213D7F9F4D5158"));
        Assert.That(Octets(Role.Server, S05_7_Examples.FirstFragment), Is.EqualTo("010348656C"));
        Assert.That(Octets(Role.Server, S05_7_Examples.LastFragment), Is.EqualTo("80026C6F"));
        Assert.That(Octets(Role.Server, S05_7_Examples.HelloPing), Is.EqualTo("890548656C6C6F"));
        Assert.That(Octets(Role.Server, S05_7_Examples.Octets256), Does.StartWith("827E0100"));
        Assert.That(Octets(Role.Server, S05_7_Examples.Octets64Ki), Does.StartWith("827F0000000000010000"));
    });

    private static string Octets(Role sender, RawFrame frame)
    {
        var output = new ArrayBufferWriter<byte>();
        frame.WriteTo(output, sender, freshKey: 0);
        return Convert.ToHexString(output.WrittenSpan);
    }
}
