using NUnit.Framework;
using WsSpec.Harness.Tests.Peers;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>Servers nobody here wrote. Each failure that is expected of them is explained in docs/findings.md.</summary>
public sealed class ThirdPartyServerTests
{
    [Test]
    public async Task TheEchoServerOfNpmWsFailsOnlyWhatIsKnown()
    {
        await using var peer = await NodePeer.StartAsync("ws-echo.js");
        var report = await SuiteRun.AgainstAsync(peer.Url);
        Assert.That(report.Profile.Echoes, Is.True);
        KnownFailures.Hold("node-ws-server", report);
    }

    [Test]
    public async Task TheDemoServerOfNpmWsIsOpaqueAndFailsOnlyWhatIsKnown()
    {
        await using var peer = await NodePeer.StartAsync("ws-demo.js");
        var report = await SuiteRun.AgainstAsync(peer.Url);
        Assert.That(report.Profile.Echoes, Is.False);
        KnownFailures.Hold("node-ws-server", report);
    }

    [Test]
    public async Task KestrelFailsOnlyWhatIsKnown()
    {
        await using var peer = await KestrelEcho.StartAsync();
        KnownFailures.Hold("kestrel", await SuiteRun.AgainstAsync(peer.Url));
    }

    /// <summary>
    /// It resets a failed connection, and whether its Close is read before the reset is a race; but neither is a failure (ruling 5).
    /// </summary>
    [Test]
    public async Task KestrelFailsTheSameOverASlowPath()
    {
        await using var peer = await KestrelEcho.StartAsync();
        KnownFailures.Hold("kestrel", await SuiteRun.OverSlowPathAsync(peer.Url, TimeSpan.FromMilliseconds(20)));
    }

    /// <summary>It leaves many a request unanswered, so the answer to a request is not waited for as long as elsewhere.</summary>
    [Test]
    public async Task HttpListenerFailsOnlyWhatIsKnown()
    {
        await using var peer = HttpListenerEcho.Start();
        var timers = SuiteRun.Patient with { Handshake = TimeSpan.FromSeconds(10) };
        KnownFailures.Hold("http-listener", await SuiteRun.AgainstAsync(peer.Url, timers: timers));
    }
}
