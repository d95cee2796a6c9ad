using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace WsSpec.Harness.Transports;

/// <summary>TLS over another transport's socket; a half-close is the close-notify alert of TLS.</summary>
public sealed class TlsTransport(SslStream tls, ITransport below) : ITransport
{
    public string? Authority => below.Authority;

    public string? Peer => below.Peer;

    public (string Protocol, string CipherSuite)? Security => (tls.SslProtocol.ToString(), tls.NegotiatedCipherSuite.ToString());

    public TimeSpan RoundTrip => below.RoundTrip;

    /// <summary>Each write is a record of its own; a record that has been read is opened alone.</summary>
    public Uptake LookAtUptake() => below.LookAtUptake();

    /// <summary>The server's side of a connection that was accepted.</summary>
    /// <param name="certificate">With its private key; null: no TLS.</param>
    /// <param name="authority">See <see cref="ITransport.Authority"/>.</param>
    /// <exception cref="AuthenticationException">The client does not want this certificate, or speaks another TLS.</exception>
    /// <exception cref="IOException">The client does not speak TLS at all.</exception>
    public static async Task<ITransport> AcceptAsync(
        Socket socket, X509Certificate2? certificate, string? authority, CancellationToken cancellation)
    {
        socket.NoDelay = true;
        var below = new TcpTransport(socket) { Authority = authority };
        if (certificate is null)
        {
            return below;
        }

        var tls = new SslStream(new NetworkStream(socket, ownsSocket: false));
        // Offline: neither the certificates above this one nor a word on whether it is revoked is fetched from anywhere.
        var context = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = context }, cancellation);
        return new TlsTransport(tls, below);
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await tls.ReadAsync(buffer, cancellation);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw new TransportResetException(e);
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        try
        {
            await tls.WriteAsync(octets, cancellation);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw new TransportResetException(e);
        }
    }

    public async ValueTask HalfCloseAsync()
    {
        try
        {
            await tls.ShutdownAsync();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw new TransportResetException(e);
        }
    }

    public void Abort() => below.Abort();

    public async ValueTask DisposeAsync()
    {
        await tls.DisposeAsync();
        await below.DisposeAsync();
    }
}
