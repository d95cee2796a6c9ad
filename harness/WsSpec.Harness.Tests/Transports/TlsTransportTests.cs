using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Transports;

public sealed class TlsTransportTests : TransportContract
{
    /// <summary>Lives as long as the tests: those of other classes connect with it too.</summary>
    private static readonly Lazy<X509Certificate2> SharedCertificate = new(SelfSigned.Create);

    private static X509Certificate2 Certificate => SharedCertificate.Value;

    public override async Task<(ITransport One, ITransport Other)> ConnectAsync()
    {
        var (client, server) = await Loopback.SocketsAsync();
        var accepting = TlsTransport.AcceptAsync(server, Certificate, authority: null, CancellationToken.None);
        var tls = new SslStream(new NetworkStream(client, ownsSocket: false));
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate!.GetCertHashString() == Certificate.GetCertHashString(),
        });
        return (new TlsTransport(tls, new TcpTransport(client)), await accepting);
    }

    [Test]
    public async Task WithoutACertificateItIsPlainTcp()
    {
        var (client, server) = await Loopback.SocketsAsync();
        using var _ = client;
        await using var transport = await TlsTransport.AcceptAsync(server, certificate: null, "a.example", CancellationToken.None);
        await transport.WriteAsync("plain"u8.ToArray(), CancellationToken.None);
        var buffer = new byte[16];
        Assert.That(buffer[..await client.ReceiveAsync(buffer)], Is.EqualTo("plain"u8.ToArray()));
        Assert.That((transport.GetType(), transport.Authority), Is.EqualTo((typeof(TcpTransport), "a.example")));
    }

    [Test]
    public async Task AClientThatDoesNotSpeakTlsIsNotAccepted()
    {
        var (client, server) = await Loopback.SocketsAsync();
        using var _ = client;
        using var __ = server;
        await client.SendAsync("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"u8.ToArray());
        Assert.That(
            async () => await TlsTransport.AcceptAsync(server, Certificate, authority: null, CancellationToken.None),
            Throws.InstanceOf<AuthenticationException>().Or.InstanceOf<IOException>());
    }
}
