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
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Tests.Comparing;

public sealed class ShardTests
{
    [Property]
    public void EveryCaseIsInExactlyOneShard(PositiveInt count, ImmutableArray<int> cases)
    {
        var all = cases.IsDefault ? [] : cases.Select((_, i) => i).ToImmutableArray();
        var parts = Enumerable.Range(1, count.Get).SelectMany(i => new Shard(i, count.Get).Of(all));
        Assert.That(parts, Is.EquivalentTo(all));
    }

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 40)]
    public void MergedShardsAreTheWholeRun(RunReport run, PositiveInt count)
    {
        var cases = run.Facts.Results.OfType<CaseResult>().ToImmutableArray();
        var rules = run.Facts.Results.OfType<StandingResult>().Select(r => r.Rule).ToImmutableArray();
        var shards = Enumerable.Range(1, count.Get)
            .Select(i => RunRecorder.InOrder(new Shard(i, count.Get).Of(cases), rules))
            .Select(results => run with { Facts = run.Facts with { Results = results } });
        var merged = Merging.Merge(shards).Single();
        Assert.That(Tell(merged), Is.EqualTo(Tell(run)));
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

    private static IEnumerable<(string, Judgement, string?)> Tell(RunReport run) =>
        run.Facts.Results.Select(r => (r.Name, r.Judgement, run.Known(r)));

    private static IEnumerable<(string, string)> Verdicts(string path) =>
        JsonReport.Read(path).Single().Facts.Results.Select(r => (r.Name, r.Judgement.ToString()));
}
