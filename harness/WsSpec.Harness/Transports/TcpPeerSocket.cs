using System.Net;
using System.Net.Sockets;
using static System.Buffers.Binary.BinaryPrimitives;

namespace WsSpec.Harness.Transports;

/// <summary>
/// The other end of a TCP connection. Our own socket only knows what the other kernel has acknowledged; what a program has read is known to
/// its own socket, and when that is one of this machine, Linux tells (sock_diag(7)). Names of members are those of <c>struct tcp_info</c>.
/// </summary>
internal sealed class TcpPeerSocket(Socket own, IPEndPoint here, IPEndPoint there) : PeerSocket
{
    private const int LevelTcp = 6;
    private const int OptionTcpInfo = 11;
    private const int NotSentBytes = 144;
    private const int BytesReceived = 128;
    private const int BytesSent = 200;
    private const int BytesRetransmitted = 208;
    private const int InfoLength = 216;

    private ulong _arrived;
    private readonly Lazy<SocketDiagnosis?> _diagnosis = new(() => SocketDiagnosis.Of(there, here));

    public override Uptake LookAtUptake()
    {
        Span<byte> ours = stackalloc byte[InfoLength];
        Span<byte> theirs = stackalloc byte[InfoLength];
        try
        {
            if (own.GetRawSocketOption(LevelTcp, OptionTcpInfo, ours) < InfoLength || _diagnosis.Value?.Look(theirs) is not { } unread)
            {
                return Uptake.Unseen;
            }

            // What was sent may not have reached the other socket yet: an empty queue proves something only when that was known before it
            // was looked at, because the kernel counts what has come a little later than what is unread.
            var written = At(ours, BytesSent) - At(ours, BytesRetransmitted) + ReadUInt32LittleEndian(ours[NotSentBytes..]);
            var hadArrived = _arrived >= written;
            _arrived = At(theirs, BytesReceived);
            return unread > 0
                || _arrived < written
                || (!hadArrived && _diagnosis.Value.Look(theirs) is not 0)
                ? Uptake.Partial
                : Uptake.Complete;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return Uptake.Unseen;
        }
    }

    public override void Dispose()
    {
        if (_diagnosis.IsValueCreated)
        {
            _diagnosis.Value?.Dispose();
        }

        base.Dispose();
    }

    private static ulong At(ReadOnlySpan<byte> info, int offset) => ReadUInt64LittleEndian(info[offset..]);
}
