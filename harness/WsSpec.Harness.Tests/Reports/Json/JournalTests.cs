using System.Text;
using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Reports.Json;

public sealed class JournalTests
{
    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void AJournalSaysTheSameAsTheJsonReport(RunReport run)
    {
        using var folder = new TemporaryFolder();
        var read = SavedRuns.Read(folder.Write("run.jsonl", Rendered.As("jsonl", run)));
        Assert.That(Rendered.As("json", read), Is.EqualTo(Rendered.As("json", run)));
    }

    /// <summary>Wherever it ends, everything before is there, and nothing that was not.</summary>
    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void AJournalThatIsTornKeepsItsWholeLines(RunReport run, PositiveInt at)
    {
        var octets = Encoding.UTF8.GetBytes(Rendered.As("jsonl", run));
        var cut = octets.AsSpan(0, at.Get % (octets.Length + 1)).ToArray();
        using var stream = new MemoryStream(cut);
        var journal = JournalReader.Read(stream);
        var whole = run.Facts.Results.OfType<CaseResult>().Select(r => r.Name).Take(cut.Count(octet => octet == '\n') - 1);
        Assert.That(journal.Length, Is.EqualTo(Array.LastIndexOf(cut, (byte)'\n') + 1));
        Assert.That(journal.IsTorn, Is.EqualTo(journal.Length < cut.Length));
        Assert.That(journal.Runs.SelectMany(r => r.Facts.Results.OfType<CaseResult>()).Select(r => r.Name), Is.EquivalentTo(whole));
    }

    [Property(MaxTest = 100)]
    public void LinesAreTheStreamCutAfterLineFeeds(NonNull<byte[]> octets, PositiveInt length)
    {
        var text = octets.Get.Concat(Enumerable.Repeat((byte)'a', length.Get * 1000)).Concat(octets.Get).ToArray();
        using var stream = new MemoryStream(text);
        var lines = Lines.Of(stream).Select(line => line.ToArray()).ToList();
        Assert.That(lines.SelectMany(line => line), Is.EqualTo(text));
        Assert.That(lines.Select(line => Array.IndexOf(line, (byte)'\n')), Is.EqualTo(lines.Select((line, i) =>
            i < lines.Count - 1 || line[^1] == '\n' ? line.Length - 1 : -1)));
    }

    [Test]
    public void AJournalOfARunThatDidNotEndIsInterrupted()
    {
        using var folder = new TemporaryFolder();
        var lines = Rendered.As("jsonl", SampleRuns.With(Verdict.Pass, Verdict.Fail)).Split('\n');
        var notes = new List<string>();
        var run = SavedRuns.Read(folder.Write("run.jsonl", $"{lines[0]}\n{lines[1]}\n{lines[2][..^5]}"), notes.Add).Single();
        Assert.That((run.Facts.Results.Length, notes.Count), Is.EqualTo((1, 1)));
        Assert.That(RunReport.ExitCodeOf([run]), Is.EqualTo(ExitCode.Interrupted));
    }

    /// <summary>It goes into the file before any report is written, so what hides has to come before.</summary>
    [Test]
    public async Task AJournalHasNoCredential()
    {
        const string Secret = "hunter2-hunter2";
        using var folder = new TemporaryFolder();
        await CommandLine.RunAsync(
            "run", "--family", "ping", "-H", $"Authorization: Bearer {Secret}", "--path", $"/?token={Secret}",
            "--report", $"jsonl={folder["run.jsonl"]}");
        var octets = SavedRuns.Read(folder["run.jsonl"]).Single().Facts.Results.OfType<CaseResult>()
            .SelectMany(r => r.Conversation!.Transcript.Entries.OfType<Entry.Piece>())
            .Select(piece => Encoding.Latin1.GetString(piece.Octets.Span));
        Assert.That(octets, Has.Some.Contains("Authorization: ").And.None.Contains(Secret));
        Assert.That(await File.ReadAllTextAsync(folder["run.jsonl"]), Does.Not.Contain(Secret));
    }

    [Test]
    public async Task WhatIsNoJournalIsToldInOneLine()
    {
        using var folder = new TemporaryFolder();
        var journal = Rendered.As("jsonl", SampleRuns.With(Verdict.Pass));
        var judged = await CommandLine.RunAsync("judge", folder.Write("run.jsonl", journal.Insert(journal.IndexOf('\n') + 1, "{}\n")));
        Assert.That(judged.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(judged.Error.Trim(), Does.EndWith("line 2 is no line of a journal of this version").And.Not.Contains("\n"));
    }
}
