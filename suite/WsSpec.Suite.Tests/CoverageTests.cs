using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests;

/// <summary>The catalogue held against the lists of the corpus: what was published, what is covered, what is excused.</summary>
public sealed class CoverageTests
{
    [Test]
    public void PublishedIdsAreNeverTakenBack() => Assert.That(
        Corpus.Lines("case-ids.txt").Where(id => Catalogue.Find(id) is null),
        Is.Empty,
        "ids are forever: a case may change, or a new one come beside it, but an id that was published stays");

    [Test]
    public void EveryIdIsPublished()
    {
        var missing = Catalogue.All.Select(c => c.Id).Except(Corpus.Lines("case-ids.txt")).ToArray();
        Assert.That(missing, Is.Empty, $"append to corpus/baselines/case-ids.txt:\n{string.Join('\n', missing)}\n");
    }

    [Test]
    public void PublishedIdsAreListedOnce() => Assert.That(Corpus.Lines("case-ids.txt"), Is.Unique);

    [Test]
    public void EveryRequirementOnServersIsCoveredOrExcused()
    {
        var missing = Open().Except(Corpus.Lines("not-yet-covered.txt")).ToArray();
        Assert.That(missing, Is.Empty, $"write a case, or say in corpus/excuses.tsv why none can be written:\n{string.Join('\n', missing)}\n");
    }

    [Test]
    public void WhatIsCoveredIsNoLongerListedAsOpen()
    {
        var covered = Corpus.Lines("not-yet-covered.txt").Except(Open()).ToArray();
        Assert.That(covered, Is.Empty, $"delete from corpus/not-yet-covered.txt:\n{string.Join('\n', covered)}\n");
    }

    [Test]
    public void NothingCoveredIsExcused() => Assert.That(
        Registry.All.Where(r => r.ServerExcuse is not null).Select(r => r.Id).Intersect(Covered()),
        Is.Empty,
        "an excuse for what a case covers after all goes from corpus/excuses.tsv");

    [Test]
    public void EveryExcuseIsForAnExistingRequirementAndGivesAReason() => Assert.That(
        Corpus.Lines("excuses.tsv").Skip(1)
            .Where(line => line.Split('\t') is not [var id, "server" or "client" or "both", not ""] || !Registry.Contains(id)),
        Is.Empty);

    private static IEnumerable<ConformanceCase> Cases => Catalogue.All.Where(c => c.Testee.Includes(Role.Server));

    /// <summary>The requirements on servers with neither a case nor an excuse.</summary>
    private static IEnumerable<string> Open() => Registry.All
        .Where(r => r.Binds.Includes(Role.Server) && r.ServerExcuse is null)
        .Select(r => r.Id)
        .Except(Touched());

    private static IEnumerable<string> Touched() => Covered().Concat(Cases.SelectMany(c => c.Touches));

    private static IEnumerable<string> Covered() => Cases.SelectMany(c => c.Covers)
        .Concat(StandingRules.All.Where(r => r.Testee.Includes(Role.Server)).SelectMany(r => r.Covers));
}
