using System.Text.Json;
using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Tests.Cli;

public sealed class RunCommandTests
{
    [Test]
    public async Task TheReferenceServerPassesEveryCaseItIsPutTo()
    {
        var run = await CommandLine.RunAsync("run", "--family", "ping");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Output + run.Error);
    }

    [TestCase("--bogus")]
    [TestCase("--bogus=1")]
    public async Task AnUnknownOptionIsCalledAnUnknownOption(string option)
    {
        var run = await CommandLine.RunAsync("run", option, "ws://127.0.0.1:1/");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(
            run.Error, Is.EqualTo($"wsspec: wsspec run has no option '--bogus' (wsspec run --help shows all){Environment.NewLine}"));
    }

    [Test]
    public async Task AMisspeltOptionIsAnsweredWithTheRightOne()
    {
        var run = await CommandLine.RunAsync("run", "--famly", "ping");
        Assert.That(run.Error, Does.Contain("did you mean --family?"));
    }

    [Test]
    public async Task AReportOnTheStandardOutputIsAloneThere()
    {
        var run = await CommandLine.RunAsync("run", "--family", "ping", "--report", "json");
        using var document = JsonDocument.Parse(run.Output);
        Assert.That(document.RootElement.GetProperty("runs").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task TwoReportsCannotShareTheStandardOutput()
    {
        var run = await CommandLine.RunAsync("run", "--report", "json", "--report", "tap");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
    }

    [Test]
    public async Task AnUnknownFormatIsAnsweredWithTheKnownOnes()
    {
        var run = await CommandLine.RunAsync("run", "--report", "pdf=x");
        Assert.That(run.Error, Does.Contain("'pdf'").And.Contain("junit"));
    }

    [Test]
    public async Task ASelectionThatMatchesNothingIsNoSuccess()
    {
        var run = await CommandLine.RunAsync("run", "--case", "no/such-case");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingTested));
    }

    [Test]
    public async Task AServerThatIsNotThereIsNoSuccess()
    {
        var run = await CommandLine.RunAsync("run", "ws://127.0.0.1:1/");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingTested));
    }
}
