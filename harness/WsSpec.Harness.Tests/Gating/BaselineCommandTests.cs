using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Tests.Cli;

namespace WsSpec.Harness.Tests.Gating;

public sealed class BaselineCommandTests
{
    [Test]
    public async Task AStaleEntryFailsTheStrictCommandAndUpdatingMendsIt()
    {
        using var folder = new TemporaryFolder();
        var baseline = folder.Write("baseline", "# What is known of our server.\nping/*/0 # issue 4\n");
        var fixedSince = await CommandLine.RunAsync("run", "--family", "ping", "--baseline", baseline);
        var stale = await CommandLine.RunAsync("run", "--family", "ping", "--baseline", baseline, "--strict-baseline");
        var updated = await CommandLine.RunAsync("run", "--family", "ping", "--baseline", baseline, "--update-baseline");
        Assert.Multiple(() =>
        {
            Assert.That(fixedSince.ExitCode, Is.EqualTo(ExitCode.Ok), "a fix turns no build red");
            Assert.That(fixedSince.Output, Does.Contain("stale").And.Contain("--update-baseline"));
            Assert.That(stale.ExitCode, Is.EqualTo(ExitCode.Nonconformant));
            Assert.That(stale.Output, Does.Contain("stale"));
            Assert.That(updated.ExitCode, Is.EqualTo(ExitCode.Ok), updated.Output);
            Assert.That(File.ReadAllLines(baseline), Is.EqualTo((string[])["# What is known of our server."]));
        });
    }

    [Test]
    public async Task AMistakeInTheFileIsToldWithItsLineBeforeAnythingIsPlayed()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("run", "ws://127.0.0.1:1/", "--baseline", folder.Write("baseline", "\nping/*\n"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("baseline:2: the reason is missing"));
    }

    [Test]
    public async Task AMissingFileNamesTheOptionThatMakesIt()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("run", "--family", "ping", "--baseline", folder["none"]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("--update-baseline"));
    }
}
