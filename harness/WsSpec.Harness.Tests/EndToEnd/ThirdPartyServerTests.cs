using NUnit.Framework;
using WsSpec.Harness.Tests.Peers;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>Servers nobody here wrote. Each failure that is expected of them is explained in docs/findings.md.</summary>
public sealed class ThirdPartyServerTests
{
    private const string NodeWs = "node-ws-server";
    private const string Kestrel = "kestrel";
    private const string HttpListener = "http-listener";

    [Test]
    public async Task TheEchoServerOfNpmWsFailsOnlyWhatIsKnown()
    {
        await using var peer = await NodePeer.StartAsync("ws-echo.js");
        var report = await SuiteRun.AgainstAsync(peer.Url, NodeWs);
        Assert.That(report.Profile.Echoes, Is.True);
        KnownFailures.Hold(NodeWs, report);
    }

    [Test]
    public async Task TheDemoServerOfNpmWsIsOpaqueAndFailsOnlyWhatIsKnown()
    {
        await using var peer = await NodePeer.StartAsync("ws-demo.js");
        var report = await SuiteRun.AgainstAsync(peer.Url, NodeWs);
        Assert.That(report.Profile.Echoes, Is.False);
        KnownFailures.Hold(NodeWs, report);
    }

    [Test]
    public async Task KestrelFailsOnlyWhatIsKnown()
    {
        await using var peer = await KestrelEcho.StartAsync();
        KnownFailures.Hold(Kestrel, await SuiteRun.AgainstAsync(peer.Url, Kestrel));
    }

    /// <summary>
    /// It resets a failed connection, and whether its Close is read before the reset is a race; but neither is a failure (ruling 5).
    /// </summary>
    [Test]
    public async Task KestrelFailsTheSameOverASlowPath()
    {
        await using var peer = await KestrelEcho.StartAsync();
        KnownFailures.Hold(Kestrel, await SuiteRun.OverSlowPathAsync(peer.Url, TimeSpan.FromMilliseconds(20), Kestrel));
    }

    [Test]
    public async Task HttpListenerFailsOnlyWhatIsKnown()
    {
        await using var peer = HttpListenerEcho.Start();
        KnownFailures.Hold(HttpListener, await SuiteRun.AgainstAsync(peer.Url, HttpListener));
    }
}
