using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Json;
using WsSpec.Suite.Catalogue;

namespace WsSpec.Harness.Tests.Cli;

/// <summary>A standing rule can be listed, explained, run and judged again as a case can.</summary>
public sealed class StandingRuleCommandTests
{
    private const string Rule = "standing/no-data-after-close";

    [Test]
    public async Task EachIsListedForOneRoleAtLeast()
    {
        var lists = await Task.WhenAll(CommandLine.RunAsync("list"), CommandLine.RunAsync("list", "--testee", "client"));
        var listed = lists.SelectMany(list => list.Output.Split('\n')).Select(line => line.Split(' ')[0]);
        Assert.That(NativeSuite.Instance.Rules.Select(rule => rule.Id).Except(listed), Is.Empty);
    }

    [Test]
    public async Task AListOfCasesHasNoRules() =>
        Assert.That((await CommandLine.RunAsync("list", "--case", "ping/*")).Output, Does.Not.Contain("standing/"));

    [Test]
    public async Task EachIsExplainedWithItsRequirements()
    {
        foreach (var rule in NativeSuite.Instance.Rules)
        {
            var explained = await CommandLine.RunAsync("explain", rule.Id);
            Assert.That(
                explained.Output, Does.Contain(rule.Title).And.Contain(rule.BrokenBy).And.Contain(rule.Covers[0].Text), explained.Error);
        }
    }

    [Test]
    public async Task OneThatIsRunAloneIsTheOnlyResultAndIsKeptByJudge()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("run", "--case", Rule, "--family", "pong", "--report", $"json={folder["run.json"]}");
        var judged = await CommandLine.RunAsync("judge", folder["run.json"], "--report", $"json={folder["judged.json"]}");
        Assert.That((run.ExitCode, judged.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.Ok)), run.Error + judged.Error);
        Assert.That(Results(folder["run.json"]).Select(r => r.Id), Is.EqualTo((string[])[Rule]));
        Assert.That(Results(folder["judged.json"]), Is.EqualTo(Results(folder["run.json"])));
    }

    [Test]
    public async Task RulesThatWereLeftOutStayLeftOutWhenPartsAreMerged()
    {
        using var folder = new TemporaryFolder();
        foreach (var i in (int[])[1, 2])
        {
            await CommandLine.RunAsync(
                "run", "--family", "pong", "--exclude", Rule, "--shard", $"{i}/2", "--report", $"json={folder[$"{i}.json"]}");
        }

        await CommandLine.RunAsync("merge", folder["1.json"], folder["2.json"], "--report", $"json={folder["merged.json"]}");
        Assert.That(Results(folder["merged.json"]).Select(r => r.Id), Has.None.EqualTo(Rule).And.Some.StartsWith(
            "standing/").And.Some.StartsWith("pong/"));
    }

    private static IEnumerable<(string Id, string Judgement)> Results(string path) =>
        SavedRuns.Read(path).Single().Facts.Results.Select(r => (r.Id, r.Judgement.ToString()));
}
