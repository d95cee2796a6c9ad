using System.Collections.Immutable;
using NUnit.Framework;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Tests.Findings;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Protocol;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Explaining;

/// <summary>What is wrong nearly everywhere fails few results, and not one that is about something else.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[TestFixture("pong-empty", RootKind.Pong)]
[TestFixture("echo-missing", RootKind.Echo)]
[TestFixture("sends-opcode-3", RootKind.Rule)]
[TestFixture("message-behind-close", RootKind.Rule)]
[TestFixture("transport-never-ends", RootKind.End)]
[TestFixture("utf8-not-checked", RootKind.Variant)]
public sealed class ConsequencesTests(string fault, RootKind kind)
{
    private const int OneIn = 2;
    private const int OnlyCauses = 1000;
    private RunFacts _run = null!;
    private RunFacts _told = null!;

    [OneTimeSetUp]
    public void PlayAndTell()
    {
        _run = Facts([.. ConformanceCatalogue.All.Where((@case, i) => i % OneIn == 0 && Trial.IsPossible(Role.Server, @case))
            .Select(@case => Trial.Of(PlayedResults.Fault(fault), Role.Server, @case).Result)]);
        _told = Told(_run);
    }

    [Test]
    public void FewResultsFailAndMostAreExplained() => Assert.Multiple(() =>
    {
        Assert.That(Failing(_told), Has.Count.InRange(1, 60));
        Assert.That(Explained(_told).Count(result => result.Root!.Kind == kind), Is.GreaterThan(Failing(_told).Count));
    });

    [Test]
    public void NobodyIsExplainedWhoDidNotFailAndNobodyElseIsTouched() => Assert.Multiple(() =>
    {
        Assert.That(
            Explained(_told).Concat(Failing(_told)).Select(result => result.Name),
            Is.EquivalentTo(Failing(_run).Select(result => result.Name)));
        Assert.That(
            Explained(_told),
            Has.All.Matches<CaseResult>(result => result!.Judgement is { Verdict: Verdict.Inconclusive, Breaks: null }));
        Assert.That(
            _told.Results.Except(Explained(_told)).Select(result => result.Judgement),
            Is.SubsetOf(_run.Results.Select(result => result.Judgement)));
    });

    [Test]
    public void WhatExplainsOthersFailsItself() => Assert.That(
        Explained(_told).Select(result => result.Root!).Distinct(),
        Has.All.Matches<Root>(root => Failing(_told).Exists(result => root!.Kind == RootKind.Variant
            ? result.Name == root.What
            : result is CaseResult played ? played.Root == root : root.Kind == RootKind.Rule && result.Id == root.What)));

    [Test]
    public void ToldTwiceItIsTheSame() => Assert.That(Lines(Told(_told with { Seed = 2 })), Is.EqualTo(Lines(_told)));

    [Test]
    public void EachResultIsKeptAsItIsByItself() => Assert.That(Lines(_told.ByThemselves), Is.EqualTo(Lines(_run)));

    [Test]
    public void AReportIsReadAsEachResultIsByItself() => Assert.That(Lines(Read(_told)), Is.EqualTo(Lines(_run)));

    /// <summary>What a part has too little of to tell, the whole tells.</summary>
    [TestCase(2)]
    [TestCase(8)]
    public void PartsComeToTheSameAsTheWhole(int parts)
    {
        var cases = _run.Results.OfType<CaseResult>().ToList();
        var reports = Enumerable.Range(0, parts).Select(part =>
        {
            var facts = Told(Facts([.. cases.Where((_, i) => i % parts == part)]));
            return new RunReport(Read(facts), Assessment.Usual);
        });
        Assert.That(Lines(Told(Merging.Merge(reports).Runs.Single().Facts)), Is.EqualTo(Lines(_told)));
    }

    /// <summary>Whatever the policy and whatever is known: nobody is let go who failed before.</summary>
    [Test]
    public void WhatIsToldChangesNoExitCode([Values] FailOn failOn, [Values(0, 1, 2, 3, OnlyCauses)] int knownOneIn, [Values] bool oneLayerCounts)
    {
        var known = knownOneIn switch
        {
            0 => [],
            OnlyCauses => Failing(_told),
            _ => Failing(_run).Where((_, i) => i % knownOneIn == 0),
        };
        var policy = new GatePolicy(failOn)
        {
            Baseline = new([.. known.Select(result => new BaselineEntry(result.Id, "known"))]),
            Layers = oneLayerCounts ? [Layer.Framing] : [],
        };
        var told = policy.Apply([_run])[0];
        Assert.Multiple(() =>
        {
            Assert.That(RunReport.ExitCodeOf([told]), Is.EqualTo(RunReport.ExitCodeOf([policy.Assess(_run)])));
            Assert.That(
                Defects.In(told).SelectMany(defect => defect.Members.Concat(defect.Explained)).Select(result => result.Name), Is.Unique);
        });
    }

    /// <summary>A single case may have a reason of its own.</summary>
    [Test]
    public void OneAloneIsNotExplained()
    {
        var single = Facts([(CaseResult)Failing(_run).First(result => result is CaseResult)]);
        Assert.That(Failing(Told(single)).OfType<CaseResult>().Count(), Is.EqualTo(1));
    }

    private static RunFacts Facts(ImmutableArray<CaseResult> cases) => SampleRuns.Facts() with
    {
        Results = RunRecorder.InOrder(cases, [.. StandingRules.All.Where(rule => rule.Testee.Includes(Role.Server))]),
        Profile = TargetProfile.Echo,
    };

    private static RunFacts Told(RunFacts run) => new GatePolicy(FailOn.Fail).Apply([run])[0].Facts;

    private static RunFacts Read(RunFacts run)
    {
        using var written = new MemoryStream(Rendered.Octets(
            Harness.Reports.ReportFormat.All.Single(format => format.Name == "json"), new RunReport(run, Assessment.Usual)));
        return JsonReport.Read("report", written).Single().Facts;
    }

    private static List<Result> Failing(RunFacts run) => [.. run.Results.Where(result => result.Judgement.Verdict == Verdict.Fail)];

    private static List<CaseResult> Explained(RunFacts run) =>
        [.. run.Results.OfType<CaseResult>().Where(result => result.Alone is not null)];

    private static List<string> Lines(RunFacts run) =>
        [.. run.Results.Select(result =>
            $"{result.Name}: {result.Judgement.Verdict}, {result.Judgement.Breaks}, {result.Judgement.Summary}")];
}
