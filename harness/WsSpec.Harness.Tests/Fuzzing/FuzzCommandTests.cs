using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Tests.Cli;

namespace WsSpec.Harness.Tests.Fuzzing;

public sealed class FuzzCommandTests
{
    [Test]
    public async Task TheEmbeddedServerIsFuzzedWithFramesOfACorpus()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["input.bin"], [0, 0, 0x81, 0x80, 1, 2, 3, 4]);
        var run = await CommandLine.RunAsync("fuzz", "--iterations", "100", "--corpus", folder[""], "-o", folder["findings"]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
        Assert.That(run.Output, Does.StartWith("100 dialogues in ").And.Contains("/s; 0 findings"));
    }

    [Test]
    public async Task TheEmbeddedClientIsFuzzedWithoutACommand()
    {
        var run = await CommandLine.RunAsync("fuzz", "--client", "--iterations", "100");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
        Assert.That(run.Output, Does.StartWith("100 dialogues in "));
    }

    [TestCase("ws://127.0.0.1:1/", "takes no URL")]
    [TestCase("--exec=node client.js", "{url}")]
    public async Task AClientThatWouldNotKnowWhereToConnectIsAMistake(string argument, string complaint)
    {
        var run = await CommandLine.RunAsync("fuzz", "--client", argument);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(complaint));
    }

    [Test]
    public async Task ACorpusThatIsNotThereIsToldInOneLine()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("fuzz", "--corpus", folder["nothing"]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error.Trim(), Does.StartWith("wsspec: cannot read").And.Not.Contains("\n"));
    }
}
