using System.Security.Cryptography.X509Certificates;

namespace WsSpec.Harness.Transports;

/// <summary>How a server under test is reached.</summary>
public sealed record TargetOptions
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
}
