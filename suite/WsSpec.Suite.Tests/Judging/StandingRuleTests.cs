using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Tests.Wire;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Tests.Judging;

public sealed class StandingRuleTests
{
    private static readonly Gen<(RawRequest Request, RawResponse Response)> LegalHandshake = Gen.Elements<(RawRequest, RawResponse)>(
        (RawRequest.Baseline, RawResponse.Baseline),
        (RawRequest.Baseline, RawResponse.Baseline.With("Upgrade", "WebSocket").With("Connection", "keep-alive, upgrade")
            .Plus("Server", "")),
        (RawRequest.Baseline.Plus("Sec-WebSocket-Protocol", "a").Plus("Sec-WebSocket-Protocol", "b, c"), RawResponse.Baseline),
        (RawRequest.Baseline.Plus("Sec-WebSocket-Protocol", "a, b"), RawResponse.Baseline.Plus("Sec-WebSocket-Protocol", "b")),
        (RawRequest.Baseline.Plus("Sec-WebSocket-Extensions", "x; y=\"z\", permessage-deflate"),
            RawResponse.Baseline.Plus(
                "Sec-WebSocket-Extensions", "permessage-deflate; server_max_window_bits=\"10\" ; client_no_context_takeover")));

    private static readonly Arbitrary<JudgedConversation> LegalDialogues = (
        from testee in WireArbitraries.Role
        from handshake in LegalHandshake
        from testeeFrames in WireArbitraries.Legal
        from harnessFrames in WireArbitraries.Hostile
        select new JudgedConversation(testee).Opens(handshake.Request, handshake.Response).HarnessSends(harnessFrames)
            .TesteeSends(testeeFrames)).ToArbitrary();

    private static readonly Arbitrary<Transcript> AnyTranscripts = (
        from testee in WireArbitraries.Role
        from opened in Gen.Elements(true, false)
        from entries in (
            from entryOf in EntryArbitraries.Entries
            from stream in WireArbitraries.Streams
            select (entryOf, stream.Octets)).ListOf()
        select entries.Aggregate(opened
            ? new JudgedConversation(testee).Opens()
            : new(testee), (d, e) => d.Then(at => e.entryOf(at, e.Octets))).Transcript).ToArbitrary();

    private static IEnumerable<TestCaseData> AllBreaches => Breaches.All.Select((breach, number) =>
        new TestCaseData("standing/" + breach.Rule, breach.JudgedConversation, breach.Siblings.Select(s => "standing/" + s).ToArray())
            .SetArgDisplayNames(breach.Rule, $"{number}"));

    [Property(MaxTest = 500)]
    public Property AnEndpointThatKeepsTheRfcBreaksNoRuleWhateverItsPeerSends() =>
        Prop.ForAll(LegalDialogues, dialogue => BrokenBy(dialogue) is []);

    [Property(MaxTest = 500)]
    public Property NoTranscriptMakesARuleThrow() => Prop.ForAll(AnyTranscripts, transcript =>
    {
        var conversation = WireTap.Read(transcript);
        return StandingRules.All.All(rule => rule.Breach(conversation) is null or { Length: > 0 });
    });

    [TestCaseSource(nameof(AllBreaches))]
    public void ABreachIsReportedByItsRuleAndItsSiblingsOnly(string rule, JudgedConversation dialogue, string[] siblings) =>
        Assert.That(BrokenBy(dialogue), Is.EquivalentTo(siblings.Append(rule)));

    [Test]
    public void EveryRuleHasABreach() =>
        Assert.That(
            Breaches.All.Select(b => "standing/" + b.Rule).Distinct(),
            Is.EquivalentTo(StandingRules.All.Select(rule => rule.Id).Except(RunRuleTests.Rules)));

    [Test]
    public void EveryRuleHasAnIdOfItsOwnAndRequirementsThatExist() => Assert.Multiple(() =>
    {
        Assert.That(StandingRules.All.Select(rule => rule.Id), Is.Unique.And.All.StartsWith("standing/"));
        Assert.That(StandingRules.All.SelectMany(rule => rule.Covers).Where(id => Registry.Find(id) is null), Is.Empty);
        Assert.That(StandingRules.All.Where(rule => rule.Covers.IsEmpty || rule.Title.Length > 90 || rule.Testee == Roles.None), Is.Empty);
    });

    [TestCase("localhost", "localhost")]
    [TestCase("localhost", "LOCALHOST:80")]
    [TestCase("localhost:9001", "localhost:9001")]
    [TestCase(null, "elsewhere")]
    public void AHostThatRepeatsTheUrlBreaksNothing(string? authority, string host) =>
        Assert.That(BrokenBy(
            (new JudgedConversation(Role.Client) { Authority = authority }).Opens(RawRequest.Baseline.With("Host", host))), Is.Empty);

    [Test]
    public void AProxyThatPassesTheRequestOnNamesItsOwnDestination() => Assert.Multiple(() =>
    {
        var asked = RawRequest.Baseline.With("Host", "backend.internal");
        var client = new JudgedConversation(Role.Client) { Authority = "localhost:9001" };
        Assert.That(BrokenBy(client.Opens(asked.Plus("Via", "1.1 proxy"))), Is.Empty);
        Assert.That(BrokenBy(client.Opens(asked)), Is.Not.Empty);
    });

    [TestCase("http://localhost/chat?room=1", true)]
    [TestCase("https://localhost/", true)]
    [TestCase("ws://localhost/", false)]
    [TestCase("http://localhost/#top", false)]
    public void ATargetMayBeAnAbsoluteUri(string target, bool isLegal) => Assert.That(
        BrokenBy(new JudgedConversation(Role.Client).Opens(RawRequest.Baseline with { RequestLine = $"GET {target} HTTP/1.1\r\n" })),
        isLegal ? Is.Empty : Is.Not.Empty);

    [TestCase(1004)]
    [TestCase(1010)]
    [TestCase(1016)]
    public void RepeatingACloseCodeIsNotOriginatingIt(int code) =>
        Assert.That(BrokenBy(JudgedConversation.WithServer.HarnessSends(Close((ushort)code)).TesteeSends(Close((ushort)code))), Is.Empty);

    [Test]
    public void AnUnknownExtensionMayGiveAMeaningToReservedBitsAndOpcodes()
    {
        var dialogue = new JudgedConversation(Role.Server)
            .Opens(RawRequest.Baseline.Plus("Sec-WebSocket-Extensions", "x"), RawResponse.Baseline.Plus("Sec-WebSocket-Extensions", "x"))
            .TesteeSends(Text("a") with { Rsv = 7 }, new RawFrame((Opcode)3, default));
        Assert.That(BrokenBy(dialogue), Is.EqualTo(["standing/extensions-are-registered"]));
    }

    [Test]
    public void TheAnswerToARequestThatIsOutOfOrderIsNotJudged()
    {
        var twoKeys = RawRequest.Baseline.Plus("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==");
        Assert.That(
            BrokenBy(new JudgedConversation(Role.Server).Opens(twoKeys, RawResponse.Baseline.Without("Sec-WebSocket-Accept"))), Is.Empty);
    }

    [Test]
    public void AWrongAcceptValueComesWithTheMistakeBehindIt()
    {
        var dialogue = new JudgedConversation(Role.Server).Opens(response: RawResponse.Baseline.With("Sec-WebSocket-Accept", "{key}"));
        var rule = StandingRules.All.Single(r => r.Id == "standing/accept-belongs-to-key");
        Assert.That(rule.Breach(dialogue.Conversation), Does.Contain("the key itself"));
    }

    private static string[] BrokenBy(JudgedConversation dialogue) =>
    [
        .. StandingRules.All
            .Where(rule => rule.Testee.Includes(dialogue.Testee) && rule.Breach(dialogue.Conversation) is not null)
            .Select(rule => rule.Id),
    ];
}
