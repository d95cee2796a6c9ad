using System.Collections.Immutable;
using System.Text;
using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Running;

public sealed class DoubtsTests
{
    private static readonly Entry Opened = At(0, "HTTP/1.1 101 Switching Protocols\r\n\r\n");

    [Test]
    public void WhatPassedWithoutASilenceIsCertain([Values] bool wasStarved) =>
        Assert.That(In(Verdict.Pass, wasStarved, Opened, Answer(4000)), Is.EqualTo(Doubt.None));

    [Test]
    public void ASilenceProvesNothingWhateverTheVerdict([Values] Verdict verdict) =>
        Assert.That(In(verdict, false, Opened, new Entry.Silence(default, "a Pong")), Is.EqualTo(Doubt.Silence));

    [Test]
    public void AVerdictAfterALateAnswerProvesNothing() => Assert.Multiple(() =>
    {
        Assert.That(In(Verdict.Fail, false, Opened, Answer(499)), Is.EqualTo(Doubt.None));
        Assert.That(In(Verdict.Fail, false, Opened, Answer(500)), Is.EqualTo(Doubt.Lateness));
    });

    [Test]
    public void NorDoesOneOfAHarnessThatWasStarved() =>
        Assert.That(In(Verdict.NonStrict, true, Opened, Answer(1)), Is.EqualTo(Doubt.Lateness));

    [Test]
    public void WithoutAConnectionThereIsNothing() =>
        Assert.That(Doubts.In(Result(Verdict.Error) with { Conversation = null }, false), Is.EqualTo(Doubt.Unreachable));

    [TestCase("HTTP/1.1 503 Service Unavailable\r\n\r\n", true)]
    [TestCase("HTTP/1.1 429 Too Many Requests\r\n\r\n", true)]
    [TestCase("HTTP/1.1 400 Bad Request\r\n\r\n", false)]
    public void ACrowdedTesteeSaysSo(string head, bool isCrowded) =>
        Assert.That(In(Verdict.Inconclusive, false, At(0, head)), Is.EqualTo(isCrowded ? Doubt.Crowding : Doubt.None));

    [Test]
    public void OrClosesForThatReason() => Assert.That(
        In(Verdict.Inconclusive, false, Opened, new Entry.Received(default, Driving.Wired.Encode(Role.Server, Close(1013)))),
        Is.EqualTo(Doubt.Crowding));

    [Test]
    public void WhoSendsThatCodeBackIsNotCrowded() => Assert.That(
        In(
            Verdict.Pass,
            false,
            new Entry.Sent(default, "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
            Opened,
            new Entry.Sent(default, Driving.Wired.Encode(Role.Client, Close(1013))),
            new Entry.Received(default, Driving.Wired.Encode(Role.Server, Close(1013)))),
        Is.EqualTo(Doubt.None));

    [Test]
    public void OrDoesNotGetRoundToAnAnswer() =>
        Assert.That(In(Verdict.Inconclusive, false, new Entry.Silence(default, "the response")), Is.EqualTo(Doubt.Crowding));

    private static Doubt In(Verdict verdict, bool wasStarved, params ImmutableArray<Entry> entries) =>
        Doubts.In(Result(verdict) with { Conversation = WireTap.Read(new(Role.Server, entries)) }, wasStarved);

    private static CaseResult Result(Verdict verdict) => new()
    {
        Suite = NativeSuite.Instance,
        Case = NativeSuite.Instance.Find("ping/pong-repeats-application-data/125")!,
        Axes = new(TransportKind.Memory, Delivery.Whole),
        Judgement = new(verdict, ""),
    };

    private static Entry.Received At(int milliseconds, string head) =>
        new(TimeSpan.FromMilliseconds(milliseconds), Encoding.ASCII.GetBytes(head));

    private static Entry.Received Answer(int milliseconds) =>
        new(TimeSpan.FromMilliseconds(milliseconds), Driving.Wired.Encode(Role.Server, Pong("x")));
}
