using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace WsSpec.Harness.Transports;

/// <summary>A server named by a ws or wss URL (section 3).</summary>
public sealed class UrlTarget(Uri url, TargetOptions options) : ITarget
{
    public string Name => url.ToString();

    public string Host => url.IsDefaultPort ? HostName : $"{HostName}:{url.Port}";

    public string RequestTarget => url.PathAndQuery;

    public bool IsTls => url.Scheme == Uri.UriSchemeWss;

    /// <summary>An address of version 6 is between brackets (RFC 3986, section 3.2.2).</summary>
    private string HostName => url.HostNameType == UriHostNameType.IPv6 ? $"[{url.IdnHost}]" : url.IdnHost;

    public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.ConnectTimeout);
        var socket = options.UnixSocket is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await (options.UnixSocket is null
                ? socket.ConnectAsync(url.DnsSafeHost, url.Port, timeout.Token)
                : socket.ConnectAsync(new UnixDomainSocketEndPoint(options.UnixSocket), timeout.Token));
            return IsTls ? await SecureAsync(socket, timeout.Token) : new TcpTransport(socket);
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            socket.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw new TargetUnreachableException($"cannot connect to {url}: {Reason(e)}", e);
        }
    }

    private async Task<ITransport> SecureAsync(Socket socket, CancellationToken cancellation)
    {
        var below = new TcpTransport(socket);
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: false));
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = options.ServerName ?? url.IdnHost,
                RemoteCertificateValidationCallback = options.Insecure ? (_, _, _, _) => true : null,
                CertificateChainPolicy = options.TrustedRoots.Count == 0 ? null : Trusting(options.TrustedRoots),
                ClientCertificates = options.ClientCertificate is { } certificate ? [certificate] : null,
            },
            cancellation);
        return new TlsTransport(tls, below);
    }

    private static X509ChainPolicy Trusting(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    private string Reason(Exception e) => e switch
    {
        OperationCanceledException => $"no answer within {options.ConnectTimeout.TotalSeconds:0.#} s",
        AuthenticationException => $"TLS: {OneLine(e.InnerException ?? e)}",
        SocketException socket => OneLine(socket),
        _ when IsTls => $"the port does not speak TLS ({OneLine(e)})",
        _ => OneLine(e),
    };

    private static string OneLine(Exception e) => e.Message.ReplaceLineEndings(" ");
}
