using System.Collections.Immutable;
using System.IO.Compression;
using NUnit.Framework;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Comparing;

/// <summary>What is not the whole is no success, whatever the verdicts are, and says why.</summary>
public sealed class WrongMergeTests
{
    private static readonly RunReport Whole = SampleRuns.With([.. Enumerable.Repeat(Verdict.Pass, 30)]);

    private static readonly ImmutableArray<RunReport> Three = Parts.Of(Whole, 3);

    private static RunFacts Second => Three[1].Facts;

    public static IEnumerable<TestCaseData> WrongParts =>
    [
        Wrong("one is missing", "part 2 of 3 is missing", Three[0], Three[2]),
        Wrong("there is one only", "part 1 of 3 is missing", Three[1]),
        Wrong("one was given twice", "part 1 of 3 was given 2 times", Three[0], Three[0], Three[1], Three[2]),
        Wrong("one in the place of another", "part 3 of 3 is missing", Three[0], Three[1], Three[1]),
        Wrong("another seed", "the seed 2, not 1", Second with { Seed = 2 }),
        Wrong("another selection", "the catalogue with the digest x", Second with { Catalogue = Second.Catalogue! with { Digest = "x" } }),
        Wrong("another number of cases", "the number of cases 7", Second with { Catalogue = Second.Catalogue! with { Cases = 7 } }),
        Wrong("another version", "the version 2, not 1", Second with { Catalogue = Second.Catalogue! with { Version = "2" } }),
        Wrong("another suite", "the suite autobahn, not native", Second with { Catalogue = Second.Catalogue! with { Suite = "autobahn" } }),
        Wrong("other timings", "the timings with the digest x, not none", Second with { Part = Second.Part! with { Timings = "x" } }),
        Wrong("a part of four", "the number of parts 4, not 3", Second with { Part = Second.Part! with { Of = 4 } }),
        Wrong("an old version that says nothing", "does not say what it is a part of", Second with { Catalogue = null, Part = null }),
        Wrong("one that was interrupted", "part 2 of 3 was interrupted", Second with { Interrupted = true }),
        Wrong("one that lacks a result", "of its", Second with { Results = Second.Results.RemoveAt(0) }),
    ];

    [TestCaseSource(nameof(WrongParts))]
    public async Task PartsThatAreNotTheWholeFail(string reason, ImmutableArray<RunReport> parts)
    {
        using var folder = new TemporaryFolder();
        var files = parts.Select((part, i) => folder.Write($"{i}.json", Rendered.As("json", part))).ToArray();
        await AssertIncompleteAsync(folder, reason, files);
    }

    [TestCase("", "is empty")]
    [TestCase("{ \"schema\": \"wsspec-report/1\", \"runs\": [", "cannot read")]
    [TestCase("{ \"schema\": \"wsspec-report/1\", \"version\": \"1\", \"runs\": [] }", "holds no run")]
    [TestCase("not a report", "cannot read")]
    public async Task AFileThatHoldsNoReportFails(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        var whole = folder.Write("whole.json", Rendered.As("json", Three[0]));
        await AssertIncompleteAsync(folder, reason, whole, folder.Write("wrong.json", text));
    }

    [Test]
    public async Task ACompressedReportThatWasCutOffFails()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder["cut.json.gz"]))
        {
            using (var compressed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
            {
                ReportFormat.Json.Write([Three[1]], compressed);
            }

            file.SetLength(file.Length / 2);
        }

        var others = new[] { Three[0], Three[2] }.Select((part, i) => folder.Write($"{i}.json", Rendered.As("json", part)));
        await AssertIncompleteAsync(folder, "cut.json.gz", [.. others, folder["cut.json.gz"]]);
    }

    [Test]
    public async Task AFolderWithoutReportsFails()
    {
        using var folder = new TemporaryFolder();
        var empty = Directory.CreateDirectory(folder["empty"]).FullName;
        var merged = await CommandLine.RunAsync("merge", empty);
        Assert.That(merged.ExitCode, Is.EqualTo(ExitCode.NothingTested));
        Assert.That(merged.Error, Does.Contain("holds no report"));
    }

    [Test]
    public async Task AnEndpointThatIsMissingIsNamed()
    {
        using var folder = new TemporaryFolder();
        var part = new Part(1, 2) { By = PartUnit.Endpoint, Endpoints = ["sample", "other"] };
        var run = Whole with { Facts = Whole.Facts with { Part = part, Catalogue = Second.Catalogue, Expected = 30 } };
        await AssertIncompleteAsync(folder, "the endpoint other is missing", folder.Write("1.json", Rendered.As("json", run)));
    }

    [Test]
    public async Task WhatIsMissingIsAllowedWhereThatIsSaid()
    {
        using var folder = new TemporaryFolder();
        var merged = await CommandLine.RunAsync("merge", folder.Write("1.json", Rendered.As("json", Three[0])), "--allow-partial");
        Assert.That(merged.ExitCode, Is.EqualTo(ExitCode.Ok));
        Assert.That(merged.Output, Does.Contain("incomplete: part 2 of 3 is missing"));
    }

    [Test]
    public void ARetriedPartReplacesTheOlder()
    {
        var again = Three[1] with { Facts = Second with { Started = Second.Started.AddHours(1) } };
        var merged = Merging.Merge([again, .. Three]);
        Assert.That(merged.Runs.Single().Facts.Missing, Is.Empty);
        Assert.That(merged.Notes.Single(), Does.StartWith("part 2 of 3 of sample was played 2 times"));
        Assert.That(merged.Runs.Single().Facts.Results.Select(r => r.IsFlaky), Has.None.True);
    }

    [Test]
    public void AnInterruptedPartIsCompletedByAnotherAttempt()
    {
        var half = Three[1] with { Facts = Second with { Interrupted = true, Results = Second.Results.RemoveAt(0) } };
        var again = Three[1] with { Facts = Second with { Started = Second.Started.AddHours(1) } };
        Assert.That(Merging.Merge([Three[0], half, again, Three[2]]).Runs.Single().Facts.Missing, Is.Empty);
    }

    [TestCase(Verdict.Fail, Verdict.Pass, Verdict.Fail, true)]
    [TestCase(Verdict.Pass, Verdict.Fail, Verdict.Fail, true)]
    [TestCase(Verdict.Pass, Verdict.Pass, Verdict.Pass, false)]
    [TestCase(Verdict.Error, Verdict.Pass, Verdict.Pass, false)]
    [TestCase(Verdict.Pass, Verdict.Error, Verdict.Pass, false)]
    public void AttemptsThatDisagreeAreFlakyAndNotPassed(Verdict first, Verdict second, Verdict merged, bool isFlaky)
    {
        var attempts = new[] { first, second }.Select(verdict => Parts.Of(SampleRuns.With(verdict), 1)[0])
            .Select((run, i) => run with { Facts = run.Facts with { Started = run.Facts.Started.AddHours(i) } });
        var result = Merging.Merge(attempts).Runs.Single().Facts.Results[0];
        Assert.That((result.Judgement.Verdict, result.IsFlaky), Is.EqualTo((merged, isFlaky)));
    }

    private static async Task AssertIncompleteAsync(TemporaryFolder folder, string reason, params string[] files)
    {
        var merged = await CommandLine.RunAsync(["merge", .. files, "--report", $"json={folder["merged.json"]}", "--fail-on", "never"]);
        Assert.That(merged.ExitCode, Is.EqualTo(ExitCode.NothingTested), merged.Error);
        Assert.That(merged.Output, Does.Contain(reason));
        Assert.That(string.Join("; ", SavedRuns.Read(folder["merged.json"])[0].Facts.Missing), Does.Contain(reason));
    }

    private static TestCaseData Wrong(string name, string reason, RunFacts second) =>
        Wrong(name, reason, Three[0], Three[1] with { Facts = second }, Three[2]);

    private static TestCaseData Wrong(string name, string reason, params ImmutableArray<RunReport> parts) =>
        new TestCaseData(reason, parts).SetArgDisplayNames(name);
}
