using NUnit.Framework;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Tests.Judging.Judged;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>Silence and lateness where they are evidence, and where they are none.</summary>
public sealed class TimeTests
{
    private const string Echo = "sending/echo-keeps-its-type/text";
    private const string Ping = "ping/pong-repeats-application-data/5";

    private static readonly RawFrame Message = ((Send)Case(Echo).Script[0]).Frames[0];
    private static readonly JudgedConversation Asked = JudgedConversation.WithServer.HarnessSends(Message);

    /// <summary>A machine that had no time, or a run that had none.</summary>
    private static JudgedConversation InHaste(JudgedConversation conversation) => conversation with { TimeIsNoEvidence = true };

    [TestCase("closing/server-ends-transport-first/code")]
    public void ALateEndAccusesOnlyWhereThereWasTime(string id)
    {
        var late = JudgedConversation.WithServer.HarnessSends(Close(1000)).TesteeSends(Close(1000)).After(TimeSpan.FromSeconds(5)).Ends();
        Assert.Multiple(() =>
        {
            Assert.That(Judge(id, late).Verdict, Is.EqualTo(Verdict.NonStrict));
            Assert.That(Judge(id, InHaste(late)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        });
    }

    [Test]
    public void ASilenceAccusesOnlyWhereThereWasTime()
    {
        var silent = JudgedConversation.WithServer.HarnessSends(Ping("12345")).FallsSilent();
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Ping, silent).Verdict, Is.EqualTo(Verdict.Fail));
            Assert.That(Judge(Ping, InHaste(silent)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        });
    }

    [Test]
    public void OctetsAccuseAtAnyTime()
    {
        var wrong = JudgedConversation.WithServer.HarnessSends(Ping("12345")).TesteeSends(Close(1002)).Ends();
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Ping, wrong).Verdict, Is.EqualTo(Verdict.Fail));
            Assert.That(Judge(Ping, InHaste(wrong)).Verdict, Is.EqualTo(Verdict.Fail));
        });
    }

    [Test]
    public void ACaseThatWasAbandonedAccusesOnlyOfWhatWasSeenBefore() => Assert.Multiple(() =>
    {
        Assert.That(Judge(Echo, Abandoned(Asked)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(Judge(Echo, Abandoned(Asked.TesteeSends(Text("hullo"), Message))).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(Judge(Echo, Abandoned(Asked.TesteeSends(Message))).Verdict, Is.Not.EqualTo(Verdict.Fail));
    });

    private static JudgedConversation Abandoned(JudgedConversation conversation) => conversation.Then(at => new Entry.Abandoned(at));
}
