using System.Diagnostics;
using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Processes;

namespace WsSpec.Harness.Tests.Examples;

/// <summary>
/// What the examples say, as processes of this machine that have the variables of the engine: one is killed and started again, and together
/// they are the whole run.
/// </summary>
[Platform(Exclude = "Win")]
public sealed class ExampleTests
{
    private const int Count = 2;

    private static readonly string[] Selected = ["--family", "ping"];

    public static IEnumerable<TestCaseData> Engines =>
    [
        Engine("kubernetes", i => [("JOB_COMPLETION_INDEX", $"{i - 1}"), ("WSSPEC_SHARDS", $"{Count}")]),
        Engine("slurm", i =>
        [
            ("SLURM_ARRAY_TASK_ID", $"{i}"), ("SLURM_ARRAY_TASK_MIN", "1"), ("SLURM_ARRAY_TASK_COUNT", $"{Count}"),
        ]),
        Engine("gitlab", i => [("CI_NODE_INDEX", $"{i}"), ("CI_NODE_TOTAL", $"{Count}")]),
        Engine("github", i => [("WSSPEC_SHARD", $"{i}/{Count}"), ("PART", $"{i}")]),
    ];

    [TestCaseSource(nameof(Engines))]
    public async Task PartsOfWhichOneIsKilledAndStartedAgainAreTheWhole(string engine, Func<int, (string, string)[]> variables)
    {
        await using var server = OwnServers.OnFreePort(new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);
        using var folder = new TemporaryFolder();
        (string, string)[] common =
        [
            ("URL", $"{server.Url}"), ("OUT", folder["out"]), ("OPTIONS", $"{string.Join(' ', Selected)} --name server"),
            ("GITHUB_STEP_SUMMARY", folder["summary.md"]),
        ];
        var (part, merge) = (Example.Script(engine, "wsspec run"), Example.Script(engine, "wsspec merge"));
        var running = Enumerable.Range(1, Count).Select(i => OwnProgram.Script(part, folder, [.. common, .. variables(i)])).ToList();
        await OwnProgram.UntilAsync(running[0], () => Directory.Exists(folder["out/parts"])
            && Directory.EnumerateFiles(folder["out/parts"]).Any(file => new FileInfo(file).Length > 0));
        running[0].Kill(entireProcessTree: true);
        await Task.WhenAll(running.Select(process => process.WaitForExitAsync()));
        Assert.That(await EndAsync(OwnProgram.Script(part, folder, [.. common, .. variables(1)])), Is.EqualTo(ExitCode.Ok));
        Assert.That(await EndAsync(OwnProgram.Script(merge, folder, common)), Is.EqualTo(ExitCode.Ok));

        var whole = await CommandLine.RunAsync(
            ["run", $"{server.Url}", .. Selected, "--name", "server", "--report", $"json={folder["whole.json"]}"]);
        Assert.That(whole.ExitCode, Is.EqualTo(ExitCode.Ok), whole.Error);
        Assert.That(Verdicts(folder["out/report.json.gz"]), Is.EqualTo(Verdicts(folder["whole.json"])));
    }

    /// <summary>What the engine is told of our exit codes: what cannot get better is not tried again.</summary>
    [Test]
    public void TheJobOfKubernetesGivesUpOnWhatWillNotGetBetter() => Assert.That(
        Example.Text("kubernetes/job.yaml"),
        Does.Contain($"values: [{ExitCode.Nonconformant}, {ExitCode.Usage}]").And.Contain("completionMode: Indexed"));

    [Test]
    public void TheJobsOfGitLabAreTriedAgainForWhatMayGetBetter() => Assert.That(
        Example.Text("gitlab/.gitlab-ci.yml"),
        Does.Contain($"exit_codes: [{ExitCode.NothingTested}, {ExitCode.HarnessError}, {ExitCode.Interrupted}]"));

    private static async Task<int> EndAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
    }

    private static IEnumerable<(string, string)> Verdicts(string path) =>
        SavedRuns.Read(path).Single().Facts.Results.Select(r => (r.Name, r.Judgement.ToString()));

    private static TestCaseData Engine(string name, Func<int, (string, string)[]> variables) =>
        new TestCaseData(name, variables).SetArgDisplayNames(name);
}
