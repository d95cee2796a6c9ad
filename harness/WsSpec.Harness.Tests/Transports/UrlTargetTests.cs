using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Transports;

public sealed class UrlTargetTests
{
    [TestCase("ws://a.example/", "a.example", "/", false)]
    [TestCase("ws://a.example:80/chat?room=1", "a.example", "/chat?room=1", false)]
    [TestCase("wss://a.example:8443", "a.example:8443", "/", true)]
    [TestCase("ws://[::1]:9000/", "[::1]:9000", "/", false)]
    [TestCase("wss://bücher.example/", "xn--bcher-kva.example", "/", true)]
    public void TheUrlSaysWhatTheRequestNames(string url, string host, string requestTarget, bool isTls)
    {
        var target = Target(url);
        Assert.That((target.Host, target.RequestTarget, target.IsTls), Is.EqualTo((host, requestTarget, isTls)));
    }

    [Test]
    public async Task WhereNobodyListensItSaysSoInOneLine()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Assert.That(await ComplaintAsync($"ws://{taken.LocalEndPoint}/"), Does.StartWith(
            $"cannot connect to ws://{taken.LocalEndPoint}/: ").And.Not.Contains("\n"));
    }

    [Test]
    public async Task APortThatDoesNotSpeakTlsIsNamedAsSuch()
    {
        await using var plain = new TransportListener(new(IPAddress.Loopback, 0), null, RefuseAsync);
        Assert.That(await ComplaintAsync($"wss://{plain.Endpoint}/"), Does.Contain("does not speak TLS").Or.Contain("TLS: "));
    }

    [Test]
    public async Task ACertificateThatNobodyVouchesForIsRefusedUnlessItIsToldToTakeAny()
    {
        await using var listener = new TransportListener(new(IPAddress.Loopback, 0), SelfSigned.Create(), ReadAsync);
        Assert.That(await ComplaintAsync(listener.Url.ToString()), Does.Contain("TLS: "));
        await using var transport = await new UrlTarget(new(listener.Url) { Insecure = true }).ConnectAsync(CancellationToken.None);
        Assert.That(transport, Is.TypeOf<TlsTransport>());
    }

    [Test]
    public async Task AUnixSocketTakesThePlaceOfHostAndPort()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        try
        {
            await using var transport = await new UrlTarget(new(new("ws://a.example/")) { UnixSocket = path })
                .ConnectAsync(CancellationToken.None);
            using var accepted = await listener.AcceptAsync();
            await transport.WriteAsync("x"u8.ToArray(), CancellationToken.None);
            Assert.That(await accepted.ReceiveAsync(new byte[2]), Is.EqualTo(1));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static UrlTarget Target(string url) => new(new(new(url)));

    private static async Task<string> ComplaintAsync(string url) => (await Assert.ThrowsAsync<TargetUnreachableException>(
        async () => await Target(url).ConnectAsync(CancellationToken.None)))!.Message;

    /// <summary>As a server for ws does: it reads first, so the connection stands for sure before it ends.</summary>
    private static async Task RefuseAsync(ITransport transport, CancellationToken cancellation)
    {
        await transport.ReadAsync(new byte[16 * 1024], cancellation);
        await transport.WriteAsync("HTTP/1.1 400 No\r\n\r\n"u8.ToArray(), cancellation);
    }

    private static async Task ReadAsync(ITransport transport, CancellationToken cancellation)
    {
        var buffer = new byte[16];
        while (await transport.ReadAsync(buffer, cancellation) > 0)
        {
        }

        await transport.DisposeAsync();
    }
}
