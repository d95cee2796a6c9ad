using FsCheck;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Tests.Judging.Judged;

namespace WsSpec.Suite.Tests.Judging;

public sealed class LivelinessTests
{
    private const string Echo = "sending/echo-keeps-its-type/text";

    private static readonly JudgedConversation Server = JudgedConversation.WithServer;
    private static readonly RawFrame Message = ((Send)Case(Echo).Script[0]).Frames[0];
    private static readonly TargetProfile Lively = TargetProfile.Echo with { IsLively = true };

    [Test]
    public void OnlyAMessageThatNobodyCanHaveAskedForShowsIt() => Assert.Multiple(() =>
    {
        Assert.That(Shows(Server.TesteeSends(Text("12:01"))), Is.True);
        Assert.That(Shows(Server.HarnessSends(Ping()).TesteeSends(Text("12:01"))), Is.True);
        Assert.That(Shows(Server.HarnessSends(Message).TesteeSends(Text("wrong"))), Is.False);
        Assert.That(
            Liveliness.Shows(
                Server.TesteeSends(Text("welcome")).Conversation, TargetProfile.Echo with { Greetings = ["welcome"u8.ToArray()] }),
            Is.False);
    });

    /// <summary>Who takes something for a message that is none, or not yet, has been asked by it.</summary>
    [Test]
    public void WhatIsFoundInFaultyOctetsWasAskedFor()
    {
        byte[] reservedOpcode = [0x8B, 0x80, 0, 0, 0, 0];
        byte[] topBitOfLength = [0x81, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] unfinished = [0x81, 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] ping = [0x89, 0x80, 0, 0, 0, 0];
        Assert.Multiple(() =>
        {
            Assert.That(Shows(Server.Sent(ping).TesteeSends(Text("news"))), Is.True);
            Assert.That(Shows(Server.Sent(ping).TesteeSends(Text(""))), Is.False);
            foreach (byte[] octets in (byte[][])[reservedOpcode, topBitOfLength, unfinished, [.. ping, .. unfinished]])
            {
                Assert.That(Shows(Server.Sent(octets).TesteeSends(Text(""))), Is.False, Convert.ToHexString(octets));
                Assert.That(
                    Liveliness.ClosesUnasked(Server.Sent(octets).TesteeSends(Close(1000)).Conversation), Is.False,
                    Convert.ToHexString(octets));
            }
        });
    }

    [Test]
    public void WhatALivelyTesteeSaysOfItsOwnIsNoAnswer()
    {
        var told = Server.TesteeSends(Text("12:01")).HarnessSends(Message).TesteeSends(Text("12:02"), Message, Binary(1, 2, 3));
        Assert.Multiple(() =>
        {
            Assert.That(Judge(told, TargetProfile.Echo), Is.EqualTo(Verdict.Fail));
            Assert.That(Judge(told, Lively), Is.EqualTo(Verdict.Pass));
        });
    }

    [Test]
    public void AnEchoThatIsDamagedIsStillJudged() => Assert.Multiple(() =>
    {
        var asked = Server.HarnessSends(Message);
        Assert.That(Judge(asked.TesteeSends(Text("12:01")).FallsSilent(), Lively), Is.EqualTo(Verdict.Fail));
        Assert.That(Judge(asked.TesteeSends(Message with { Payload = Message.Payload[..^1] }), Lively), Is.EqualTo(Verdict.Fail));
    });

    [Test]
    public void ACaseThatAwaitsAnEmptyEchoIsNothingForAnApplicationThatHasNone()
    {
        var profile = TargetProfile.Echo with { KeepsEmptyMessages = true };
        var skipped = ConformanceCatalogue.All.Where(c =>
            Oracle.Missing(c.Scenario, profile) is not null && Oracle.Missing(c.Scenario, TargetProfile.Echo) is null).ToList();
        Assert.That(skipped.Count, Is.InRange(1, 40));
    }

    [Property]
    public bool EveryPartAndEveryFewOctetsOfAMessageResembleIt(NonEmptyArray<byte> message, PositiveInt from, PositiveInt length)
    {
        var sent = message.Get;
        var start = from.Get % sent.Length;
        var part = sent.AsSpan(start, 1 + (length.Get % (sent.Length - start)));
        return Resemblance.Is(part, sent) && Resemblance.Is(sent, sent);
    }

    [Test]
    public void WordsAroundAMessageAreAnAnswer() => Assert.Multiple(() =>
    {
        Assert.That(Resemblance.Is("alice: hello world"u8, "hello world"u8), Is.False);
        Assert.That(Resemblance.Is("{\"echo\":\"hello world\"}"u8, "hello world"u8), Is.False);
        Assert.That(Resemblance.Is("** goodbye **"u8, "*"u8), Is.False, "one octet begins many messages");
        Assert.That(Resemblance.Is("**"u8, "*"u8), Is.True, "doubled");
        Assert.That(Resemblance.Is(""u8, "hello"u8), Is.False);
    });

    private static bool Shows(JudgedConversation told) => Liveliness.Shows(told.Conversation, TargetProfile.Echo);

    private static Verdict Judge(JudgedConversation told, TargetProfile profile) =>
        Oracle.Judge(Case(Echo), told.Conversation, profile).Verdict;
}
