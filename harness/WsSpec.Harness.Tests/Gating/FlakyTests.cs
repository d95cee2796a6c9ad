using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Gating;

public sealed class FlakyTests
{
    /// <summary>The first two connections are the probe's.</summary>
    private const int FirstOfTheCase = 3;

    [Test]
    public async Task AVerdictThatChangesIsCalledFlakyAndKeepsTheFirstVerdict()
    {
        var connections = 0;
        var reference = new ReferenceEndpoint(new ReferenceServerOptions());
        await using var server = OwnServers.OnFreePort(async (transport, cancellation) =>
        {
            if (Interlocked.Increment(ref connections) == FirstOfTheCase)
            {
                await transport.ReadAsync(new byte[4096], cancellation);
                await transport.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellation);
                await transport.DisposeAsync();
            }
            else
            {
                await reference.ServeAsync(transport, cancellation);
            }
        });
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync(
            "run", server.Url.ToString(), "--case", "ping/pong-repeats-application-data/5", "--flaky-retries", "2", "--fail-on",
                "inconclusive", "--report", $"json={folder["r.json"]}");
        var result = JsonReport.Read(folder["r.json"])[0].Facts.Results[0];
        Assert.Multiple(() =>
        {
            Assert.That(result.Attempts, Is.EqualTo((Verdict[])[result.Judgement.Verdict, Verdict.Pass, Verdict.Pass]));
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Nonconformant), run.Output);
            Assert.That(run.Output, Does.Contain("1 flaky"));
        });
    }
}
