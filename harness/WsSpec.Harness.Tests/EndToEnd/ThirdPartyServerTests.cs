using NUnit.Framework;
using WsSpec.Harness.Tests.Peers;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>Servers nobody here wrote. Each failure that is expected of them is explained in docs/findings.md.</summary>
public sealed class ThirdPartyServerTests
{
    [Test]
    public async Task TheEchoServerOfNpmWsFailsNoCase()
    {
        await using var peer = await NodePeer.StartAsync("ws-echo.js");
        var report = await SuiteRun.AgainstAsync(peer.Url);
        Assert.That(report.Profile.Echoes, Is.True);
        Assert.That(report.With(Verdict.Fail, Verdict.Error), Is.Empty);
    }

    [Test]
    public async Task TheDemoServerOfNpmWsIsOpaqueAndFailsNoCase()
    {
        await using var peer = await NodePeer.StartAsync("ws-demo.js");
        var report = await SuiteRun.AgainstAsync(peer.Url);
        Assert.That(report.Profile.Echoes, Is.False);
        Assert.That(report.With(Verdict.Fail, Verdict.Error), Is.Empty);
    }

    [Test]
    public async Task KestrelFailsNoCase()
    {
        await using var peer = await KestrelEcho.StartAsync();
        var report = await SuiteRun.AgainstAsync(peer.Url);
        Assert.That(report.With(Verdict.Fail, Verdict.Error), Is.Empty);
    }

    [Test]
    public async Task HttpListenerFailsNoCase()
    {
        await using var peer = HttpListenerEcho.Start();
        var report = await SuiteRun.AgainstAsync(peer.Url);
        Assert.That(report.With(Verdict.Fail, Verdict.Error), Is.Empty);
    }
}
