using System.Collections.Immutable;
using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Comparing;

public sealed class ShardTests
{
    [Property]
    public void EveryNameIsInExactlyOneShard(PositiveInt count, NonNull<string>[] names)
    {
        ImmutableArray<string> all = [.. names.Select(name => name.Get).Distinct()];
        var parts = Shards(count.Get).SelectMany(shard => shard.Of(all, name => name));
        Assert.That(parts, Is.EquivalentTo(all));
    }

    [Property]
    public void OneMorePartTakesFromTheOthersAndMovesNothingBetweenThem(PositiveInt count, NonNull<string>[] names)
    {
        var moved = names.Select(name => name.Get).Where(name => PartOf(name, count.Get) != PartOf(name, count.Get + 1));
        Assert.That(moved.Select(name => PartOf(name, count.Get + 1)), Is.All.EqualTo(count.Get + 1));
    }

    /// <summary>By their names, so that neither a new case nor another selection moves one that is there: today's and tomorrow's.</summary>
    [Property(MaxTest = 20)]
    public void AnotherCaseOrAnotherSelectionMovesNoCase(int seed)
    {
        var all = new Selection().Select(Role.Server).Cases;
        var some = new Random(seed).GetItems(all.AsSpan(), all.Length / 2).Distinct().ToImmutableArray();
        foreach (var shard in Shards(8))
        {
            var (plan, fewer) = (Plan(all, shard), Plan(some, shard));
            Assert.That(fewer.CasesOfPart, Is.EquivalentTo(plan.CasesOfPart.Intersect(some)));
        }
    }

    [Property(MaxTest = 20)]
    public void ShardsWithDifferentSelectionsLeaveNothingOut(NonEmptyArray<int> kept, PositiveInt count)
    {
        var all = new Selection().Select(Role.Server).Cases;
        var parts = Shards(count.Get).Select(shard =>
        {
            var left = kept.Get[shard.Index % kept.Get.Length];
            var selected = all.Where((_, i) => (i ^ left) % 3 != 0).ToImmutableArray();
            return (Selected: selected, Played: Plan(selected, shard).CasesOfPart);
        }).ToList();
        var byAll = all.Where(c => parts.TrueForAll(part => part.Selected.Contains(c)));
        Assert.That(byAll.Except(parts.SelectMany(part => part.Played)), Is.Empty);
    }

    [Test]
    public void ShardsAreOfLikeSize() => Assert.That(
        Shards(8).Select(shard => Plan(new Selection().Select(Role.Server).Cases, shard).CasesOfPart.Length),
        Is.All.InRange(NativeCases / 8 * 0.8, NativeCases / 8 * 1.2));

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 40)]
    public void MergedShardsAreTheWholeRun(RunReport run, PositiveInt count)
    {
        var merged = Merging.Merge(Parts.Of(run, count.Get));
        Assert.That(merged.Runs.Single().Facts.Missing, Is.Empty);
        Assert.That(Tell(merged.Runs.Single()), Is.EqualTo(Tell(run)));
    }

    [Property(MaxTest = 30)]
    public void KnownTimesAreSharedOutEvenly(PositiveInt count, NonEmptyArray<PositiveInt> times)
    {
        var cases = SampleRuns.Facts([.. times.Get.Select(_ => Verdict.Pass)]).Results.Cast<CaseResult>()
            .Zip(times.Get, (result, time) => result with { Duration = TimeSpan.FromSeconds(time.Get) }).ToImmutableArray();
        var timings = new Timings(cases);
        var loads = Shards(count.Get).Select(shard => shard with { Timings = timings })
            .Select(shard => shard.Of(cases, Name).Sum(r => r.Duration.TotalSeconds)).ToList();
        Assert.That(loads.Sum(), Is.EqualTo(cases.Sum(r => r.Duration.TotalSeconds)));
        Assert.That(loads.Max() - loads.Min(), Is.LessThanOrEqualTo(cases.Max(r => r.Duration.TotalSeconds)));
    }

    [Test]
    public async Task ShardsOfTheCommandMergeIntoWhatOneRunFinds()
    {
        using var folder = new TemporaryFolder();
        foreach (var i in (int[])[1, 2, 3])
        {
            await CommandLine.RunAsync("run", "--family", "ping", "--shard", $"{i}/3", "--report", $"json={folder[$"{i}.json"]}");
        }

        await CommandLine.RunAsync("run", "--family", "ping", "--report", $"json={folder["whole.json"]}");
        var merged = await CommandLine.RunAsync(
            "merge", folder["1.json"], folder["2.json"], folder["3.json"], "--report", $"json={folder["merged.json"]}");
        Assert.That(merged.ExitCode, Is.EqualTo(ExitCode.Ok), merged.Error);
        Assert.That(Verdicts(folder["merged.json"]), Is.EqualTo(Verdicts(folder["whole.json"])));
    }

    [TestCase("0/3")]
    [TestCase("4/3")]
    [TestCase("1")]
    [TestCase("a/b")]
    public void WhatIsNoShardIsRefused(string text) => Assert.That(() => Shard.Parse(text), Throws.TypeOf<CommandException>());

    private static int NativeCases => new Selection().Select(Role.Server).Cases.Length;

    private static IEnumerable<Shard> Shards(int count) => Enumerable.Range(1, count).Select(i => new Shard(i, count));

    private static int PartOf(string name, int count) => Shards(count).Single(shard => shard.Takes(name)).Index;

    private static string Name(CaseResult result) => Shard.NameOf(result.Id, result.Axes.Delivery);

    private static RunPlan Plan(ImmutableArray<ICase> cases, Shard shard) => new(NativeSuite.Instance, cases, []) { Shard = shard };

    private static IEnumerable<(string, Judgement, string?)> Tell(RunReport run) =>
        run.Facts.Results.Select(r => (r.Name, r.Judgement, run.Known(r)));

    private static IEnumerable<(string, string)> Verdicts(string path) =>
        SavedRuns.Read(path).Single().Facts.Results.Select(r => (r.Name, r.Judgement.ToString()));
}
