using NUnit.Framework;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Peers;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>Clients nobody here wrote, started once for each case.</summary>
public sealed class ThirdPartyClientTests
{
    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(20);

    [Test]
    public async Task TheEchoClientOfNpmWsFailsNoCase()
    {
        var report = await RunAsync("ws-echo-client.js");
        Assert.That(report.Profile.Echoes, Is.True);
        Assert.That(report.With(Verdict.Fail, Verdict.Error), Is.Empty);
    }

    [Test]
    public async Task TheDemoClientOfNpmWsIsOpaqueAndFailsNoCase()
    {
        var report = await RunAsync("ws-demo-client.js");
        Assert.That(report.Profile.Echoes, Is.False);
        Assert.That(report.With(Verdict.Fail, Verdict.Error), Is.Empty);
    }

    [Test]
    public async Task ABrowserFailsNoCase()
    {
        var browser = BrowserTarget.Find();
        Assume.That(browser, Is.Not.Null, "no Chromium or Chrome on the search path");
        await using var target = new BrowserTarget(browser);
        var report = await SuiteRun.AgainstAsync(target, Role.Client, TransportKind.Tcp, [Delivery.Whole]);
        Assert.That(report.Profile.Echoes, Is.True);
        Assert.That(report.With(Verdict.Fail, Verdict.Error), Is.Empty);
    }

    private static Task<RunReport> RunAsync(string script) => SuiteRun.AgainstAsync(
        new ClientProcessTarget(NodePeer.ClientCommand(script), StartUp), Role.Client, TransportKind.Tcp, [Delivery.Whole]);
}
