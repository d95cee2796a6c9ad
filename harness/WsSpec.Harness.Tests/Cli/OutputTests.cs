using System.IO.Pipes;
using System.Text;
using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Cli;

/// <summary>Files that cannot be written, and what is no file.</summary>
public sealed class OutputTests
{
    private static readonly string[] Ping = ["run", "--family", "ping"];

    [Test]
    public async Task AReportWithoutAPlaceIsToldBeforeTheRun()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync([.. Ping, "--report", $"json={folder.Write("file", "")}/report.json"]);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.Usage, "")));
        Assert.That(run.Error.Trim(), Does.StartWith("wsspec: cannot write").And.Not.Contains("\n"));
    }

    [Test]
    public async Task TwoReportsCannotBeOneFile()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync([.. Ping, "--report", $"json={folder["x"]}", "--report", $"html={folder["x"]}"]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
    }

    [Test]
    [Platform(Include = "Linux")]
    public async Task AReportThatCannotBeWrittenIsNamedAndDoesNotStopTheOthers()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync([.. Ping, "--report", "json=/dev/full", "--report", $"junit={folder["junit.xml"]}"]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.HarnessError));
        Assert.That(run.Error.Trim(), Does.StartWith("wsspec: the json report /dev/full is missing: ").And.Not.Contains("\n"));
        Assert.That(File.Exists(folder["junit.xml"]));
    }

    [TestCase("json")]
    [TestCase("jsonl")]
    [Platform(Include = "Linux")]
    public async Task APipeIsReadLikeAFile(string format)
    {
        using var writing = new AnonymousPipeServerStream(PipeDirection.Out);
        using var reading = new AnonymousPipeClientStream(PipeDirection.In, writing.ClientSafePipeHandle);
        var path = $"/proc/self/fd/{reading.SafePipeHandle.DangerousGetHandle()}";
        var fed = Task.Run(() =>
        {
            writing.Write(Encoding.UTF8.GetBytes(Rendered.As(format, SampleRuns.With(Verdict.Pass, Verdict.Pass))));
            writing.Dispose();
        });
        var judged = await CommandLine.RunAsync("judge", path);
        await fed;
        Assert.That(judged.ExitCode, Is.EqualTo(ExitCode.Ok), judged.Error);
    }
}
