using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Tests.Cli;

public sealed class ServeCommandTests
{
    [TestCase("TLS is for a client of --exec or --browser", "--tls")]
    [TestCase("--cert and --key go with --tls", "--cert", "certificate.pem")]
    [TestCase("cannot read the certificate", "--tls", "--cert", "no-such-file.pem", "--exec", "client {url}")]
    [TestCase("has no {url}", "--exec", "client")]
    public async Task OptionsThatMakeNoSenseTogetherAreRefusedInOneLine(string complaint, params string[] options)
    {
        var run = await CommandLine.RunAsync(["serve", .. options]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
            Assert.That(run.Error, Does.Contain(complaint));
            Assert.That(run.Error.TrimEnd(), Does.Not.Contain('\n'));
        });
    }

    [Test]
    public async Task AClientThatDoesNotConnectIsNotTested()
    {
        var run = await CommandLine.RunAsync("serve", "--exec", "true {url}", "--family", "ping");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingTested), run.Error);
    }
}
