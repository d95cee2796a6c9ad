using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests.Catalogue;

/// <summary>What holds for every case, whoever writes it.</summary>
public sealed partial class CatalogueTests
{
    private const int LongestTitle = 90;

    private static readonly ImmutableArray<ConformanceCase> Cases = ConformanceCatalogue.All;

    private static IEnumerable<(ConformanceCase Case, Outcome Outcome)> Outcomes =>
        Cases.SelectMany(@case => @case.Outcomes.Select(outcome => (@case, outcome)));

    [Test]
    public void IdsAreUnique() => Assert.That(Cases.Select(c => c.Id), Is.Unique);

    [Test]
    public void IdsAreFamilyFactAndParameter() => Assert.That(Cases.Select(c => c.Id), Has.All.Matches(Id()));

    [Test]
    public void TitlesAreFacts() => Assert.That(
        Cases.Select(c => c.Title).Where(title => title.Length > LongestTitle || NoFact().IsMatch(title) || char.IsLower(title[0])),
        Is.Empty);

    [Test]
    public void EveryCaseIsAboutARequirementAndForesaysSomething() => Assert.That(
        Cases.Where(c => c.Covers is [] || c.Outcomes is [] || c.Script is [] || c.Testee == Roles.None).Select(c => c.Id),
        Is.Empty);

    [Test]
    public void EveryRequirementNamedIsInTheRegistry() => Assert.That(
        Cases.SelectMany(c => c.Touches.Select(id => (c.Id, Requirement: id))).Where(named => Registry.Find(named.Requirement) is null),
        Is.Empty);

    [Test]
    public void WhatUnforeseenBehaviourBreaksBindsEveryTestee() => Assert.That(
        Cases.Where(c => (Registry.Get(c.Covers[0]).Binds & c.Testee) != c.Testee).Select(c => (c.Id, c.Covers[0])),
        Is.Empty);

    [Test]
    public void EveryRequirementCoveredBindsATestee() => Assert.That(
        Cases.SelectMany(c => c.Covers.Where(id => (Registry.Get(id).Binds & c.Testee) == Roles.None).Select(id => (c.Id, id))),
        Is.Empty);

    [Test]
    public void NoOutcomeBreaksWhatIsLeftOpen() => Assert.That(
        Outcomes.Where(o => o.Outcome is { Breaks: not null, Verdict: Verdict.Informational }).Select(o => (o.Case.Id, o.Outcome.Breaks)),
        Is.Empty);

    [Test]
    public void OutcomesUseOnlyWhatIsLeftOpen() => Assert.That(
        Outcomes.Where(o => o.Outcome.Uses is { } id && !LeavesOpen(Registry.Get(id))).Select(o => (o.Case.Id, o.Outcome.Uses)),
        Is.Empty);

    [Test]
    public void NoOutcomeBothBreaksAndUses() => Assert.That(
        Outcomes.Where(o => o.Outcome.Breaks is not null && o.Outcome.Uses is not null).Select(o => (o.Case.Id, o.Outcome.Summary)),
        Is.Empty);

    /// <summary>A trace that stops at something nobody waited for would match or not as the race goes.</summary>
    [Test]
    public void EveryTraceEndsOpenOrWithTheEndOrWithSilence() => Assert.That(
        Outcomes
            .Where(o =>
                o.Outcome.Trace is not [..,
                    RestPattern or EndedPattern or ResetPattern or NothingPattern or Within { Inner: EndedPattern or ResetPattern }])
            .Select(o => (o.Case.Id, o.Outcome.Summary)),
        Is.Empty);

    [Test]
    public void EverySectionIsInTheCatalogue() => Assert.That(
        typeof(ConformanceCatalogue).Assembly.GetTypes()
            .Where(type => type.GetProperty("Cases", BindingFlags.Public | BindingFlags.Static) is { } property
                && property.GetValue(null) is IEnumerable<ConformanceCase> cases && cases.Any(c => ConformanceCatalogue.Find(c.Id) is null))
            .Select(type => type.Name),
        Is.Empty);

    /// <summary>
    /// A requirement that nobody can break, or one whose text is ambiguous: then the ruling in its notes says what is left open.
    /// </summary>
    /// <summary>Whether the requirement, or a ruling on it, leaves something to the testee.</summary>
    private static bool LeavesOpen(Requirement requirement) =>
        requirement.VerdictIfViolated == Verdict.Informational
        || requirement.Notes.StartsWith("AMBIGUITY", StringComparison.Ordinal)
        || requirement.Notes.Contains("INFO", StringComparison.Ordinal);

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:[-.][a-z0-9]+)*(?:/[a-z0-9]+(?:[-.][a-z0-9]+)*)?\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\bshould\b|\btest that\b|\bverif|\.\z|  |\A\s|\s\z", RegexOptions.IgnoreCase)]
    private static partial Regex NoFact();
}
