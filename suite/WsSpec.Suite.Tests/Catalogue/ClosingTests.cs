using FsCheck;
using FsCheck.Fluent;
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

/// <summary>What the closing cases say of testees that are right, and of each kind of testee that is not.</summary>
public sealed class ClosingTests
{
    private static readonly JudgedConversation Server = JudgedConversation.WithServer;

    private static readonly Arbitrary<int> AnyCode = Gen.Choose(0, ushort.MaxValue).ToArbitrary();

    private static IEnumerable<string> Codes => S07_4_StatusCodes.Cases.Select(c => c.Id);

    /// <summary>Whatever class the code is of, a testee that answers 1000 or nothing is at most lax.</summary>
    [TestCaseSource(nameof(Codes))]
    public void NoReceivedCodeMakesALegalAnswerFail(string id) => Assert.That(
        new[] { Judge(id, Server.TesteeSends(Close(1000)).Ends()).Verdict, Judge(id, Server.TesteeSends(Close()).Ends()).Verdict },
        Has.None.EqualTo(Verdict.Fail));

    [TestCase(999, 999, Verdict.NonStrict, "6455-7.4.1-04")]
    [TestCase(999, 1000, Verdict.NonStrict, "6455-7.4.1-04")]
    [TestCase(999, 1002, Verdict.Pass, null)]
    [TestCase(1005, 1005, Verdict.Fail, "6455-7.4.1-07")]
    [TestCase(1006, 1006, Verdict.Fail, "6455-7.4.1-08")]
    [TestCase(1015, 1015, Verdict.Fail, "6455-7.4.1-15")]
    [TestCase(1000, 1005, Verdict.Fail, "6455-5.5.1-19")]
    [TestCase(1000, 1001, Verdict.Informational, null)]
    [TestCase(1000, 1002, Verdict.Fail, "6455-5.5.1-09")]
    [TestCase(1011, 1007, Verdict.Fail, "6455-5.5.1-09")]
    [TestCase(1007, 1007, Verdict.Pass, null)]
    [TestCase(1002, 1002, Verdict.Pass, null)]
    [TestCase(1011, 1011, Verdict.Pass, null)]
    [TestCase(1014, 1002, Verdict.NonStrict, "6455-7.4.2-02")]
    [TestCase(1004, 1002, Verdict.Informational, null)]
    [TestCase(2999, 2999, Verdict.Informational, null)]
    [TestCase(3000, 1002, Verdict.Fail, "6455-7.4.2-03")]
    [TestCase(4999, 1002, Verdict.Fail, "6455-7.4.2-04")]
    [TestCase(65535, 1002, Verdict.Informational, null)]
    public void TheReplyToACodeIsJudgedByTheClassOfTheCode(int sent, int reply, Verdict verdict, string? breaks) =>
        AssertVerdict($"close/code-received/{sent}", verdict, Requirement(breaks), Server.TesteeSends(Close((ushort)reply)).Ends());

    [TestCase("close/is-answered/code")]
    [TestCase("close/code-received/3999")]
    [TestCase("close/ends-unfinished-message/text")]
    public void ACloseThatIsNotAnsweredFails(string id) => Assert.Multiple(() =>
    {
        AssertVerdict(id, Verdict.Fail, Rfc6455.CloseIsAnswered, Server.Ends());
        AssertVerdict(id, Verdict.Fail, Rfc6455.CloseIsAnswered, Server.FallsSilent());
    });

    [Property]
    public Property ADeliveredFragmentBeforeTheCloseFailsWhateverTheReply() => Prop.ForAll(AnyCode, code =>
        Judge("close/ends-unfinished-message/text", Server.HarnessSends(Unfinished(Text("unfinished")), Close(1000)).TesteeSends(
            Text("unfinished"), Close((ushort)code))).Verdict
            is Verdict.Fail or Verdict.Inconclusive);

    [Test]
    public void ALateAnswerIsNotPrompt() => Assert.Multiple(() =>
    {
        AssertVerdict("close/is-answered-promptly", Verdict.Pass, null, Server.HarnessSends(Close(1000)).TesteeSends(Close(1000)));
        AssertVerdict(
            "close/is-answered-promptly",
            Verdict.NonStrict,
            Rfc6455.CloseAnsweredPromptly,
            Server.HarnessSends(Close(1000)).After(TimeSpan.FromSeconds(2)).TesteeSends(Close(1000)));
    });

    [Test]
    public void AnInvalidReasonMayBeRefusedOrDroppedButNotRepeated()
    {
        const string id = "close/reason-that-is-not-utf8-fails/overlong";
        Assert.Multiple(() =>
        {
            AssertVerdict(id, Verdict.Pass, null, Server.TesteeSends(Close(1007)).Ends());
            AssertVerdict(id, Verdict.Pass, null, Server.TesteeSends(Close(1002)).Ends());
            AssertVerdict(id, Verdict.Informational, null, Server.Ends());
            AssertVerdict(id, Verdict.NonStrict, Rfc6455.Code1007InvalidPayload, Server.TesteeSends(Close(1000)).Ends());
            AssertVerdict(
                id, Verdict.Fail, Rfc6455.CloseReasonNotUtf8Fails, Server.TesteeSends(Close(CloseBody(1000, [0xC0, 0xAF]))).Ends());
        });
    }

    [Test]
    public void WhatFollowsACloseIsNotAnswered()
    {
        const string text = "closing/what-follows-close-is-discarded/text";
        const string ping = "closing/what-follows-close-is-discarded/ping";
        var closed = Server.HarnessSends(Close(1000), Text("after the Close")).TesteeSends(Close(1000));
        var pinged = Server.HarnessSends(Close(1000), Ping("after the Close"));
        Assert.Multiple(() =>
        {
            AssertVerdict(text, Verdict.Pass, null, closed.Ends());
            AssertVerdict(text, Verdict.Fail, Rfc6455.DataAfterCloseDiscarded, closed.TesteeSends(Text("after the Close")).Ends());
            AssertVerdict(
                text,
                Verdict.Fail,
                Rfc6455.DataAfterCloseDiscarded,
                Server.HarnessSends(Close(1000), Text("after the Close")).TesteeSends(Text("after the Close"), Close(1000)).Ends());
            AssertVerdict(text, Verdict.Fail, Rfc6455.TcpClosedAfterBothCloses, closed.FallsSilent());
            AssertVerdict(text, Verdict.NonStrict, Rfc6455.CleanTcpClose, Server.Resets());
            AssertVerdict(
                ping, Verdict.NonStrict, Rfc6455.CloseAnsweredPromptly, pinged.TesteeSends(Pong("after the Close"), Close(1000)).Ends());
            AssertVerdict(
                ping, Verdict.Fail, Rfc6455.DataAfterCloseDiscarded, pinged.TesteeSends(Close(1000), Pong("after the Close")).Ends());
            AssertVerdict(
                "closing/second-close-is-not-answered/empty", Verdict.Pass, null, closed.TesteeSends(Close()).Ends());
        });
    }

    [TestCase(0.5, Verdict.Pass, null)]
    [TestCase(5, Verdict.NonStrict, "6455-7.1.1-05")]
    public void TheServerEndsTheTransportAtOnceAfterBothCloses(double seconds, Verdict verdict, string? breaks) => AssertVerdict(
        "closing/server-ends-transport-first/code",
        verdict,
        Requirement(breaks),
        Server.HarnessSends(Close(1000)).TesteeSends(Close(1000)).After(TimeSpan.FromSeconds(seconds)).Ends());

    [Test]
    public void AResetAfterTheCloseIsReportedAndAStayingTransportFails() => Assert.Multiple(() =>
    {
        const string id = "closing/server-ends-transport-first/code";
        AssertVerdict(id, Verdict.Informational, null, Server.TesteeSends(Close(1000)).Resets());
        AssertVerdict(
            id, Verdict.Fail, Rfc6455.ServerClosesTcpImmediately, Server.HarnessSends(Close(1000)).TesteeSends(Close(1000)).FallsSilent());
        AssertVerdict(id, Verdict.Fail, Rfc6455.ServerClosesTcpImmediately, Server.Ends());
    });

    [Test]
    public void AfterFailingNothingIsProcessed()
    {
        const string id = "closing/nothing-is-processed-after-failing/unmasked";
        Assert.Multiple(() =>
        {
            AssertVerdict(id, Verdict.Pass, null, Server.TesteeSends(Close(1002)).Ends());
            AssertVerdict(id, Verdict.NonStrict, Rfc6455.Code1011UnexpectedCondition, Server.TesteeSends(Close(1011)).Ends());
            AssertVerdict(
                id,
                Verdict.Fail,
                Rfc6455.UnmaskedFrameClosesConnection,
                Server.TesteeSends(Text("x"), Text("too late"), Close(4000)).Ends());
            AssertVerdict(id, Verdict.Fail, Rfc6455.NothingProcessedAfterFailing, Server.TesteeSends(Close(1002), Text("too late")).Ends());
            AssertVerdict(id, Verdict.Pass, null, Server.TesteeSends(Close(1002), Close(4000)).Ends());
        });
    }

    [Test]
    public void WhatTheTransportCutsOffIsNotDelivered() => Assert.Multiple(() =>
    {
        const string id = "closing/transport-ends-midway/message";
        AssertVerdict(id, Verdict.Pass, null, Server.Ends());
        AssertVerdict(id, Verdict.Informational, null, Server.FallsSilent());
        AssertVerdict(id, Verdict.Fail, Rfc6455.MessageDeliveredWhole, Server.TesteeSends(Text("hello")).Ends());
    });
}
