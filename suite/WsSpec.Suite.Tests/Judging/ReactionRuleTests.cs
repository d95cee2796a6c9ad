using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging.Reactions;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Tests.Wire;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Tests.Judging;

public sealed class ReactionRuleTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(40);

    private static IEnumerable<TestCaseData> All =>
    [
        Case("client-awaits-response", ReactionKind.Kept, Client.TesteeSends(Text("a"))),
        Case("client-awaits-response", ReactionKind.Broken, Client.TesteeSends(Text("a")), acknowledges: 10),
        Case("client-awaits-response", null, Client.TesteeSends(Text("a")), acknowledges: null),
        Case("no-frames-after-refusal", ReactionKind.Broken, Refused.TesteeSends(Text("a"))),
        Case("no-frames-after-refusal", ReactionKind.Kept, Refused),
        Case("ping-is-answered", ReactionKind.Kept, Server.HarnessSends(Ping("a")).TesteeSends(Pong("a"))),
        Case("ping-is-answered", ReactionKind.Kept, Server.HarnessSends(Ping("a"), Ping("b")).TesteeSends(Pong("b"))),
        Case("ping-is-answered", null, Server.HarnessSends(Ping("a")).TesteeSends(Pong("a")), acknowledges: 0),
        Case("ping-is-answered", ReactionKind.Broken, Talks(Server.HarnessSends(Ping("a")))),
        Case("ping-is-answered", ReactionKind.Broken,
            Server.HarnessSends(Ping("a")).After(Long).HarnessSends(Close(1000)).TesteeSends(Close(1000))),
        Case("ping-is-answered", null, Server.HarnessSends(Ping("a")).HarnessSends(Close(1000)).TesteeSends(Close(1000))),
        Case("ping-is-answered", ReactionKind.Unproven, Server.HarnessSends(Ping("a")).TesteeSends(Text("1"))),
        Case("ping-is-answered", null, Talks(Server.HarnessSends(Ping("a"))), acknowledges: 0),
        Case("close-is-answered", ReactionKind.Kept, Server.HarnessSends(Close(1000)).TesteeSends(Close(1000))),
        Case("close-is-answered", ReactionKind.Unproven, Server.HarnessSends(Close(1000)).Ends()),
        Case("close-is-answered", ReactionKind.Broken, Talks(Server.HarnessSends(Close(1000)))),
        Case("close-is-answered", null, Talks(Server.HarnessSends(Close(1000))), acknowledges: 0),
        Case("server-fails-upon-breach", null, Server.HarnessSends(Text("a"), Ping("b")).TesteeSends(Pong("b"))),
        Case("server-fails-upon-breach", ReactionKind.Broken, Server.HarnessSends(Unmasked, Ping("b")).TesteeSends(Pong("b"))),
        Case("server-fails-upon-breach", ReactionKind.Kept, Server.HarnessSends(Unmasked, Ping("b")).TesteeSends(Close(1002))),
        Case("server-fails-upon-breach", ReactionKind.Kept, Server.HarnessSends(Unmasked, Ping("b")).TesteeSends(Close(1002), Pong("b"))),
        Case("server-fails-upon-breach", null, Server.HarnessSends(Ping("b"), Unmasked).TesteeSends(Pong("b"))),
        Case("server-fails-upon-breach", ReactionKind.Unproven, Talks(Server.HarnessSends(Unmasked))),
        Case("client-fails-upon-breach", ReactionKind.Broken,
            Client.HarnessSends(Text(0xC3, 0x28), Ping("b")).TesteeSends(Pong("b"))),
    ];

    private static JudgedConversation Server => JudgedConversation.WithServer;

    private static JudgedConversation Client => JudgedConversation.WithClient;

    private static JudgedConversation Refused => new JudgedConversation(Role.Client)
        .Opens(response: RawResponse.Baseline with { StatusLine = "HTTP/1.1 403 Forbidden\r\n" });

    private static RawFrame Unmasked => Text("a") with { Masked = false };

    [TestCaseSource(nameof(All))]
    public void AReactionIsSeenAsFarAsItIsProven(string rule, Conversation conversation, ReactionKind? kind) => Assert.That(
        ReactionRules.All.Single(r => r.Id == $"reaction/{rule}").Look(new FrameOrder(conversation))
            .Select(reaction => (ReactionKind?)reaction.Kind).Distinct(),
        Is.EqualTo(kind is null ? [] : new[] { kind }));

    [Test]
    public void EachHasRequirementsThatExist() =>
        Assert.That(ReactionRules.All.SelectMany(rule => rule.Covers).Where(id => Registry.Find(id) is null), Is.Empty);

    /// <summary>Sends messages for so long that nobody can have overlooked what came before.</summary>
    private static JudgedConversation Talks(JudgedConversation conversation) =>
        conversation.TesteeSends(Text("1")).TesteeSends(Text("2")).After(Long).TesteeSends(Text("3"));

    private static TestCaseData Case(
        string rule, ReactionKind? kind, JudgedConversation conversation, long? acknowledges = long.MaxValue) =>
        new TestCaseData(rule, Acknowledging(conversation, acknowledges), kind)
            .SetArgDisplayNames(rule, $"{kind}", $"{conversation.Entries.Length} entries, {acknowledges} acknowledged");

    /// <summary>Each side has all that came before, or the testee only so many octets.</summary>
    private static Conversation Acknowledging(JudgedConversation conversation, long? testee)
    {
        var (sent, received) = (0L, 0L);
        var entries = conversation.Entries.Select(entry =>
        {
            Entry with = entry switch
            {
                Entry.Sent piece => piece with { AfterPeer = received },
                Entry.Received piece => piece with { AfterPeer = testee is null ? null : Math.Min(sent, testee.Value) },
                _ => entry,
            };
            sent += (entry as Entry.Sent)?.Octets.Length ?? 0;
            received += (entry as Entry.Received)?.Octets.Length ?? 0;
            return with;
        });
        return WireTap.Read(new(conversation.Testee, [.. entries]));
    }
}
