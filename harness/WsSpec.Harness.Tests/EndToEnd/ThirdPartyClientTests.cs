using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Peers;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>Clients nobody here wrote, started once for each case of a sample; <c>wsspec serve</c> plays all of them.</summary>
[NonParallelizable]
public sealed class ThirdPartyClientTests
{
    private static readonly string[] KnownOfChromium = ["close/code-received/", "deflate/data-cut-short-fails-connection/", "standing/close-code-below-1000-is-never-sent"];

    private static readonly string[] KnownOfNodeWs = ["deflate/data-cut-short-fails-connection/", "deflate-answer/invalid-value-is-refused/", "deflate-answer/twice-in-one-answer-is-refused/"];

    private static readonly string[] KnownOfPlatform =
    [
        "server-handshake/opens/connection-value-list", "server-handshake/refused/extension-", "server-handshake/refused/accept-in-other-case",
        "utf8/cut-short-fails/before-an-empty-last-fragment", "standing/text-is-utf8", "deflate-answer/", "deflate/rsv1-on-control-frame-fails-connection/",
        "deflate/final-block-is-followed-by-the-next/", "deflate/example/final-block", "deflate/data-cut-short-fails-connection/",
    ];

    private static readonly string[] KnownOfWebSocketClient =
    [
        "server-handshake/refused/", "masking/masked-frame-fails-connection/", "framing/length-with-top-bit-fails-connection/", "fragmentation/fragmented-control-frame-fails-connection/",
        "control/longer-than-125-octets-fails-connection/", "close/code-received/101", "utf8/lone-octet-fails/", "utf8/cut-short-fails/", "standing/text-is-utf8",
    ];

    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(20);

    [Test]
    public async Task TheEchoClientOfNpmWsFailsOnlyWhatIsKnown()
    {
        var report = await RunAsync("ws-echo-client.js");
        Assert.That(report.Profile.Echoes, Is.True);
        Assert.That(report.FailuresBesides(KnownOfNodeWs), Is.Empty);
    }

    [Test]
    public async Task TheDemoClientOfNpmWsIsOpaqueAndFailsOnlyWhatIsKnown()
    {
        var report = await RunAsync("ws-demo-client.js");
        Assert.That(report.Profile.Echoes, Is.False);
        Assert.That(report.FailuresBesides(KnownOfNodeWs), Is.Empty);
    }

    [Test]
    public async Task ThePlatformsClientFailsOnlyWhatIsKnown()
    {
        var report = await SuiteRun.AgainstAsync(new PlatformClientTarget(), Role.Client, [Delivery.Whole]);
        Assert.That(report.Profile.Echoes, Is.True);
        Assert.That(report.FailuresBesides(KnownOfPlatform), Is.Empty);
    }

    [Test]
    public async Task DebiansPythonClientFailsOnlyWhatIsKnown()
    {
        var report = await SuiteRun.SampleAsync(new ClientProcessTarget(PythonPeer.ClientCommand("websocket-client.py"), StartUp));
        Assert.That(report.FailuresBesides(KnownOfWebSocketClient), Is.Empty);
    }

    [Test]
    public async Task ABrowserFailsOnlyWhatIsKnown()
    {
        await using var target = new BrowserTarget(await InstalledBrowser.PathAsync());
        var report = await SuiteRun.SampleAsync(target);
        Assert.That(report.Profile.Echoes, Is.True);
        Assert.That(report.FailuresBesides(KnownOfChromium), Is.Empty);
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
        var run = await CommandLine.RunAsync("serve", "--exec", NodePeer.ClientCommand("ws-echo-client.js"), "--tls", "--suite", "autobahn", "--case", "autobahn/2.1");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingTested), run.Output + run.Error);
        Assert.That(run.Error, Does.Contain("self-signed certificate"));
    }

    private static Task<RunFacts> RunAsync(string script) => SuiteRun.SampleAsync(
        new ClientProcessTarget(NodePeer.ClientCommand(script), StartUp));
}
