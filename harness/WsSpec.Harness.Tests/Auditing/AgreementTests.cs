using NUnit.Framework;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Auditing;

/// <summary>What a run says of its conversations, an audit says of a capture of them.</summary>
public sealed class AgreementTests
{
    private static readonly string[] Cases =
    [
        "sending/echo-keeps-its-type/text", "close/is-answered/code", "fragmentation/ping-between-fragments-is-answered/segments",
        "deflate/compressed-message-is-answered/text",
    ];

    [TestCase(Role.Server)]
    [TestCase(Role.Client)]
    public void EachFaultBreaksTheSameRulesWhenItIsCaptured(Role testee) => Assert.That(
        AllFaults.Of(testee).AsParallel().SelectMany(fault => Cases.Select(@case => (fault.Name, Case: @case, Run: Captured.Play(fault, testee, @case))))
            .Where(played => !Rules([played.Run], testee).SequenceEqual(Captured.BrokenIn(Captured.Audit(Captured.File(played.Run), testee))))
            .Select(played => $"{played.Name} in {played.Case}: {string.Join(' ', Rules([played.Run], testee))}"),
        Is.Empty);

    [TestCase(Role.Server)]
    [TestCase(Role.Client)]
    public void RulesOverManyConnectionsAreBrokenByTheCaptureOfAll(Role testee)
    {
        foreach (var fault in AllFaults.Of(testee).Where(f => f.Name.Contains("nonce") || f.Name.Contains("masking") || f.Name.Contains("key")))
        {
            var run = Cases.Select(@case => Captured.Play(fault, testee, @case)).ToList();
            Assert.That(
                Captured.BrokenIn(Captured.Audit(Captured.File(run), testee)).ToList(), Is.EqualTo(Rules(run, testee).ToList()), fault.Name);
        }
    }

    private static IEnumerable<string> Rules(List<Conversation> run, Role testee) => Captured.BrokenIn(run, testee);
}
