using System.Diagnostics;
using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Tests.Auditing;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Capturing;

public sealed class CaptureTests
{
    /// <summary>What was exchanged is a sum, not octets: it once ended the harness.</summary>
    [Test]
    public async Task ACaseWithAnExchangeIsCaptured()
    {
        var fault = AllFaults.Of(Role.Server).First(f => f.Name == "echo-at-most-125-octets");
        await using var server = OwnServers.OnFreePort(new FaultyServer(fault, new()).PlayAsync);
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync(
            "run", $"{server.Url}", "--suite", "autobahn-quick", "--case", "autobahn-quick/9.1.1", "--capture", folder["x.pcapng"],
                "--report", $"html={folder["x.html"]}");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Nonconformant), run.Error);
        Assert.That(new FileInfo(folder["x.pcapng"]).Length, Is.Positive);
    }

    /// <summary>A second one, a place further on, would be the end of an octet that nobody has sent.</summary>
    [Property]
    public void EachSideEndsOnce(Role testee, bool[] ends)
    {
        Conversation told = WireTap.Read(new(
            testee, [.. ends.Select(isOurs => isOurs ? (Entry)new Entry.SentEof(default) : new Entry.ReceivedEof(default))]));
        var fins = Captured.Segments(told).Where(segment => segment.Has(TcpFlags.Fin)).Select(segment => segment.Source).ToList();
        Assert.That(fins, Is.Unique.And.Count.EqualTo(ends.Distinct().Count()));
    }

    [Test]
    public async Task TsharkFindsTheFramesOfAFailingCase()
    {
        Assume.That(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(
            p => File.Exists(Path.Combine(p, "tshark"))), Is.True, "no tshark on the search path");
        using var folder = new TemporaryFolder();
        await CommandLine.RunAsync("run", "--case", "ping/pong-repeats-application-data/5", "--report", $"json={folder["r.json"]}");
        var run = SavedRuns.Read(folder["r.json"])[0];
        run = run with
        {
            Facts =
            run.Facts with
            {
                Results =
                [.. run.Facts.Results.OfType<CaseResult>()
                    .Select(r => r with { Judgement = new(Verdict.Fail, "made to fail") { Breaks = r.Case.Covers[0] } })]
            }
        };
        await File.WriteAllBytesAsync(folder["c.pcapng"], Rendered.Octets(ReportFormat.Capture, run));
        Assert.Multiple(async () =>
        {
            Assert.That(await TsharkAsync(folder["c.pcapng"], "websocket", "websocket.opcode"), Is.EqualTo((string[])["9", "10"]));
            Assert.That(await TsharkAsync(folder["c.pcapng"], "frame.comment", "frame.comment"), Has.One.Contains("made to fail"));
            Assert.That(await TsharkAsync(
                folder["c.pcapng"], "ip.checksum.status == 0 || tcp.checksum.status == 0 || _ws.malformed", "frame.number"), Is.Empty);
        });
    }

    [Test]
    public async Task TheOptionWritesTheSameAsTheFormat()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.RunAsync("run", "--case", "ping/pong-repeats-application-data/5", "--report", $"json={folder["r.json"]}");
        var judge = await CommandLine.RunAsync(
            "judge", folder["r.json"], "--capture", folder["a.pcapng"], "--report", $"pcapng={folder["b.pcapng"]}");
        Assert.That(judge.ExitCode, Is.EqualTo(ExitCode.Ok), judge.Error);
        Assert.That(File.ReadAllBytes(folder["a.pcapng"]), Is.Not.Empty.And.EqualTo(File.ReadAllBytes(folder["b.pcapng"])));
    }

    [Test]
    public async Task ACaptureDoesNotGoToTheStandardOutput()
    {
        var run = await CommandLine.RunAsync("run", "--report", "pcapng");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("--report pcapng=PATH"));
    }

    private static async Task<string[]> TsharkAsync(string capture, string filter, string field)
    {
        var start =
            new ProcessStartInfo("tshark",
                ["-r", capture, "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-Y", filter, "-T", "fields", "-e", field])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
        using var tshark = Process.Start(start)!;
        var errors = tshark.StandardError.ReadToEndAsync();
        var output = await tshark.StandardOutput.ReadToEndAsync();
        await tshark.WaitForExitAsync();
        return tshark.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException(await errors);
    }
}
