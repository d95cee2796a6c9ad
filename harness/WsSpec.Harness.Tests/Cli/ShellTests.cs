using System.CommandLine;
using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Tests.Cli;

/// <summary>What shells and man(1) know of the commands comes from the commands.</summary>
public sealed class ShellTests
{
    [TestCase("bash", "complete -o default -F _wsspec wsspec")]
    [TestCase("zsh", "compdef _wsspec wsspec")]
    [TestCase("fish", "complete --command wsspec")]
    [TestCase("powershell", "Register-ArgumentCompleter")]
    public async Task AShellAsksThisProgramWhatMayComeNext(string shell, string registers)
    {
        var run = await CommandLine.RunAsync("completion", shell);
        Assert.That(run, Is.EqualTo(run with { ExitCode = ExitCode.Ok, Error = "" }));
        Assert.That(run.Output, Does.Contain(registers).And.Contain("[suggest:"));
    }

    [Test]
    public async Task AShellThatNobodyKnowsIsAMistake() =>
        Assert.That((await CommandLine.RunAsync("completion", "tcsh")).ExitCode, Is.EqualTo(ExitCode.Usage));

    [TestCase("wsspec ru", "run")]
    [TestCase("wsspec run --base", "--baseline")]
    [TestCase("wsspec run --suite autobahn-", "autobahn-quick")]
    public async Task WhatMayComeNextIsCommandsOptionsAndTheirValues(string line, string expected)
    {
        var run = await CommandLine.RunAsync($"[suggest:{line.Length}]", line);
        Assert.That(run.Lines, Has.Some.EqualTo(expected));
    }

    [Test]
    public async Task TheManualPageHasEveryCommandAndEveryOption()
    {
        var page = (await CommandLine.RunAsync("man")).Lines.ToList();
        var commands = Application.Root().Subcommands;
        Assert.That(page[0], Does.StartWith(".TH WSSPEC 1"));
        Assert.That(
            commands.Select(command => command.Name), Is.SubsetOf(page.Where(line => line.StartsWith(".SS", StringComparison.Ordinal))
                .Select(line => line.Split(' ')[2])));
        Assert.That(
            commands.SelectMany(command => command.Options).Where(option => !option.Hidden && !page.Exists(line => Names(line, option))),
            Is.Empty);
    }

    private static bool Names(string line, Option option) =>
        line.StartsWith($"\\fB{option.Name.Replace("-", "\\-", StringComparison.Ordinal)}", StringComparison.Ordinal);
}
