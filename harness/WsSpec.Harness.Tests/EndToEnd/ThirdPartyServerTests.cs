using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Peers;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>Servers nobody here wrote. Each failure that is expected of them is explained in docs/findings.md.</summary>
public sealed class ThirdPartyServerTests
{
    private static readonly string[] KnownOfNodeWs =
    [
        "host/invalid-value-is-refused/",
        "host/missing-field-is-refused",
        "host/repeated-field-is-refused/",
        "http-version/below-http-1.1-is-refused/",
        "request-body/broken-framing-is-refused/coding-not-chunked",
        "request-body/is-never-read-as-frames/",
        "version/malformed-is-refused/",
    ];

    private static readonly string[] KnownOfKestrel =
    [
        "connection/upgrade-token-anywhere-is-accepted/tab",
        "extensions/malformed-list-is-refused/deflate-",
        "http-version/below-http-1.1-is-refused/1.0",
        "key/no-base64-is-refused/inner-blank",
        "method/only-get-opens-a-websocket/",
        "upgrade/other-values-are-refused/quoted",
        "version/malformed-is-refused/quoted",
        "version/refusal-lists-the-supported-versions",
        "version/status-426-names-the-protocol",
    ];

    private static readonly string[] KnownOfHttpListener =
    [
        "connection/upgrade-token-anywhere-is-accepted/two-lines-upgrade-first",
        "host/repeated-field-is-refused/equal",
        "http-message/bare-cr-makes-no-handshake/",
        "http-message/blank-before-colon-is-refused/",
        "http-message/folded-line-is-no-field",
        "http-message/whitespace-before-first-field/no-field",
        "http-version/below-http-1.1-is-refused/1.0",
        "key/no-base64-is-refused/inner-blank",
        "method/only-get-opens-a-websocket/",
        "standing/subprotocol-is-never-empty",
        "subprotocol/malformed-list-is-refused/",
        "subprotocol/unknown-offers-are-not-answered-with-another/",
    ];

    [Test]
    public async Task TheEchoServerOfNpmWsFailsOnlyWhatIsKnown()
    {
        await using var peer = await NodePeer.StartAsync("ws-echo.js");
        var report = await SuiteRun.AgainstAsync(peer.Url);
        Assert.That(report.Profile.Echoes, Is.True);
        Assert.That(Unexpected(report, KnownOfNodeWs), Is.Empty);
    }

    [Test]
    public async Task TheDemoServerOfNpmWsIsOpaqueAndFailsOnlyWhatIsKnown()
    {
        await using var peer = await NodePeer.StartAsync("ws-demo.js");
        var report = await SuiteRun.AgainstAsync(peer.Url);
        Assert.That(report.Profile.Echoes, Is.False);
        Assert.That(Unexpected(report, KnownOfNodeWs), Is.Empty);
    }

    [Test]
    public async Task KestrelFailsOnlyWhatIsKnown()
    {
        await using var peer = await KestrelEcho.StartAsync();
        Assert.That(Unexpected(await SuiteRun.AgainstAsync(peer.Url), KnownOfKestrel), Is.Empty);
    }

    [Test]
    public async Task HttpListenerFailsOnlyWhatIsKnown()
    {
        await using var peer = HttpListenerEcho.Start();
        Assert.That(Unexpected(await SuiteRun.AgainstAsync(peer.Url), KnownOfHttpListener), Is.Empty);
    }

    private static IEnumerable<string> Unexpected(RunReport report, string[] known) => report.With(Verdict.Fail, Verdict.Error)
        .Where(line => !known.Any(beginning => line.StartsWith($"{Verdict.Fail}: {beginning}", StringComparison.Ordinal)));
}
