using NUnit.Framework;
using WsSpec.Harness.Tests.Peers;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>
/// What fails because of who stands before a server: the baselines of docs/behind.md, of the layers that a proxy has a part in.
/// </summary>
public sealed class BehindProxyTests
{
    private const string BehindNginx = "behind-nginx";
    private const string BehindHaproxy = "behind-haproxy";

    [Test]
    public async Task BehindNginxOnlyWhatIsKnownFails()
    {
        await using var server = await NodePeer.StartAsync("ws-echo.js");
        await using var proxy = await ProxyPeer.NginxAsync(server.Url);
        KnownFailures.Hold(BehindNginx, await SuiteRun.BehindProxyAsync(proxy.Url));
    }

    [Test]
    public async Task BehindHaproxyOnlyWhatIsKnownFails()
    {
        await using var server = await NodePeer.StartAsync("ws-echo.js");
        await using var proxy = await ProxyPeer.HaproxyAsync(server.Url);
        KnownFailures.Hold(BehindHaproxy, await SuiteRun.BehindProxyAsync(proxy.Url));
    }
}
