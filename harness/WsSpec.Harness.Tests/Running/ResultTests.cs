using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Driving;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Running;

/// <summary>Results, what follows from them, and their names.</summary>
public sealed class ResultTests
{
    private static readonly ImmutableArray<CaseResult> Passing =
        [.. SampleRuns.Facts(Verdict.Pass, Verdict.Pass, Verdict.Pass, Verdict.Pass).Results.OfType<CaseResult>()];

    [Test]
    public void EachVariantHasANameOfItsOwn() => Assert.That(
        from transport in Enum.GetValues<TransportKind>()
        from delivery in Enum.GetValues<Delivery>()
        select new Axes(transport, delivery)
            .ToString(),
        Is.Unique.And.All.Match("^\\[[a-z]+,[a-z]+\\]$"));

    [Test]
    public void AResultIsFlakyWhenItsAttemptsDiffer() => Assert.That(
        ((ImmutableArray<Verdict>[])[[], [Verdict.Fail], [Verdict.Fail, Verdict.Fail], [Verdict.Fail, Verdict.Pass]])
            .Select(a => (Passing[0] with { Attempts = a }).IsFlaky),
        Is.EqualTo((bool[])[false, false, false, true]));

    [Property]
    public Property ResultsAreInTheOrderOfTheCatalogueHoweverTheyCome() =>
        Prop.ForAll(Gen.Shuffle(Passing.ToArray()).ToArbitrary(), shuffled =>
        RunRecorder.InOrder(shuffled, []).SequenceEqual(Passing));

    [Test]
    public void ARuleThatEveryoneKeepsPasses()
    {
        var results = StandingResult.Of(
            NativeSuite.Instance.Rules.RemoveAll(r => r.Id != "standing/server-never-masks"), Having(masked: false));
        Assert.That((results.Single().Judgement.Verdict, results.Single().Offender), Is.EqualTo((Verdict.Pass, (CaseResult?)null)));
    }

    [Test]
    public void TheFirstOffenderIsTheEvidenceOfABreach()
    {
        var cases = Having(masked: true);
        var result = StandingResult.Of(NativeSuite.Instance.Rules.RemoveAll(r => r.Id != "standing/server-never-masks"), cases).Single();
        Assert.That(result.Judgement.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(result.Judgement.Summary, Does.StartWith($"in {cases[1].Name}: ").And.EndsWith("(and in 1 more cases)"));
        Assert.That((result.RerunId, result.Offender, result.Conversation), Is.EqualTo((cases[1].Id, cases[1], cases[1].Conversation)));
    }

    [Test]
    public void ABrokenRequirementIsNotKeptWhateverElsePasses()
    {
        var run = SampleRuns.Facts(Verdict.Fail, Verdict.Pass, Verdict.Skipped);
        var broken = run.Results[0].Judgement.Breaks;
        var scores = RequirementScore.Of(run);
        Assert.That(scores.Single(s => s.Requirement.Id == broken).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(scores.Select(s => s.Requirement.Id), Is.EquivalentTo(run.Results.SelectMany(r => r.Touches).Distinct()));
        var (kept, all) = RequirementScore.Musts(run);
        Assert.That(kept, Is.LessThan(all));
    }

    [Test]
    public void WhatWasOnlySkippedIsNeitherKeptNorBroken() =>
        Assert.That(RequirementScore.Of(SampleRuns.Facts(Verdict.Skipped)).Select(s => s.Verdict), Is.All.Null);

    /// <summary>A conversation for each case; the servers of the second and the third mask, or not.</summary>
    private static ImmutableArray<CaseResult> Having(bool masked) =>
    [
        .. Passing.Take(3).Select((result, i) => result with
        {
            Conversation = WireTap.Read(new(Role.Server,
            [
                new Entry.Sent(default, "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
                new Entry.Received(default, Wired.Switching),
                new Entry.Received(default, Wired.Encode(Role.Server, Text("x") with { Masked = masked && i > 0 })),
            ])),
        }),
    ];
}
