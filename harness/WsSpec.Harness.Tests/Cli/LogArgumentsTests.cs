using NUnit.Framework;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Tests.Cli;

[NonParallelizable]
public sealed class LogArgumentsTests
{
    [Test]
    public async Task TheLogOfARunTellsItsCasesOnTheStandardError()
    {
        var (run, log) = await LoggedAsync("debug:run", "simple");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok));
        Assert.That(log, Does.Contain("examples/").And.Contain("Pass"));
    }

    [Test]
    public async Task EveryLineOfTheJsonLogIsAnObject()
    {
        var (_, log) = await LoggedAsync("debug", "json");
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Is.Not.Empty.And.All.StartsWith("{").And.All.Contains("\"Category\""));
    }

    [TestCase("loud")]
    [TestCase("debug:weather")]
    public async Task AnUnknownLevelOrCategoryIsRefusedWithThoseThereAre(string rule)
    {
        var run = await CommandLine.RunAsync("run", "--case", "examples/*", "--log", rule);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.Usage, run.Error)));
        Assert.That(run.Error, Does.Contain("there are: "));
    }

    /// <summary>The provider writes to the process's own error stream.</summary>
    private static async Task<(CommandLine Run, string Log)> LoggedAsync(string rule, string format)
    {
        var usual = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        try
        {
            var run = await CommandLine.RunAsync("run", "--case", "examples/*", "--log", rule, "--log-format", format);
            return (run, error.ToString());
        }
        finally
        {
            Console.SetError(usual);
        }
    }
}
