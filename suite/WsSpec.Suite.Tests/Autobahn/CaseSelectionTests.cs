using NUnit.Framework;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;

namespace WsSpec.Suite.Tests.Autobahn;

/// <summary>The patterns of specification files, with their traps.</summary>
public sealed class CaseSelectionTests
{
    [TestCase("1.*", "1.1.1", true)]
    [TestCase("1.*", "10.1.1", false)]
    [TestCase("1*", "10.1.1", true)]
    [TestCase("1*", "13.1.1", true)]
    [TestCase("*1", "6.1.2", true)]
    [TestCase("*", "7.9.9", true)]
    [TestCase("6.2.*", "6.20.1", false)]
    [TestCase("12.*.1", "12.1.18", true)]
    [TestCase("1.1.1", "1.1.1", true)]
    [TestCase("1.1", "1.1.1", false)]
    [TestCase("", "1.1.1", false)]
    [TestCase("(*", "1.1.1", false)]
    public void APatternTakesWhatBeginsLikeIt(string pattern, string id, bool taken) =>
        Assert.That(CaseSelection.IsMatch(pattern, id), Is.EqualTo(taken));

    [TestCase("ws*", "ws 8", true)]
    [TestCase("ws", "ws 8", false)]
    [TestCase("*", "", true)]
    public void AnAgentIsMatchedAsAWhole(string pattern, string agent, bool taken) =>
        Assert.That(CaseSelection.IsWholeMatch(pattern, agent), Is.EqualTo(taken));

    [Test]
    public void PatternsThatMatchNothingAreNoError() => Assert.That(
        CaseSelection.Select(AutobahnCatalogue.Full, ["11.*", "2.1", "99.9"], ["", "3.14", "8.*"]).Select(c => c.Id), Is.EqualTo(
            new[] { "2.1" }));
}
