using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class BackgroundAnswersTests
{
    private static readonly byte[] Request = "GET / HTTP/1.1\r\n\r\n"u8.ToArray();

    [Property]
    public bool EachPingIsAnsweredOnceByAPongWithItsData(byte[][] data)
    {
        RawFrame[] pings = [.. data.Select(octets => Ping(octets.AsSpan(0, Math.Min(octets.Length, 125)).ToArray()))];
        var played = new Played(Role.Client, answersClose: true);
        foreach (var ping in pings)
        {
            played.Receives(ping);
        }

        return played.Answers.Select(a => a.Opcode).All(opcode => opcode == Opcode.Pong)
            && played.Answers.Select(a => Convert.ToHexString(a.Payload.Span))
                .SequenceEqual(pings.Select(p => Convert.ToHexString(p.Payload.Span)));
    }

    /// <summary>Section 5.5: its Pong would be as wrong as it is.</summary>
    [TestCase(125, 1)]
    [TestCase(126, 0)]
    [TestCase(65_536, 0)]
    public void APingLongerThanAControlFrameMayBeHasNoPong(int length, int answers)
    {
        var played = new Played(Role.Client, answersClose: true);
        played.Receives(Ping(new byte[length]));
        Assert.That(played.Answers, Has.Count.EqualTo(answers));
    }

    [TestCase((ushort)1000)]
    [TestCase((ushort)3000)]
    public void ACloseIsAnsweredByACloseWithItsCode(ushort code)
    {
        var played = new Played(Role.Client, answersClose: true);
        played.Receives(Close(code, "bye"));
        Assert.That(played.Answers.Single().Payload.ToArray(), Is.EqualTo(CloseBody(code, [])));
        Assert.That(played.HalfCloses, Is.Zero);
    }

    [Test]
    public void ACloseWithoutACodeIsAnsweredByOne()
    {
        var played = new Played(Role.Client, answersClose: true);
        played.Receives(Close());
        Assert.That(played.Answers.Single().Payload.IsEmpty, Is.True);
    }

    /// <summary>Section 7.1.1: the server closes the transport first.</summary>
    [Test]
    public void AsAServerTheHarnessClosesTheTransportAfterBothCloses()
    {
        var answering = new Played(Role.Server, answersClose: true);
        answering.Receives(Close(1000));
        var asking = new Played(Role.Server, answersClose: true);
        asking.Sends(Close(1000));
        asking.Receives(Close(1000));
        Assert.That((answering.Answers.Count, answering.HalfCloses), Is.EqualTo((1, 1)));
        Assert.That((asking.Answers.Count, asking.HalfCloses), Is.EqualTo((0, 1)));
    }

    [Test]
    public void ACloseThatTheCaseWantsUnansweredIsNot()
    {
        var played = new Played(Role.Server, answersClose: false);
        played.Receives(Close(1000));
        Assert.That((played.Answers.Count, played.HalfCloses), Is.EqualTo((0, 0)));
    }

    [Test]
    public void NothingIsAnsweredAfterOurClose()
    {
        var played = new Played(Role.Client, answersClose: true);
        played.Sends(Close(1000));
        played.Receives(Ping("late"));
        Assert.That(played.Answers, Is.Empty);
    }

    /// <summary>An answer would be taken for payload of the unfinished frame.</summary>
    [Test]
    public void InTheMiddleOfAFrameOfOursOnlyTheEndOfOurSideAnswersAClose()
    {
        var played = new Played(Role.Client, answersClose: true);
        played.Sends(Text("Hel") with { DeclaredLength = 5 });
        played.Receives(Ping("now"));
        played.Receives(Close(1000));
        Assert.That((played.Answers.Count, played.HalfCloses), Is.EqualTo((0, 1)));
        Assert.That(BackgroundAnswers.MayStillSend(played.Tap), Is.False);
    }

    [Test]
    public void TheConnectionMayBeWrittenToUntilAnySideCloses()
    {
        var played = new Played(Role.Client, answersClose: true);
        Assert.That((BackgroundAnswers.MayStillSend(played.Tap), BackgroundAnswers.IsClosing(played.Tap)), Is.EqualTo((true, false)));
        played.Receives(Close(1000));
        Assert.That((BackgroundAnswers.MayStillSend(played.Tap), BackgroundAnswers.IsClosing(played.Tap)), Is.EqualTo((true, true)));
        played.Sends(Close(1000));
        Assert.That((BackgroundAnswers.MayStillSend(played.Tap), BackgroundAnswers.IsClosing(played.Tap)), Is.EqualTo((false, true)));
        Assert.That(BackgroundAnswers.MayStillSend(new WireTap(Role.Server)), Is.False);
    }

    /// <summary>An open connection of which the test makes the entries.</summary>
    private sealed class Played
    {
        private readonly Role _harness;
        private readonly BackgroundAnswers _answers;

        public Played(Role harness, bool answersClose)
        {
            _harness = harness;
            Tap = new(harness.Peer());
            _answers = new(answersClose, harness, SendAsync, HalfCloseAsync);
            Tap.Read(harness == Role.Client ? new Entry.Sent(default, Request) : new Entry.Received(default, Request));
            Tap.Read(harness == Role.Client ? new Entry.Received(default, Wired.Switching) : new Entry.Sent(default, Wired.Switching));
        }

        public WireTap Tap { get; }

        public List<RawFrame> Answers { get; } = [];

        public int HalfCloses { get; private set; }

        public void Sends(RawFrame frame) => Tap.Read(new Entry.Sent(default, Wired.Encode(_harness, frame)));

        public void Receives(RawFrame frame)
        {
            Tap.Read(new Entry.Received(default, Wired.Encode(_harness.Peer(), frame)));
            _answers.Answer(Tap);
        }

        private Task SendAsync(RawFrame frame)
        {
            Answers.Add(frame);
            return Task.CompletedTask;
        }

        private Task HalfCloseAsync()
        {
            HalfCloses++;
            return Task.CompletedTask;
        }
    }
}
