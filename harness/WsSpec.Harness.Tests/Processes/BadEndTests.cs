using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Processes;

/// <summary>Whatever ends a run, what it has found out is there.</summary>
[Platform(Exclude = "Win")]
public sealed class BadEndTests
{
    private TransportListener _server = null!;

    [SetUp]
    public void Start() => _server = OwnServers.OnFreePort(new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    /// <summary>More often, and compared with a run that nobody kills, in <c>kills.sh</c>.</summary>
    [Test]
    public async Task AfterAKillTheJournalBesideTheReportHasWhatWasDone()
    {
        using var folder = new TemporaryFolder();
        await EndAsync(folder, "KILL");
        Assert.That(File.Exists(folder["run.json"]), Is.False);
        var resumed = await CommandLine.RunAsync(["run", .. Arguments(folder), "--resume", folder["run.json.journal"]]);
        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        var facts = SavedRuns.Read(folder["run.json"]).Single().Facts;
        Assert.That(facts.Results.OfType<CaseResult>().Count(), Is.EqualTo(facts.Expected));
        Assert.That(File.Exists(folder["run.json.journal"]), Is.False);
    }

    /// <summary>As <c>timeout</c> sends it: to the process, and to its group.</summary>
    [Test]
    public async Task ASecondSignalDoesNotLoseTheReport()
    {
        using var folder = new TemporaryFolder();
        Assert.That(await EndAsync(folder, "TERM", "TERM"), Is.EqualTo(ExitCode.Interrupted));
        Assert.That(SavedRuns.Read(folder["run.json"]).Single().Facts.Interrupted, Is.True);
    }

    private async Task<int> EndAsync(TemporaryFolder folder, params string[] signals)
    {
        using var run = OwnProgram.Start(["run", .. Arguments(folder)]);
        await OwnProgram.UntilAsync(run, () => new FileInfo(folder["run.json.journal"]) is { Exists: true, Length: > 40_000 });
        foreach (var signal in signals)
        {
            OwnProgram.Signal(run, signal);
        }

        await run.WaitForExitAsync();
        return run.ExitCode;
    }

    private string[] Arguments(TemporaryFolder folder) =>
        [$"{_server.Url}", "--family", "framing", "--jobs", "1", "--report", $"json={folder["run.json"]}"];
}
