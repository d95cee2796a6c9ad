using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Secrecy;

namespace WsSpec.Harness.Transports;

/// <summary>A server named by a ws or wss URL (section 3).</summary>
public sealed class UrlTarget(ServerAddress address) : ITarget
{
    public string Name => PublicUrl.Of(address.Url);

    public string Host => address.Authority;

    public string RequestTarget => address.Url.PathAndQuery;

    public TransportKind Transport => address.Transport;

    public bool IsTls => address.IsTls;

    public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(address.ConnectTimeout);
        var socket = address.UnixSocket is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var started = Stopwatch.GetTimestamp();
        try
        {
            await (address.UnixSocket is null
                ? socket.ConnectAsync(address.Url.DnsSafeHost, address.Url.Port, timeout.Token)
                : socket.ConnectAsync(new UnixDomainSocketEndPoint(address.UnixSocket), timeout.Token));
            var transport = new TcpTransport(socket) { RoundTrip = Stopwatch.GetElapsedTime(started) };
            return IsTls ? await SecureAsync(socket, transport, timeout.Token) : transport;
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            socket.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw new TargetUnreachableException($"cannot connect to {Name}: {Reason(e)}", e);
        }
    }

    private async Task<ITransport> SecureAsync(Socket socket, ITransport below, CancellationToken cancellation)
    {
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: false));
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = address.ServerName ?? address.Url.IdnHost,
                RemoteCertificateValidationCallback = address.Insecure ? (_, _, _, _) => true : null,
                CertificateChainPolicy = Trusting(address.TrustedRoots),
                ClientCertificates = address.ClientCertificate is { } certificate ? [certificate] : null,
            },
            cancellation);
        return new TlsTransport(tls, below);
    }

    /// <summary>
    /// Whom to trust: those of the system unless others are named. Nothing is fetched for it, wherever a certificate says that its issuer's
    /// can be had: a server has to send its chain, and the harness talks to nobody but the testee.
    /// </summary>
    private static X509ChainPolicy Trusting(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (roots.Count > 0)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        return policy;
    }

    private string Reason(Exception e) => e switch
    {
        OperationCanceledException => $"no answer within {address.ConnectTimeout.TotalSeconds:0.#} s",
        AuthenticationException => $"TLS: {OneLine(e.InnerException ?? e)}",
        SocketException socket => OneLine(socket),
        _ when IsTls => $"the port does not speak TLS ({OneLine(e)})",
        _ => OneLine(e),
    };

    private static string OneLine(Exception e) => e.Message.ReplaceLineEndings(" ");
}
