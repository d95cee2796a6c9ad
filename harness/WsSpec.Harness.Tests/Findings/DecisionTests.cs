using System.Collections.Immutable;
using NUnit.Framework;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.Tests.Auditing;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Findings;

/// <summary>The line that is marked in pictures is the one that proves what is said.</summary>
public sealed class DecisionTests
{
    private const string Ping = "ping/pong-repeats-application-data/5";
    private const string Fragments = "fragmentation/ping-between-fragments-is-answered/segments";

    [TestCase("pings-refused", "Close FIN, ")]
    [TestCase("pong-empty", "(silence for ")]
    [TestCase("pings-not-answered", "(silence for ")]
    public void InACaseItIsWhereItLeavesWhatIsAllowed(string fault, string line) =>
        Assert.That(Marked(PlayedResults.Of(fault, Ping)).Single(marked => marked.IsDecisive).Text, Does.StartWith(line));

    [Test]
    public void NothingIsMarkedInACaseThatPasses() =>
        Assert.That(Marked(PlayedResults.Of(null, Ping)).Any(line => line.IsDecisive), Is.False);

    [Test]
    public void InARuleItIsTheFrameThatBreaksIt()
    {
        var rule = StandingRules.All.Single(r => r.Id == "standing/server-never-masks");
        var conversation = Captured.Play(PlayedResults.Fault("server-masks"), Role.Server, Ping);
        var result = new StandingResult
        {
            Rule = rule,
            Conversation = conversation,
            Judgement = new(Verdict.Fail, "masked") { Breaks = rule.Covers[0] },
        };
        Assert.That(Marked(result).Single(line => line.IsDecisive).Frame, Is.SameAs(conversation.TesteeFrames.First(f => f.Masked)));
    }

    /// <summary>Whatever is left out of a conversation to make it short, that line is not.</summary>
    [Test]
    public void ItIsAmongTheDecisiveLines()
    {
        var failed = AllFaults.Of(Role.Server).AsParallel()
            .SelectMany(fault => new[] { Ping, Fragments }.Select(id => PlayedResults.Of(fault.Name, id)))
            .Where(result => Marked(result).Any(line => line is { IsDecisive: true, Head: null })).ToList();
        Assert.That(failed, Has.Count.GreaterThan(10));
        Assert.That(
            failed.Where(result => !DecisiveLines.Of(result, TargetProfile.Echo).Any(line => line.IsDecisive)).Select(result => result.Name),
            Is.Empty);
    }

    private static ImmutableArray<WireLine> Marked(Result result) => Decision.Mark(result, TargetProfile.Echo);
}
