using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WsSpec.Harness.Transports;

/// <summary>
/// The other end of a Unix domain socket. Octets stay in the sender's queue until the receiver has read them, so SIOCOUTQ of our own socket
/// tells all (unix(7)).
/// </summary>
internal sealed class UnixPeerSocket(Socket own) : PeerSocket
{
    private const nuint OutputQueueLength = 0x5411;

    public override Uptake LookAtUptake()
    {
        try
        {
            return IoControl(own.SafeHandle, OutputQueueLength, out var octets) < 0
                ? Uptake.Unseen
                : octets > 0
                ? Uptake.Partial
                : Uptake.Complete;
        }
        catch (ObjectDisposedException)
        {
            return Uptake.Unseen;
        }
    }

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int IoControl(SafeSocketHandle socket, nuint request, out int value);
}
