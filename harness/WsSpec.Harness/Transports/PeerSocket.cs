using System.Net;
using System.Net.Sockets;

namespace WsSpec.Harness.Transports;

/// <summary>The socket at the other end of a connection, as far as the kernel of this machine tells what it has read.</summary>
internal abstract class PeerSocket : IDisposable
{
    /// <summary>The one of a socket that is connected.</summary>
    public static PeerSocket Of(Socket own) => !OperatingSystem.IsLinux() ? Elsewhere.Instance
        : own.AddressFamily == AddressFamily.Unix ? new UnixPeerSocket(own)
        : own is { LocalEndPoint: IPEndPoint here, RemoteEndPoint: IPEndPoint there } ? new TcpPeerSocket(own, here, there)
        : Elsewhere.Instance;

    /// <inheritdoc cref="ITransport.LookAtUptake"/>
    public abstract Uptake LookAtUptake();

    public virtual void Dispose()
    {
    }

    private sealed class Elsewhere : PeerSocket
    {
        public static Elsewhere Instance { get; } = new();

        public override Uptake LookAtUptake() => Uptake.Unseen;
    }
}
