using NUnit.Framework;
using WsSpec.Suite.Autobahn.Catalogue;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Tests.Judging;

namespace WsSpec.Suite.Tests.Catalogue;

/// <summary>What every suite keeps to, whoever wrote it.</summary>
[TestFixtureSource(nameof(Suites))]
public sealed class SuiteTests(ISuite suite)
{
    private static readonly ISuite[] Suites = [NativeSuite.Instance, AutobahnSuite.Full, AutobahnSuite.Quick];

    [Test]
    public void EachCaseIsFoundByItsIdWhichIsThatOfItsScenario() => Assert.That(
        suite.Cases.Where(c => suite.Find(c.Id) != c || c.Scenario.Id != c.Id), Is.Empty);

    [Test]
    public void TheOrderIsThatOfTheCases() => Assert.That(suite.Cases.Select(suite.Order), Is.Ordered.Ascending.And.Unique);

    [Test]
    public void NoOtherSuiteHasACaseOfTheSameId() => Assert.That(
        Suites.Where(other => other != suite).SelectMany(other => suite.Cases.Where(c => other.Find(c.Id) is not null)), Is.Empty);

    [Test]
    public void EachCaseIsJudgedWhateverWasSaid() => Assert.That(
        suite.Cases.Select(
            c => suite.Judge(c, JudgedConversation.WithServer.Ends().Conversation, TargetProfile.Echo).Summary), Has.All.Not.Empty);
}
