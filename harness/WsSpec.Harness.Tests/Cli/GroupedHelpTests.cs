using System.CommandLine;
using NUnit.Framework;
using WsSpec.Harness.Cli;

namespace WsSpec.Harness.Tests.Cli;

public sealed class GroupedHelpTests
{
    private static IEnumerable<string> Commands => Application.Root().Subcommands.Select(command => command.Name);

    [TestCaseSource(nameof(Commands))]
    public async Task EveryOptionIsTold(string name)
    {
        var help = await CommandLine.RunAsync(name, "--help");
        var command = Application.Root().Subcommands.Single(command => command.Name == name);
        Assert.That(help.ExitCode, Is.Zero, help.Error);
        foreach (var option in command.Options.Where(option => !option.Hidden).Select(option => option.Name).Append("--help"))
        {
            Assert.That(help.Output, Does.Match($"(?m)^  (-.*, )?{option}\\b"));
        }
    }

    [Test]
    public async Task TheLongestListStandsInGroups()
    {
        var help = await CommandLine.RunAsync("run", "--help");
        string[] titles = [.. help.Output.Split(Environment.NewLine).Where(line => line is [not ' ', .., ':'])];
        Assert.That(titles, Is.EqualTo((string[])
        [
            "Description:", "Usage:", "Arguments:", "From a file:", "The testee:", "What it understands:", "Several targets:",
            "Which cases:", "How they are played:", "Reports:", "What fails the command:", "Log and help:",
        ]));
    }
}
