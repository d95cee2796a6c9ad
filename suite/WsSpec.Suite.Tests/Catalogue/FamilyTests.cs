using NUnit.Framework;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging.Reactions;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests.Catalogue;

public sealed class FamilyTests
{
    private const int LongestSubject = 120;

    private static readonly IReadOnlyList<string> Named =
    [
        .. NativeSuite.Instance.Cases.Concat<ICheck>(NativeSuite.Instance.Rules).Concat(ReactionRules.All)
            .Select(check => Family.NameIn(check.Id)).Distinct(),
    ];

    [Test]
    public void EachFamilyOfACaseIsDescribedInTheOrderOfTheCatalogueAndNoOther() =>
        Assert.That(Families.All.Select(f => f.Name), Is.EqualTo(Named));

    [Test]
    public void EachIsFoundByItsName() => Assert.That(Families.All.Select(f => Families.Find(f.Name)), Is.EqualTo(Families.All));

    [Test]
    public void SubjectsAreShortSentencesAndDifferent() => Assert.Multiple(() =>
    {
        Assert.That(Families.All.Select(f => f.Subject), Is.Unique);
        Assert.That(
            Families.All.Where(f => !char.IsUpper(f.Subject[0]) || f.Subject.EndsWith('.') || f.Subject.Length > LongestSubject), Is.Empty);
    });

    /// <summary>Or the section itself is none, but those below it have some.</summary>
    [Test]
    public void EachAnchorIsASectionThatHasRequirements() => Assert.That(
        Families.All.Where(f => !Registry.All.Any(
            r => r.Document == f.Document && $"{r.Section}.".StartsWith($"{f.Section}.", StringComparison.Ordinal))), Is.Empty);
}
