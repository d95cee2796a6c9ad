using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Tests.Judging;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Tests.Autobahn;

/// <summary>Autobahn's judgement of made-up connections, also where the RFC would say something else.</summary>
public sealed class AutobahnOracleTests
{
    private static readonly RawFrame Message = Text("Hello, world!");

    [Test]
    public void AnEchoAndACleanCloseAreOk()
    {
        var echo = Text();
        var dialogue = JudgedConversation.WithServer.HarnessSends(echo).TesteeSends(echo);
        Assert.That(Grades("1.1.1", Closed(dialogue, 1000)), Is.EqualTo((Behavior.Ok, Behavior.Ok)));
    }

    [Test]
    public void AnUnsolicitedPongFailsACaseAlthoughItIsLegal()
    {
        var dialogue = JudgedConversation.WithServer.HarnessSends(Text()).TesteeSends(Text(), Pong("unasked"));
        Assert.That(Grades("1.1.1", Closed(dialogue, 1000)), Is.EqualTo((Behavior.Failed, Behavior.Ok)));
    }

    [Test]
    public void APingIsNoEvent()
    {
        var dialogue = JudgedConversation.WithServer.HarnessSends(Text()).TesteeSends(Text(), Ping("unasked"))
            .HarnessSends(Pong("unasked"));
        Assert.That(Grades("1.1.1", Closed(dialogue, 1000)), Is.EqualTo((Behavior.Ok, Behavior.Ok)));
    }

    [TestCase("3.2", true, Behavior.Ok)]
    [TestCase("3.2", false, Behavior.NonStrict)]
    [TestCase("4.2.5", false, Behavior.NonStrict)]
    public void WithoutTheEchoBeforeAFailureACaseIsNonStrict(string id, bool echoes, Behavior behavior)
    {
        var dialogue = JudgedConversation.WithServer.HarnessSends(Message);
        dialogue = Failed(echoes ? dialogue.TesteeSends(Message) : dialogue, 1002);
        Assert.That(Grades(id, dialogue), Is.EqualTo((behavior, Behavior.Ok)));
    }

    [Test]
    public void ATesteeThatDoesNothingPassesTheBehaviorAndFailsTheClosing()
    {
        var dialogue = JudgedConversation.WithServer.HarnessSends(Ping(new byte[126])).FallsSilent().HarnessSends(Close(1001))
            .FallsSilent();
        Assert.That(Grades("2.5", dialogue), Is.EqualTo((Behavior.Ok, Behavior.Failed)));
    }

    [Test]
    public void InFamily6ATesteeThatDoesNothingFails()
    {
        var dialogue = JudgedConversation.WithServer.HarnessSends(Text(0xC0)).FallsSilent().HarnessSends(Close(1001))
            .TesteeSends(Close(1001)).Ends();
        Assert.That(Grades("6.14.1", dialogue), Is.EqualTo((Behavior.Failed, Behavior.Failed)));
    }

    [TestCase(true, Behavior.Ok)]
    [TestCase(false, Behavior.NonStrict)]
    public void WhoFailsBeforeTheLastPartFailsFast(bool fast, Behavior behavior)
    {
        var case642 = AutobahnCatalogue.Full.Find("6.4.2")!;
        var parts = case642.Script.OfType<Send>().SelectMany(s => s.Frames).ToArray();
        var dialogue = JudgedConversation.WithServer.HarnessSends(parts[0]).HarnessSends(parts[1]);
        dialogue = Failed(fast ? dialogue : dialogue.HarnessSends(parts[2]), 1007);
        Assert.That(Grades("6.4.2", dialogue), Is.EqualTo((behavior, Behavior.Ok)));
    }

    [Test]
    public void WhoFailsBeforeTheSecondPartFailsTheCase()
    {
        var first = AutobahnCatalogue.Full.Find("6.4.1")!.Script.OfType<Send>().First().Frames[0];
        Assert.That(Grades("6.4.1", Failed(JudgedConversation.WithServer.HarnessSends(first), 1007)).Behavior, Is.EqualTo(Behavior.Failed));
    }

    [TestCase("5.1", Behavior.Ok, Behavior.WrongCode)]
    [TestCase("6.14.1", Behavior.Ok, Behavior.WrongCode)]
    public void AWrongCodeShowsOnlyInTheClosing(string id, Behavior behavior, Behavior close) =>
        Assert.That(Grades(id, Failed(JudgedConversation.WithServer.HarnessSends(Message), 1011)), Is.EqualTo((behavior, close)));

    /// <summary>There are scripts that look for these very words.</summary>
    [Test]
    public void InFamily7AWrongCodeFailsTheCaseInTheWordsThatScriptsLookFor()
    {
        var judgement = Judge("7.9.5", JudgedConversation.WithServer.HarnessSends(Close(1006)).TesteeSends(Close(1006)).Ends());
        Assert.That((judgement.Behavior, judgement.Result), Is.EqualTo((Behavior.Failed, judgement.ResultClose)));
        var wrong = Judge("7.9.5", JudgedConversation.WithServer.HarnessSends(Close(1006)).TesteeSends(Close(1000)).Ends());
        Assert.That(wrong.Result, Is.EqualTo("The close code should have been 1002 or empty"));
    }

    [Test]
    public void AMissingMessageIsToldInTheWordsThatScriptsLookFor()
    {
        var sums = new ExchangeSums { Sent = 1, Fault = ExchangeSums.TimedOut };
        var judgement = Judge("9.3.1", Closed(JudgedConversation.WithServer.Then(at => new Entry.Exchanged(at, sums)), 1000));
        Assert.That((judgement.Behavior, judgement.Result), Is.EqualTo((Behavior.Failed, "Did not receive message within 100 seconds.")));
    }

    [Test]
    public void InFamily9OtherOctetsOfTheSameLengthAreOk()
    {
        var sums = new ExchangeSums { Sent = 1, Echoed = 1, Altered = 1 };
        Assert.That(Grades("9.1.1", Closed(JudgedConversation.WithServer.Then(at => new Entry.Exchanged(at, sums)), 1000)), Is.EqualTo(
            (Behavior.Ok, Behavior.Ok)));
    }

    [Test]
    public void WithoutTheExtensionACompressedCaseIsUnimplemented() =>
        Assert.That(Grades("12.1.1", Closed(JudgedConversation.WithServer, 1000)), Is.EqualTo((Behavior.Unimplemented, Behavior.Ok)));

    [Test]
    public void ACloseCodeThatAutobahnDoesNotKnowIsAViolation() =>
        Assert.That(Judge("5.1", Failed(JudgedConversation.WithServer.HarnessSends(Message), 1012)).Facts.Violation?.What, Is.EqualTo(
            "the close code 1012"));

    [Test]
    public void MessagesAfterAViolationDoNotCount()
    {
        var dialogue = JudgedConversation.WithServer.HarnessSends(Text()).TesteeSends(Pong() with { Rsv = 2 }).TesteeSends(Text());
        Assert.That(Judge("1.1.1", Closed(dialogue, 1000)).Received, Is.EqualTo(new[] { new AutobahnEvent.Pong(default) }));
    }

    [Test]
    public void ATransportThatStaysOpenIsUnclean()
    {
        var dialogue = JudgedConversation.WithServer.HarnessSends(Text()).TesteeSends(Text()).HarnessSends(Close(1000))
            .TesteeSends(Close(1000)).FallsSilent();
        Assert.That(Grades("1.1.1", dialogue), Is.EqualTo((Behavior.Ok, Behavior.Unclean)));
    }

    [Test]
    public void ATransportThatStaysOpenWhereNothingHasToBeCleanIsEndedByTheClient() =>
        Assert.That(Grades(
            "5.1", JudgedConversation.WithServer.HarnessSends(Message).TesteeSends(Close(1002)).HarnessSends(Close(1002)).FallsSilent()),
            Is.EqualTo((Behavior.Ok, Behavior.FailedByClient)));

    /// <summary>The end of the transport is the server's part (section 7.1.1), and with a client under test that is the harness.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public void AClientNeedNotEndTheTransport(bool ends)
    {
        var dialogue = JudgedConversation.WithClient.HarnessSends(Text()).TesteeSends(Text()).HarnessSends(Close(1000))
            .TesteeSends(Close(1000)).Then(at => new Entry.SentEof(at));
        var judgement = Judge("1.1.1", ends ? dialogue.Ends() : dialogue.FallsSilent());
        Assert.That((judgement.Behavior, judgement.BehaviorClose), Is.EqualTo((Behavior.Ok, Behavior.Ok)));
        Assert.That((judgement.Facts.WasClean, judgement.Facts.DroppedByHarness), Is.EqualTo((true, true)));
    }

    [Test]
    public void AClientThatDoesNotAnswerOurCloseIsUnclean() =>
        Assert.That(Grades("1.1.1", JudgedConversation.WithClient.HarnessSends(Text()).TesteeSends(Text()).HarnessSends(Close(1000))
            .Ends()), Is.EqualTo((Behavior.Ok, Behavior.Unclean)));

    [Test]
    public void FailByDropMakesAGivenUpConnectionADroppedOne()
    {
        var dialogue = JudgedConversation.WithServer.HarnessSends(Ping(new byte[126])).FallsSilent().HarnessSends(Close(1001))
            .FallsSilent();
        var judgement = AutobahnOracle.Judge(AutobahnCatalogue.Full.Find("2.5")!, dialogue.Conversation, failByDrop: true);
        Assert.That((judgement.BehaviorClose, judgement.Facts.ClosedByHarness), Is.EqualTo((Behavior.FailedByClient, false)));
    }

    [TestCase("7.1.6")]
    [TestCase("7.13.1")]
    [TestCase("7.13.2")]
    public void SomeCasesOnlyTell(string id) =>
        Assert.That(Grades(id, JudgedConversation.WithServer.Ends()), Is.EqualTo((Behavior.Informational, Behavior.Informational)));

    [Test]
    public void ARefusedHandshakeFailsBoth() =>
        Assert.That(Grades("1.1.1", new JudgedConversation(Role.Server).Opens(
            response: RawResponse.Baseline with { StatusLine = "HTTP/1.1 403 Forbidden\r\n" })),
            Is.EqualTo((Behavior.Failed, Behavior.Failed)));

    private static JudgedConversation Closed(JudgedConversation dialogue, ushort code) =>
        dialogue.HarnessSends(Close(1000)).TesteeSends(Close(code)).Ends();

    private static JudgedConversation Failed(JudgedConversation dialogue, ushort code) =>
        dialogue.TesteeSends(Close(code)).HarnessSends(Close(code)).Ends();

    private static (Behavior Behavior, Behavior Close) Grades(string id, JudgedConversation dialogue)
    {
        var judgement = Judge(id, dialogue);
        return (judgement.Behavior, judgement.BehaviorClose);
    }

    private static AutobahnJudgement Judge(string id, JudgedConversation dialogue) =>
        AutobahnOracle.Judge(AutobahnCatalogue.Full.Find(id)!, dialogue.Conversation);
}
