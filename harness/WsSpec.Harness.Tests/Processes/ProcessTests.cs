using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Tests.Cli;

namespace WsSpec.Harness.Tests.Processes;

public sealed class ProcessTests
{
    [Test]
    public async Task AServerIsStartedWaitedForWatchedAndStopped()
    {
        var port = FreePort();
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync(
            "run", $"ws://127.0.0.1:{port}/", "--family", "ping", "--exec",
                $"{OwnProgram.Command} echo ws://127.0.0.1:{port}", "--report", $"json={folder["r.json"]}");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
            Assert.That(SavedRuns.Read(folder["r.json"])[0].Facts.Memory?.Peak, Is.GreaterThan(1 << 20));
            Assert.That(() => new TcpClient("127.0.0.1", port), Throws.TypeOf<SocketException>());
        });
    }

    [Test]
    public async Task WhatAServerSaidThatDoesNotStartIsTold()
    {
        var run = await CommandLine.RunAsync("run", $"ws://127.0.0.1:{FreePort()}/", "--exec", "sh -c 'echo no licence >&2; exit 3'");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingTested));
        Assert.That(run.Error, Does.Contain("exit code 3").And.Contain("no licence"));
    }

    [Test]
    public async Task AServerThatComesLaterIsWaitedFor()
    {
        var port = FreePort();
        var run = CommandLine.RunAsync("run", $"ws://127.0.0.1:{port}/", "--family", "ping", "--wait", "60");
        await using var server = new TransportListener(
            new IPEndPoint(IPAddress.Loopback, port), null, new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);
        Assert.That((await run).ExitCode, Is.EqualTo(ExitCode.Ok));
    }

    [Test]
    public async Task SeveralTargetsOfAFileAreRunUnderTheirNamesAndOneThatIsMissingIsNoSuccess()
    {
        await using var server = OwnServers.OnFreePort(new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);
        using var folder = new TemporaryFolder();
        var targets = folder.Write("targets.json", $$"""
            [
              { "url": "{{server.Url}}", "name": "one", "header": ["Cookie: a=b", "X-Y: z"] },
              { "url": "ws://127.0.0.1:{{FreePort()}}/", "name": "missing" },
              { "url": "{{server.Url}}", "name": "two", "wait": 5, "insecure": true },
            ]
            """);
        var run = await CommandLine.RunAsync("run", "--targets", targets, "--family", "ping", "--report", $"json={folder["r.json"]}");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingTested), run.Error);
        Assert.That(SavedRuns.Read(folder["r.json"]).Select(r => r.Facts.Target), Is.EqualTo((string[])["one", "two"]));
    }

    [TestCase("""[{ "url": "ws://127.0.0.1:1/", "colour": "red" }]""", "no option '--colour'")]
    [TestCase("""[{ "name": "x" }]""", "url")]
    [TestCase("[]", "no target")]
    [TestCase("{", "cannot read")]
    public async Task AMistakeInTheFileIsTold(string text, string complaint)
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("run", "--targets", folder.Write("targets.json", text));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(complaint));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
