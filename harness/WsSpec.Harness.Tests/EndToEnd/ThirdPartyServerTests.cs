using NUnit.Framework;
using WsSpec.Harness.Tests.Peers;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>Servers nobody here wrote. Each failure that is expected of them is explained in docs/findings.md.</summary>
[NonParallelizable]
public sealed class ThirdPartyServerTests
{
    private static readonly string[] KnownOfNodeWs =
    [
        "deflate/client-max-window-bits-out-of-range-is-declined/",
        "deflate/data-cut-short-fails-connection/",
        "deflate/server-max-window-bits-out-of-range-is-declined/",
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
        "deflate/client-max-window-bits-out-of-range-is-declined/",
        "deflate/client-no-context-takeover-with-value-is-declined/",
        "deflate/data-cut-short-fails-connection/",
        "deflate/example/final-block",
        "deflate/final-block-is-followed-by-the-next/",
        "deflate/only-unusable-offers-are-all-declined",
        "deflate/rsv1-on-control-frame-fails-connection/",
        "deflate/server-max-window-bits-",
        "deflate/server-no-context-takeover-with-value-is-declined/",
        "deflate/undefined-parameter-is-declined/",
        "extensions/malformed-list-is-refused/deflate-",
        "http-version/below-http-1.1-is-refused/1.0",
        "key/no-base64-is-refused/inner-blank",
        "masking/unmasked-frame-fails-connection/close",
        "masking/unmasked-frame-fails-connection/empty-close",
        "method/only-get-opens-a-websocket/",
        "standing/server-takeover-is-granted",
        "standing/text-is-utf8",
        "upgrade/other-values-are-refused/quoted",
        "utf8/cut-short-fails/before-an-empty-last-fragment",
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
        "masking/unmasked-frame-fails-connection/close",
        "masking/unmasked-frame-fails-connection/empty-close",
        "method/only-get-opens-a-websocket/",
        "standing/subprotocol-is-never-empty",
        "standing/text-is-utf8",
        "subprotocol/malformed-list-is-refused/",
        "subprotocol/unknown-offers-are-not-answered-with-another/",
        "utf8/cut-short-fails/before-an-empty-last-fragment",
    ];

    [Test]
    public async Task TheEchoServerOfNpmWsFailsOnlyWhatIsKnown()
    {
        await using var peer = await NodePeer.StartAsync("ws-echo.js");
        var report = await SuiteRun.AgainstAsync(peer.Url);
        Assert.That(report.Profile.Echoes, Is.True);
        Assert.That(report.FailuresBesides(KnownOfNodeWs), Is.Empty);
    }

    [Test]
    public async Task TheDemoServerOfNpmWsIsOpaqueAndFailsOnlyWhatIsKnown()
    {
        await using var peer = await NodePeer.StartAsync("ws-demo.js");
        var report = await SuiteRun.AgainstAsync(peer.Url);
        Assert.That(report.Profile.Echoes, Is.False);
        Assert.That(report.FailuresBesides(KnownOfNodeWs), Is.Empty);
    }

    [Test]
    public async Task KestrelFailsOnlyWhatIsKnown()
    {
        await using var peer = await KestrelEcho.StartAsync();
        Assert.That((await SuiteRun.AgainstAsync(peer.Url)).FailuresBesides(KnownOfKestrel), Is.Empty);
    }

    [Test]
    public async Task HttpListenerFailsOnlyWhatIsKnown()
    {
        await using var peer = HttpListenerEcho.Start();
        Assert.That((await SuiteRun.AgainstAsync(peer.Url)).FailuresBesides(KnownOfHttpListener), Is.Empty);
    }
}
