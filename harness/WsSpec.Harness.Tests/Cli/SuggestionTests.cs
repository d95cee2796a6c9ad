using NUnit.Framework;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Tests.Cli;

public sealed class SuggestionTests
{
    [TestCase("rnu", "run")]
    [TestCase("exlpain", "explain")]
    public async Task AnUnknownCommandGetsTheNearest(string given, string meant)
    {
        var run = await CommandLine.RunAsync(given);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain($"did you mean {meant}?"));
    }

    [TestCase("run", "--family", "utf-8", "utf8")]
    [TestCase("run", "--family", "delfate", "deflate")]
    [TestCase("explain", "ping/pong-repeats-any-octet", null, "ping/pong-repeats-any-octets/nul")]
    public async Task AnUnknownIdGetsTheNearest(string verb, string first, string? second, string meant)
    {
        var run = await CommandLine.RunAsync([.. new[] { verb, first, second }.OfType<string>()]);
        Assert.That(run.Error, Does.Contain($"did you mean {meant}?"));
    }

    [Test]
    public async Task TheCommandAloneShowsHelpWithExamples()
    {
        var run = await CommandLine.RunAsync();
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Output, Does.Contain("Usage").And.Contain("Examples:"));
    }
}
