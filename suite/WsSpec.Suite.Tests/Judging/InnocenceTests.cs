using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Tests.Judging.Judged;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>Freedoms that endpoints use, each beside the violation that looks most like it.</summary>
public sealed class InnocenceTests
{
    private const string ReservedOpcode = "framing/reserved-opcode-fails-connection/3";

    private static readonly JudgedConversation Server = JudgedConversation.WithServer;

    /// <summary>Bodies of Close frames.</summary>
    private static readonly Arbitrary<byte[]> ReasonsOfItsOwn = Gen.OneOf(
        Gen.Constant<byte[]>([]),
        Gen.Elements<ushort>(1000, 1001, 1003, 1008, 1012, 1013).Select(code => CloseBody(code, [])),
        Gen.Choose(3000, 4999).Select(code => CloseBody((ushort)code, "bye"u8))).ToArbitrary();

    private static string EchoCase { get; } = ConformanceCatalogue.All
        .First(c =>
            c is
            {
                Needs: Needs.Echo or Needs.None,
                Script: [Send { Frames: [{ Opcode: Opcode.Text, Fin: true }] }, Await { What: Awaited.ForMessage }]
            }
            && c.Outcomes is [{ Trace.Length: 2 }, _]).Id;

    private static JudgedConversation Agreed { get; } = new JudgedConversation(Role.Server).Opens(
        RawRequest.Baseline.Plus("Sec-WebSocket-Extensions", "permessage-deflate"),
        RawResponse.Baseline.Plus("Sec-WebSocket-Extensions", "permessage-deflate"));

    private static RawFrame Question => ((Send)Case(EchoCase).Script[0]).Frames[0];

    [Property]
    public Property ACloseForAReasonOfItsOwnAnswersNoQuestion() => Prop.ForAll(ReasonsOfItsOwn, body =>
        Judge(EchoCase, Server.HarnessSends(Question).TesteeSends(Close(body)).Ends()).Verdict == Verdict.Inconclusive);

    /// <summary>Not even where closing is what the case accuses; leaving the transport open behind it is another matter.</summary>
    [Property]
    public Property NorIsItWhatACaseAccuses() => Prop.ForAll(ReasonsOfItsOwn, body => Assert.Multiple(() =>
    {
        const string id = "deflate/final-block-is-followed-by-the-next/at-the-end";
        Assert.That(Judge(id, Agreed.TesteeSends(Close(body)).Ends()).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(Judge(id, Agreed.TesteeSends(Close(1002)).Ends()).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(Judge(ReservedOpcode, Server.TesteeSends(Close(body)).FallsSilent()).Verdict, Is.EqualTo(Verdict.Fail));
    }));

    /// <summary>A Close may cross one of the harness; whose does so is known by closing before anything was asked.</summary>
    [Test]
    public void ACloseThatCrossesAnotherAnswersNone()
    {
        const string id = "close/body-over-125-octets-fails/126";
        var crossed = Server.HarnessSends(Close(new byte[126])).TesteeSends(Close(1000)).Ends();
        Assert.That(Judge(id, crossed).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(
            Oracle.Judge(Case(id), crossed.Conversation, TargetProfile.Echo with { ClosesUnasked = true }).Verdict,
            Is.EqualTo(Verdict.Inconclusive));
    }

    [TestCase((ushort)1000, ExpectedResult = true)]
    [TestCase((ushort)1002, ExpectedResult = false)]
    public bool ACloseBeforeAnyMessageIsUnasked(ushort code) => Liveliness.ClosesUnasked(Server.TesteeSends(Close(code)).Conversation);

    /// <summary>One that answers a Ping with a message was asked for a Pong; one that takes a Pong for a message had nothing to say.</summary>
    [Test]
    public void WhatAPingOrPongSaidIsNoNews([Values] bool isPing)
    {
        var asked = Server.HarnessSends(isPing ? Ping("the same again") : Pong("the same again"));
        Assert.That(Liveliness.Shows(asked.TesteeSends(Text("news of its own")).Conversation, TargetProfile.Echo), Is.True);
        Assert.That(Liveliness.Shows(asked.TesteeSends(Text("the same again")).Conversation, TargetProfile.Echo), Is.False);
    }

    /// <summary>In the same moment, as a saved report may tell it, the question comes first.</summary>
    [Test]
    public void WhatComesInTheMomentOfTheQuestionIsTakenForItsAnswer()
    {
        var answered = Server.HarnessSends(Question).TesteeSends(Question);
        var inOneMoment = answered.Transcript with { Entries = [.. answered.Entries.Select(entry => entry with { At = default })] };
        Assert.That(Liveliness.Shows(WireTap.Read(inOneMoment), TargetProfile.Echo), Is.False);
    }

    /// <summary>Who may say what it likes may do so when the connection is open.</summary>
    [Test]
    public void NothingIsAClientsOwnAffairBeforeItHasTheReply([Values] bool echoes, [Values] bool isLively)
    {
        const string id = "server-handshake/nothing-is-sent-before-reply/1-second";
        var profile = (echoes ? TargetProfile.Echo : TargetProfile.Opaque) with { IsLively = isLively };
        var asked = new JudgedConversation(Role.Client).Received(JudgedConversation.Request());
        Assert.That(JudgeEnd(asked.TesteeSends(Text("news"))).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(JudgeEnd(asked.TesteeSends(Ping("news"))).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(JudgeEnd(asked).Verdict, Is.EqualTo(Verdict.Pass));

        Judgement JudgeEnd(JudgedConversation waits) => Oracle.Judge(
            Case(id),
            waits.FallsSilent().Sent(JudgedConversation.Response()).TesteeSends(Ping("own")).HarnessSends(Ping("after")).TesteeSends(Pong("after")).HarnessSends(Close(1000))
                .TesteeSends(Close(1000)).Ends().Conversation,
            profile);
    }

    [Test]
    public void AFinishedMessageMayComeBeforeTheAnswerToAClose() => Assert.Multiple(() =>
    {
        const string id = "close/is-answered/empty";
        AssertVerdict(id, Verdict.Pass, null,
            Server.HarnessSends(Close()).TesteeSends(Text("** one **"), Text("** two **"), Close()).Ends());
        AssertVerdict(id, Verdict.Fail, Rfc6455.CloseIsAnswered, Server.HarnessSends(Close()).TesteeSends(Text("** one **")).FallsSilent());
    });

    [Test]
    public void AnExpectationMayBeAnsweredTwice() => Assert.That(
        Judge("upgrade/expectation-is-answered-first", new JudgedConversation(Role.Server).Opens(
            RawRequest.Baseline.Plus("Expect", "100-continue"),
            RawResponse.Baseline with { Before = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 \r\n\r\n" })).Verdict,
        Is.EqualTo(Verdict.Pass));

    [TestCase(Opcode.Text)]
    [TestCase(Opcode.Binary)]
    public void AnApplicationMayEchoOneTypeAlone(Opcode type)
    {
        var profile = TargetProfile.Echo with { KeepsType = type };
        Assert.That(
            ConformanceCatalogue.All.Where(c => c.Needs == Needs.Echo).Select(c => Oracle.Missing(c.Scenario, profile)),
            Has.Some.Null.And.Some.Not.Null);
    }

    [Property]
    public Property ACloseDoesNotUndoAWrongAnswerNorASilence() => Prop.ForAll(ReasonsOfItsOwn, body => Assert.Multiple(() =>
    {
        var asked = Server.HarnessSends(Question);
        Assert.That(Judge(EchoCase, asked.TesteeSends(Text("something else"), Text("again"), Close(body)).Ends()).Verdict, Is.EqualTo(
            Verdict.Fail));
        Assert.That(Judge(EchoCase, asked.FallsSilent().HarnessSends(Close(body)).TesteeSends(Close(body)).Ends()).Verdict, Is.EqualTo(
            Verdict.Fail));
    }));

    [TestCase((ushort)1002)]
    [TestCase((ushort)1007)]
    [TestCase((ushort)1011)]
    public void ACloseThatBlamesTheHarnessIsNoReasonOfItsOwn(ushort code) =>
        Assert.That(Judge(EchoCase, Server.HarnessSends(Question).TesteeSends(Close(code)).Ends()).Verdict, Is.EqualTo(Verdict.Fail));

    [TestCase(429, Verdict.Inconclusive)]
    [TestCase(503, Verdict.Inconclusive)]
    [TestCase(403, Verdict.Fail)]
    [TestCase(500, Verdict.Fail)]
    public void ACrowdedServerSaysNothingAboutTheRequest(int status, Verdict verdict) => Assert.That(
        Judge("connection/upgrade-token-anywhere-is-accepted/last", new JudgedConversation(Role.Server).Opens(
            response: new() { StatusLine = $"HTTP/1.1 {status} No\r\n", Fields = [] })).Verdict,
        Is.EqualTo(verdict));

    [TestCase(null, Verdict.Pass)]
    [TestCase("100-continue", Verdict.Fail)]
    public void AContinueThatNobodyAskedForIsPassedOver(string? expectation, Verdict verdict) => Assert.That(
        Judge("connection/upgrade-token-anywhere-is-accepted/last", new JudgedConversation(Role.Server).Opens(
            expectation is null ? RawRequest.Baseline : RawRequest.Baseline.Plus("Expect", expectation),
            RawResponse.Baseline with { Before = "HTTP/1.1 100 Continue\r\n\r\n" })).Verdict,
        Is.EqualTo(verdict));

    /// <summary>
    /// An unsolicited Pong may have any octets, those of a Ping that comes later, of a Pong or of a Close among them (section 5.5.3).
    /// </summary>
    [Test]
    public void OnlyAPongAfterItsPingAnswersIt() => Assert.Multiple(() =>
    {
        const string id = "ping/pong-repeats-application-data/0";
        var early = Server.HarnessSends(Pong()).TesteeSends(Pong());
        AssertVerdict(id, Verdict.Pass, null, early.HarnessSends(Ping()).TesteeSends(Pong()));
        AssertVerdict(id, Verdict.Fail, Rfc6455.PingIsAnswered, early.HarnessSends(Ping()).FallsSilent());
        Assert.That(early.HarnessSends(Close()).TesteeSends(Pong()).Conversation.Observations.OfType<PongSeen>(), Has.All.Property(
            "IsUnsolicited").True);
    });

    [Test]
    public void ATesteeMaySayWhyItFailsTheConnection() => Assert.Multiple(() =>
    {
        var violated = Server.HarnessSends(new RawFrame((Opcode)3, "violation"u8.ToArray()));
        AssertVerdict(ReservedOpcode, Verdict.Pass, null, violated.TesteeSends(Text("{\"error\":\"opcode\"}"), Close(1002)).Ends());
        AssertVerdict(
            ReservedOpcode, Verdict.Fail, Case(ReservedOpcode).Covers[0], violated.TesteeSends(Text("violation"), Close(1002)).Ends());
        AssertVerdict(
            ReservedOpcode, Verdict.Fail, Case(ReservedOpcode).Covers[0], violated.TesteeSends(
                Close(1002), Text("{\"error\":\"opcode\"}")).Ends());
    });

    [Test]
    public void AFailureNeedsNoCode() => Assert.Multiple(() =>
    {
        AssertVerdict(ReservedOpcode, Verdict.Informational, null, Server.TesteeSends(Close()).Ends());
        AssertVerdict(ReservedOpcode, Verdict.Fail, Rfc6455.ServerFailsByClosing, Server.TesteeSends(Close()).FallsSilent());
    });

    [Test]
    public void ASecondCloseBreaksOneRuleThatCannotFail()
    {
        var twice = Server.TesteeSends(Close(1002), Close(1002)).Ends();
        AssertVerdict(ReservedOpcode, Verdict.Pass, null, twice);
        var broken = StandingRules.All.Where(rule => rule.Testee.HasFlag(Roles.Server)
            && rule.Breach(twice.Conversation) is not null).ToList();
        Assert.That(broken.Select(rule => rule.Id), Is.EqualTo((string[])["standing/one-close-only"]));
        Assert.That(broken.SelectMany(rule => rule.Covers).Select(id => Registry.Get(id).VerdictIfViolated), Has.None.EqualTo(
            Verdict.Fail).And.Not.Empty);
    }

    [Test]
    public void TheFramesOfADraftAreNoFrames()
    {
        var draft = new JudgedConversation(Role.Server).Opens(response: new()
        {
            StatusLine = "HTTP/1.1 101 WebSocket Protocol Handshake\r\n",
            Fields = [new("Upgrade", "WebSocket"), new("Connection", "Upgrade"), new("Sec-WebSocket-Location", "ws://localhost/")],
        }).Received("fQJ,fN/4F4!~K~MH"u8.ToArray());
        Assert.That(draft.Conversation.TesteeFrames, Is.Empty);
    }

    [TestCase("permessage-deflate; server_max_window_bits=\"1\\0\"", ExpectedResult = true)]
    [TestCase("x; y=\"a\\b\"", ExpectedResult = true)]
    [TestCase("x; y=\"a b\"", ExpectedResult = false)]
    [TestCase("x; y=\"a\\\"", ExpectedResult = false)]
    [TestCase("x; y=\"\"", ExpectedResult = false)]
    public bool AQuotedValueMayHaveEscapes(string element) => Grammar.IsExtension(element);

    [Test]
    public void AnEscapedValueIsReadWithoutItsBackslashes() => Assert.That(
        ExtensionElement.In(TapHead.Parse(
            "HTTP/1.1 101 x\r\nSec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=\"1\\0\"\r\n\r\n"u8.ToArray()))
            .Single().Value("server_max_window_bits"),
        Is.EqualTo("10"));

    [Test]
    public void AnHttpResponseAfterThe101IsSomebodyElses()
    {
        var told = Server.HarnessSends(Question).Received("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"u8.ToArray()).Ends();
        Assert.Multiple(() =>
        {
            Assert.That(Judge(EchoCase, told).Verdict, Is.EqualTo(Verdict.Inconclusive));
            Assert.That(told.Conversation.TesteeFrames, Is.Empty);
        });
    }

    [Test]
    public void WhoFailsABrokenConnectionClosesNotUnasked() => Assert.Multiple(() =>
    {
        Assert.That(Liveliness.ClosesUnasked(Server.HarnessSends(Ping("in order")).TesteeSends(Close(1000)).Conversation), Is.True);
        Assert.That(Liveliness.ClosesUnasked(Server.HarnessSends(Ping() with { Fin = false }).TesteeSends(Close()).Conversation), Is.False);
        Assert.That(Liveliness.ClosesUnasked(Server.HarnessSends(Ping() with { Rsv = 4 }).TesteeSends(Close(1000)).Conversation), Is.False);
        Assert.That(Liveliness.ClosesUnasked(Server.HarnessSends(Question).TesteeSends(Close(1003)).Conversation), Is.False);
    });

    [Test]
    public void WhereTooManyFieldsAreTheQuestion431IsTheAnswer()
    {
        const string id = "security/flood/long-field";
        var told = new JudgedConversation(Role.Server).Opens(
            ((SendRequest)Case(id).Script[0]).Request,
            new() { StatusLine = "HTTP/1.1 431 Request Header Fields Too Large\r\n", Fields = [] });
        AssertVerdict(id, Verdict.Pass, null, told);
    }

    [TestCase(40, Verdict.Informational)]
    [TestCase(1, Verdict.Fail)]
    public void ManyFieldsMayBeTooMany(int fields, Verdict verdict)
    {
        var request = RawRequest.Baseline.Plus(
            [.. Enumerable.Range(0, fields).Select(i => new RawField($"X-{i}", "x")), new RawField("Connection", "keep-alive")]);
        var told = new JudgedConversation(Role.Server).Opens(
            request, new() { StatusLine = "HTTP/1.1 431 Request Header Fields Too Large\r\n", Fields = [] });
        Assert.That(Judge("reply/upgrade-is-websocket", told).Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void AHeadBeyondTheReachOfTheSuiteIsNotBlamedOnTheTestee() => Assert.That(
        Judge("connection/upgrade-token-anywhere-is-accepted/last", new JudgedConversation(Role.Server)
            .Received([.. "HTTP/1.1 101 x\r\nX: "u8, .. Enumerable.Repeat((byte)'x', TapHead.MaximumLength)])).Verdict,
        Is.EqualTo(Verdict.Inconclusive));

    [TestCase("HTTP/1.1 101 Switching Protocols", Verdict.Informational)]
    [TestCase("HTTP/1.1 400 Bad Request", Verdict.Informational)]
    [TestCase("HTTP/1.1 500 Internal Server Error", Verdict.NonStrict)]
    public void ALengthBeyond64BitsIsValid(string status, Verdict verdict) => Assert.That(
        Judge("request-body/broken-framing-is-refused/length-beyond-64-bits", new JudgedConversation(Role.Server)
            .Opens(response: RawResponse.Baseline with { StatusLine = status + "\r\n" })).Verdict,
        Is.EqualTo(verdict));

    [Test]
    public void ARegisteredCodeMayBeUnknown() => Assert.Multiple(() =>
    {
        AssertVerdict(
            "close/code-received/1014", Verdict.NonStrict, Rfc6455.Codes1000To2999Protocol, Server.HarnessSends(Close(1014)).Ends());
        AssertVerdict("close/code-received/1011", Verdict.Fail, Rfc6455.CloseIsAnswered, Server.HarnessSends(Close(1011)).Ends());
    });

    [Test]
    public void DataCutShortMayBeTakenAsFarAsItGoes() => Assert.Multiple(() =>
    {
        const string id = "deflate/data-cut-short-fails-connection/stored-octets-missing";
        var goesOn = new RawFrame(Opcode.Pong, Sentinel.ApplicationData(1));
        AssertVerdict(id, Verdict.Pass, null, Agreed.TesteeSends(Close(1007)).Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc7692.DataCutShortFails, Agreed.TesteeSends(Text("Hello"), goesOn));
        AssertVerdict(
            id.Replace("data-cut-short", "broken-data", StringComparison.Ordinal)[..^"stored-octets-missing".Length] + "block-type-3",
            Verdict.Fail, Rfc1951.ReservedBlockTypeIsError, Agreed.TesteeSends(goesOn));
    });
}
