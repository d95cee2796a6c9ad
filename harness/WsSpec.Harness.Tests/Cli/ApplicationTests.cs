using System.Text;
using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Tests.Peers;

namespace WsSpec.Harness.Tests.Cli;

/// <summary>An application that wants to be logged in to, and that closes at whatever it does not understand.</summary>
public sealed class ApplicationTests
{
    private const string Token = "a-token-of-the-user";
    private const string Login = $$"""{"op":"login","token":"{{Token}}"}""";
    private const string Message = """{"op":"noop"}""";
    private const string Judged = "violations/reserved-rsv2-fails-connection/*";

    [Test]
    public async Task ItIsJudgedWithMessagesThatItUnderstandsAndNoReportSaysHowItIsLoggedInTo()
    {
        await using var application = await NodePeer.StartAsync("ws-json.js");
        using var folder = new TemporaryFolder();
        var reports = new[] { "json", "html", "junit", "tap", "ctrf", "sarif", "pcapng", "github" };
        var run = await CommandLine.RunAsync(
            [
                "run", $"{application.Url}", "--case", Judged, "--login", Login, "--message", Message, "--fail-on", "inconclusive", "-v",
                .. reports.SelectMany(format => (string[])["--report", $"{format}={folder[format]}"]), "--report", "console",
            ]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Output + run.Error);
        Assert.That(run.Output + run.Error, Does.Not.Contain(Token));
        foreach (var format in reports)
        {
            Assert.That(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder[format])), Does.Not.Contain(Token), format);
        }
    }

    [Test]
    public async Task WithoutItsMessagesItCanOnlyBeSaidThatItClosedForAReasonOfItsOwn()
    {
        await using var application = await NodePeer.StartAsync("ws-json.js");
        var run = await CommandLine.RunAsync("run", $"{application.Url}", "--case", "violations/*/second-message", "--fail-on", "inconclusive");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Nonconformant), run.Output + run.Error);
        Assert.That(run.Output, Does.Contain("for a reason of its own"));
    }

    [Test]
    public async Task AWrongLoginIsSaidToBeWrong()
    {
        await using var application = await NodePeer.StartAsync("ws-json.js");
        var run = await CommandLine.RunAsync("run", $"{application.Url}", "--case", Judged, "--login", "let me in");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingTested));
        Assert.That(run.Error, Does.Contain("login").And.Contain("1008").And.Not.Contain("let me in"));
    }

    [TestCase("--message-binary", "abc", "hexadecimal")]
    [TestCase("--message", "@/no/such/file", "/no/such/file")]
    public async Task WhatIsNoMessageIsSaidInOneLine(string option, string value, string complaint)
    {
        var run = await CommandLine.RunAsync("run", "ws://127.0.0.1:1/", option, value);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(complaint).And.Match(@"\A[^\n]+\n\z"));
    }
}
