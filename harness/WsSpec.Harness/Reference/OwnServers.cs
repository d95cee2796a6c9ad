using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Reference;

/// <summary>Servers of our own on ports of this machine.</summary>
internal static class OwnServers
{
    /// <summary>A server at the URL that a command or a file names.</summary>
    /// <param name="url">The host is an IP address, a name of this machine, or localhost; port 0 takes a free one.</param>
    /// <param name="certificate">With its private key; null: no TLS.</param>
    /// <param name="serve">Serves one connection.</param>
    /// <exception cref="CommandException">The address is none of this machine, or the port cannot be had.</exception>
    public static TransportListener At(Uri url, X509Certificate2? certificate, Func<ITransport, CancellationToken, Task> serve)
    {
        try
        {
            return new(new(Address(url.DnsSafeHost), url.Port), certificate, serve);
        }
        catch (SocketException e)
        {
            throw new CommandException($"cannot listen at {url}: {e.Message}", ExitCode.NothingTested);
        }
    }

    /// <summary>A server without TLS on a free port of this machine's loopback interface.</summary>
    /// <param name="serve">Serves one connection.</param>
    public static TransportListener OnFreePort(Func<ITransport, CancellationToken, Task> serve) =>
        new(new(IPAddress.Loopback, 0), null, serve);

    /// <summary>The certificate of a server: the one in these files, or one made for the occasion.</summary>
    /// <param name="certificate">Path of a PEM file, or null.</param>
    /// <param name="key">Path of a PEM file; null: the key is in the file of the certificate.</param>
    /// <exception cref="CommandException">The files cannot be read.</exception>
    public static X509Certificate2 Certificate(string? certificate, string? key)
    {
        try
        {
            return certificate is null ? SelfSigned.Create() : ServerCertificate.Read(certificate, key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CommandException($"cannot read the certificate {certificate}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static IPAddress Address(string host) => host == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(host, out var address) ? address
        : Dns.GetHostAddresses(host, AddressFamily.InterNetwork)[0];
}
