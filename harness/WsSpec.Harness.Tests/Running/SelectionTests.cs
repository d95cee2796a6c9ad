using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Running;

public sealed class SelectionTests
{
    private const string Rule = "standing/no-data-after-close";

    private static readonly RunPlan Everything = new Selection().Select(Role.Server);

    [Test]
    public void AllCasesAndRulesForTheRoleAreTheUsualChoice() => Assert.Multiple(() =>
    {
        Assert.That(Everything.Cases, Is.EqualTo(NativeSuite.Instance.Cases.Where(c => c.Testee.Includes(Role.Server))));
        Assert.That(Everything.Rules, Is.EqualTo(NativeSuite.Instance.Rules.Where(r => r.Testee.Includes(Role.Server))));
    });

    [TestCase("ping/*")]
    [TestCase("*utf8*", Description = "also matches the id of a rule")]
    public void AGlobThatMatchesCasesLeavesTheRulesAsTheyAre(string glob)
    {
        var plan = new Selection { Cases = [glob] }.Select(Role.Server);
        Assert.That((plan.Rules, plan.ReportsCases), Is.EqualTo((Everything.Rules, true)));
        Assert.That(plan.Cases, Has.Length.LessThan(Everything.Cases.Length));
    }

    [Test]
    public void ForRulesAloneTheCasesArePlayedAndNotReported()
    {
        var plan = new Selection { Cases = [Rule] }.Select(Role.Server);
        Assert.That(plan.Cases, Is.EqualTo(Everything.Cases));
        Assert.That(plan.Reported.Select(check => check.Id), Is.EqualTo((string[])[Rule]));
    }

    [Test]
    public void AnotherOptionRestrictsTheCasesThatArePlayedForARule()
    {
        var plan = new Selection { Cases = [Rule], Families = ["ping"] }.Select(Role.Server);
        Assert.That(plan.Cases.Select(c => Family.NameIn(c.Id)).Distinct(), Is.EqualTo((string[])["ping"]));
        Assert.That(plan.Reported.Select(check => check.Id), Is.EqualTo((string[])[Rule]));
    }

    [Test]
    public void RulesAreChosenBesideCases()
    {
        var plan = new Selection { Cases = ["pong/*", Rule] }.Select(Role.Server);
        Assert.That(plan.Reported.Select(check => check.Id), Is.EqualTo(plan.Cases.Select(c => c.Id).Append(Rule)));
    }

    [Test]
    public void TheFamilyOfTheRulesIsAllOfThem() => Assert.That(
        new Selection { Families = ["standing"] }.Select(Role.Server).Reported, Is.EqualTo(Everything.Rules));

    [Test]
    public void AnExcludedRuleIsNotReported() => Assert.That(
        new Selection { Excluded = [Rule] }.Select(Role.Server).Rules, Is.EqualTo(Everything.Rules.RemoveAll(r => r.Id == Rule)));

    [TestCase("standing/no-such-rule")]
    [TestCase("standing/masking-keys-are-fresh", Description = "binds clients alone")]
    public void ARuleThatThereIsNotIsAnError(string glob) => Assert.That(
        () => new Selection { Cases = [glob] }.Select(Role.Server), Throws.TypeOf<CommandException>().With.Message.Contains(glob));
}
