using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Reactions;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>The catalogue held against the lists of the corpus: what was published, what is covered, what is excused.</summary>
public sealed class CoverageTests
{
    [Test]
    public void PublishedIdsAreNeverTakenBack() => Assert.That(
        Corpus.Lines("case-ids.txt").Except(Published.Select(check => check.Id)),
        Is.Empty,
        "ids are forever: a case or a rule may change, or a new one come beside it, but an id that was published stays");

    [Test]
    public void EveryIdIsPublished()
    {
        var missing = Published.Select(check => check.Id).Except(Corpus.Lines("case-ids.txt")).ToArray();
        Assert.That(missing, Is.Empty, $"append to corpus/baselines/case-ids.txt:\n{string.Join('\n', missing)}\n");
    }

    [Test]
    public void PublishedIdsAreListedOnce() => Assert.That(Corpus.Lines("case-ids.txt"), Is.Unique);

    [TestCase(Role.Server)]
    [TestCase(Role.Client)]
    public void EveryRequirementIsCoveredOrExcused(Role testee)
    {
        var open = Coverage.Of(testee, Checks).Rows.Where(row => row.Cases.IsEmpty && row.Excuse is null).Select(row => row.Requirement.Id)
            .ToArray();
        Assert.That(open, Is.Empty, $"write a case, or say in corpus/excuses.tsv why none can be written:\n{string.Join('\n', open)}\n");
    }

    [TestCase(Role.Server)]
    [TestCase(Role.Client)]
    public void NothingCoveredIsExcused(Role testee) => Assert.That(
        Registry.All.Where(r => (testee == Role.Server ? r.ServerExcuse : r.ClientExcuse) is not null).Select(r => r.Id)
            .Intersect(Covered(testee)),
        Is.Empty,
        "an excuse for what a case covers after all goes from corpus/excuses.tsv");

    [Test]
    public void EveryExcuseIsForAnExistingRequirementAndGivesAReason() => Assert.That(
        Corpus.Lines("excuses.tsv").Skip(1)
            .Where(line => line.Split('\t') is not [var id, "server" or "client" or "both", not ""] || Registry.Find(new(id)) is null),
        Is.Empty);

    private static IEnumerable<ICheck> Published => Checks.Concat(ReactionRules.All);

    private static IEnumerable<ICheck> Checks => ConformanceCatalogue.All.Concat<ICheck>(StandingRules.All);

    /// <summary>The requirements that a case or a standing rule is about; one that an outcome merely uses may be excused besides.</summary>
    private static IEnumerable<RequirementId> Covered(Role testee) =>
        Checks.Where(check => check.Testee.Includes(testee)).SelectMany(check => check.Covers);
}
