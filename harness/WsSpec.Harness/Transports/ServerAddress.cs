using System.Security.Cryptography.X509Certificates;

namespace WsSpec.Harness.Transports;

/// <summary>Where a server under test is, and how a connection to it is made.</summary>
/// <param name="Url">A ws or wss URL (section 3).</param>
public sealed record ServerAddress(Uri Url)
{
    /// <summary>Path of a Unix domain socket to connect to instead of the URL's host and port.</summary>
    public string? UnixSocket { get; init; }

    /// <summary>The name in the TLS handshake, when it is not the URL's host.</summary>
    public string? ServerName { get; init; }

    /// <summary>Whether any certificate will do.</summary>
    public bool Insecure { get; init; }

    /// <summary>Certificates to trust besides the system's; empty: the system's alone.</summary>
    public X509Certificate2Collection TrustedRoots { get; init; } = [];

    public X509Certificate2? ClientCertificate { get; init; }

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public bool IsTls => Url.Scheme == Uri.UriSchemeWss;

    /// <summary>Host and port of the URL, the port left out where it is the scheme's own.</summary>
    public string Authority => Url.IsDefaultPort ? Host : $"{Host}:{Url.Port}";

    public TransportKind Transport => UnixSocket is not null ? TransportKind.Unix : IsTls ? TransportKind.Tls : TransportKind.Tcp;

    /// <summary>An address of version 6 is between brackets (RFC 3986, section 3.2.2).</summary>
    private string Host => Url.HostNameType == UriHostNameType.IPv6 ? $"[{Url.IdnHost}]" : Url.IdnHost;
}
