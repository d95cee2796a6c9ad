using NUnit.Framework;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;

namespace WsSpec.Harness.Tests.Findings;

public sealed class DefectsProperties
{
    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void EveryFailureIsInOneFinding(RunReport run) => Assert.That(
        Defects.In(run).SelectMany(defect => defect.Members).Select(member => member.Name),
        Is.EquivalentTo(run.Facts.Results.Where(result => run.Of(result) == Disposition.Failed).Select(result => result.Name)));

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void TheExampleIsAMember(RunReport run) =>
        Assert.That(Defects.In(run), Has.All.Matches<Defect>(defect => defect!.Members.Contains(defect.Example)));

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void EveryResultIsAPassAFindingAKnownFailureOrHasAReason(RunReport run)
    {
        var told = Defects.In(run).SelectMany(defect => defect.Members)
            .Concat(run.Facts.Results.Where(result => run.Of(result) == Disposition.Known))
            .Concat(Reason.In(run).SelectMany(reason => reason.Members));
        var passed = run.Facts.Results.Where(r => r.Judgement.Verdict is Verdict.Pass or Verdict.Informational);
        Assert.That(told.Concat(passed).Select(r => r.Name), Is.EquivalentTo(run.Facts.Results.Select(r => r.Name)));
    }

    [Test]
    public void OneMistakeIsOneFindingWhateverItBreaks()
    {
        var run = Report(Rfc6455.InvalidUtf8FailsConnection, Rfc7692.Utf8RuleAfterInflation, Rfc6455.CloseReasonNotUtf8Fails);
        Assert.That(Defects.In(run).Select(defect => defect.Members.Length), Is.EqualTo((int[])[3]));
    }

    [Test]
    public void DifferentRequirementsThatNoMistakeJoinsAreDifferentFindings()
    {
        var run = Report(Rfc6455.LengthMostSignificantBitZero, Rfc6455.LengthMostSignificantBitZero, Rfc6455.OnlyGetOpens);
        Assert.That(Defects.In(run).Select(defect => defect.Members.Length), Is.EqualTo((int[])[2, 1]));
    }

    /// <summary>A mistake that is told twice would make the first text hide the second.</summary>
    [Test]
    public void NoRequirementIsExplainedByTwoMistakesInTheSameWay() => Assert.That(
        from requirement in Registry.All
        from upshot in Enum.GetValues<Upshot>()
        let causes = Causes.All.Where(cause => cause.Layer is null && cause.CasesAbout.Length == 0 && cause.Explains(requirement.Id, upshot, "")).ToList()
        where causes.Count > 1
        select $"{requirement.Id}: {string.Join(" / ", causes.Select(cause => cause.Title))}",
        Is.Empty);

    private static RunReport Report(params RequirementId[] broken)
    {
        var facts = SampleRuns.Facts([.. broken.Select(_ => Verdict.Fail)]);
        return new(facts with { Results = [.. facts.Results.Zip(broken, Breaking)] }, Assessment.Usual);
    }

    private static Result Breaking(Result result, RequirementId broken) =>
        result with { Judgement = result.Judgement with { Breaks = broken } };
}
