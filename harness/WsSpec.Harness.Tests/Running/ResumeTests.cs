using System.Collections.Immutable;
using NUnit.Framework;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Cli;

namespace WsSpec.Harness.Tests.Running;

public sealed class ResumeTests
{
    /// <summary>A journal that was cut anywhere is what a kill leaves; the killing itself is <c>kills.sh</c>.</summary>
    [Test]
    public async Task ARunThatEndedAnywhereGoesOnToTheSameEnd()
    {
        using var folder = new TemporaryFolder();
        var (whole, journal) = (folder["whole.json"], folder["run.jsonl"]);
        await RunAsync(whole, "--report", $"jsonl={journal}");
        var octets = await File.ReadAllBytesAsync(journal);
        var random = new Random(1);
        for (var kill = 0; kill < 5; kill++)
        {
            await File.WriteAllBytesAsync(journal, octets[..random.Next(octets.Length)]);
            var resumed = await RunAsync(folder["resumed.json"], "--resume", journal);
            Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
            Assert.That(Changes(whole, folder["resumed.json"]), Is.Zero);
            Assert.That(Changes(whole, journal), Is.Zero);
        }
    }

    [Test]
    public async Task WhatTheJournalHasIsNotPlayedAgain()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder["whole.json"], "--report", $"jsonl={folder["run.jsonl"]}");
        var before = SavedRuns.Read(folder["run.jsonl"]).Single().Facts;
        await RunAsync(folder["again.json"], "--resume", folder["run.jsonl"]);
        var after = SavedRuns.Read(folder["again.json"]).Single().Facts;
        Assert.That(after.Started, Is.EqualTo(before.Started));
        Assert.That(Times(after), Is.EqualTo(Times(before)));
    }

    [TestCase("the seed 1, not 2", "--family", "ping", "--seed", "2")]
    [TestCase("the number of cases", "--family", "p?ng")]
    [TestCase("the target the embedded reference server, not other", "--family", "ping", "--name", "other")]
    [TestCase("the cases: all of them, not part 1 of 2", "--family", "ping", "--shard", "1/2")]
    public async Task AnotherRunIsRefused(string reason, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await CommandLine.RunAsync("run", "--family", "ping", "--report", $"jsonl={folder["run.jsonl"]}");
        var before = await File.ReadAllTextAsync(folder["run.jsonl"]);
        var run = await CommandLine.RunAsync(["run", .. arguments, "--resume", folder["run.jsonl"]]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage), run.Output);
        Assert.That(run.Error, Does.Contain($"is of another run, of {reason}").And.Not.Contains("   at "));
        Assert.That(await File.ReadAllTextAsync(folder["run.jsonl"]), Is.EqualTo(before));
    }

    [Test]
    public async Task ARunThatWasNeverBegunIsBegun()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("run", "--family", "ping", "--resume", folder["new.jsonl"]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
        Assert.That(SavedRuns.Read(folder["new.jsonl"]).Single().Facts.Interrupted, Is.False);
    }

    [Test]
    public async Task TheJournalBesideAReportGoesWhenTheReportIsThere()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder["run.json"]);
        Assert.That(Directory.EnumerateFiles(folder[""]).Select(Path.GetFileName), Is.EqualTo((string[])["run.json"]));
    }

    private static Task<CommandLine> RunAsync(string report, params string[] arguments) =>
        CommandLine.RunAsync(["run", "--family", "ping", "--report", $"json={report}", .. arguments]);

    private static int Changes(string before, string after)
    {
        var change = Difference.Between(Facts(before), Facts(after), FailOn.Fail);
        return change.Regressions.Length + change.Fixes.Length + change.Other.Length + change.New.Length + change.Gone.Length;
    }

    private static ImmutableArray<RunFacts> Facts(string path) =>
        [.. SavedRuns.Read(path).Select(report => report.Facts)];

    private static IEnumerable<double> Times(RunFacts facts) =>
        facts.Results.OfType<CaseResult>().Select(r => Math.Round(r.Duration.TotalMilliseconds));
}
