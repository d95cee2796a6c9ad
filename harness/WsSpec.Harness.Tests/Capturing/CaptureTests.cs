using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using NUnit.Framework;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Capturing;

public sealed class CaptureTests
{
    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 30)]
    public void EveryBlockIsAsLongAsItSaysAtBothEnds(RunReport run)
    {
        using var capture = new MemoryStream();
        CaptureReport.Write([run], capture);
        var rest = capture.ToArray().AsSpan();
        while (!rest.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
            Assert.That(length % 4, Is.Zero);
            Assert.That(BinaryPrimitives.ReadInt32LittleEndian(rest[(length - 4)..]), Is.EqualTo(length));
            rest = rest[length..];
        }
    }

    /// <summary>What was exchanged is a sum, not octets: it once ended the harness.</summary>
    [Test]
    public async Task ACaseWithAnExchangeIsCaptured()
    {
        var fault = AllFaults.Of(Role.Server).First(f => f.Name == "echo-at-most-125-octets");
        await using var server = new TransportListener(new(IPAddress.Loopback, 0), null, new FaultyServer(fault, new()).PlayAsync);
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync(
            "run", $"{server.Url}", "--suite", "autobahn-quick", "--case", "autobahn-quick/9.1.1", "--capture", folder["x.pcapng"], "--report", $"html={folder["x.html"]}");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Nonconformant), run.Error);
        Assert.That(new FileInfo(folder["x.pcapng"]).Length, Is.Positive);
    }

    [Test]
    public async Task TsharkFindsTheFramesOfAFailingCase()
    {
        Assume.That(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "tshark"))), Is.True, "no tshark on the search path");
        using var folder = new TemporaryFolder();
        await CommandLine.RunAsync("run", "--case", "ping/pong-repeats-application-data/5", "--report", $"json={folder["r.json"]}");
        var run = JsonReport.Read(folder["r.json"])[0];
        run = run with { Results = [.. run.Results.OfType<CaseResult>().Select(r => r with { Judgement = new(Verdict.Fail, "made to fail") { Breaks = r.Case.Covers[0] } })] };
        await using (var file = File.Create(folder["c.pcapng"]))
        {
            CaptureReport.Write([run], file);
        }

        Assert.Multiple(async () =>
        {
            Assert.That(await TsharkAsync(folder["c.pcapng"], "websocket", "websocket.opcode"), Is.EqualTo((string[])["9", "10"]));
            Assert.That(await TsharkAsync(folder["c.pcapng"], "frame.comment", "frame.comment"), Has.One.Contains("made to fail"));
            Assert.That(await TsharkAsync(folder["c.pcapng"], "ip.checksum.status == 0 || tcp.checksum.status == 0 || _ws.malformed", "frame.number"), Is.Empty);
        });
    }

    private static async Task<string[]> TsharkAsync(string capture, string filter, string field)
    {
        var start = new ProcessStartInfo("tshark", ["-r", capture, "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-Y", filter, "-T", "fields", "-e", field])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var tshark = Process.Start(start)!;
        var errors = tshark.StandardError.ReadToEndAsync();
        var output = await tshark.StandardOutput.ReadToEndAsync();
        await tshark.WaitForExitAsync();
        return tshark.ExitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException(await errors);
    }
}
