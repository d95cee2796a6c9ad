using NUnit.Framework;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Peers;
using WsSpec.Protocol;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>
/// Clients nobody here wrote, most of them started once for each case of a sample; <c>wsspec serve</c> plays all cases.
/// </summary>
public sealed class ThirdPartyClientTests
{
    private const string Chromium = "chromium";
    private const string Platform = "client-web-socket";
    private const string NodeWs = "node-ws-client";
    private const string NodeWsDemo = "node-ws-demo-client";
    private const string PythonWebSocket = "python-websocket-client";

    /// <summary>Many of them start at once on a machine that has other work.</summary>
    private static readonly TimeSpan StartUp = TimeSpan.FromMinutes(2);

    [Test]
    public async Task TheEchoClientOfNpmWsFailsOnlyWhatIsKnown()
    {
        var report = await RunAsync(NodePeer.ClientCommand("ws-echo-client.js"), NodeWs);
        Assert.That(report.Profile.Echoes, Is.True);
        KnownFailures.Hold(NodeWs, report);
    }

    [Test]
    public async Task TheDemoClientOfNpmWsIsOpaqueAndFailsOnlyWhatIsKnown()
    {
        var report = await RunAsync(NodePeer.ClientCommand("ws-demo-client.js"), NodeWsDemo);
        Assert.That(report.Profile.Echoes, Is.False);
        KnownFailures.Hold(NodeWsDemo, report);
    }

    [Test]
    public async Task ThePlatformsClientFailsOnlyWhatIsKnown()
    {
        var report = await SuiteRun.AgainstAsync(new PlatformClientTarget(), Role.Client, Platform);
        Assert.That(report.Profile.Echoes, Is.True);
        KnownFailures.Hold(Platform, report);
    }

    [Test]
    public async Task DebiansPythonClientFailsOnlyWhatIsKnown() =>
        KnownFailures.Hold(PythonWebSocket, await RunAsync(PythonPeer.ClientCommand("websocket-client.py"), PythonWebSocket));

    [Test]
    public async Task ABrowserFailsOnlyWhatIsKnown()
    {
        await using var target = new BrowserTarget(await InstalledBrowser.PathAsync());
        var report = await SuiteRun.SampleAsync(target, Chromium);
        Assert.That(report.Profile.Echoes, Is.True);
        KnownFailures.Hold(Chromium, report);
    }

    [Test]
    public async Task TheClientOfNpmWsIsOkInAutobahnsPingsOverTls()
    {
        var command = $"env NODE_TLS_REJECT_UNAUTHORIZED=0 {NodePeer.ClientCommand("ws-echo-client.js")["env ".Length..]}";
        var run = await CommandLine.RunAsync("serve", "--exec", command, "--tls", "--suite", "autobahn", "--case", "autobahn/2.1*");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Output + run.Error);
        Assert.That(run.Output, Does.Contain("3 cases"));
    }

    [Test]
    public async Task AClientThatDoesNotTrustTheCertificateIsUnreachable()
    {
        var run = await CommandLine.RunAsync(
            "serve", "--exec", NodePeer.ClientCommand("ws-echo-client.js"), "--tls", "--suite", "autobahn", "--case", "autobahn/2.1");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingTested), run.Output + run.Error);
        Assert.That(run.Error, Does.Contain("self-signed certificate"));
    }

    private static Task<RunFacts> RunAsync(string command, string peer) =>
        SuiteRun.SampleAsync(new ClientProcessTarget(command, StartUp), peer);
}
