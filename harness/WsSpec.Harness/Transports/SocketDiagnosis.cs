using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using static System.Buffers.Binary.BinaryPrimitives;

namespace WsSpec.Harness.Transports;

/// <summary>
/// Asks the Linux kernel about one TCP socket by its two addresses (sock_diag(7)): a look-up without search, open to every user. Numbers of
/// the protocol are in the byte order of the machine, ports and addresses in that of the network.
/// </summary>
internal sealed class SocketDiagnosis : IDisposable
{
    private const int Netlink = 16;
    private const int Raw = 3;
    private const int Diagnosis = 4;
    private const int HeaderLength = 16;
    private const int RequestLength = HeaderLength + 56;
    private const int AnswerLength = HeaderLength + 72;
    private const int AnswerState = HeaderLength + 1;
    private const int AnswerUnread = HeaderLength + 56;
    private const ushort ByFamily = 20;
    private const int AttributeHeader = 4;
    private const int AttributeInfo = 2;

    /// <summary>ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2 and CLOSE-WAIT; what listens or is gone is no end of a connection.</summary>
    private static readonly byte[] StatesThatRead = [1, 4, 5, 8];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly byte[] _request;
    private readonly byte[] _answer = new byte[4096];

    private SocketDiagnosis(Socket socket, byte[] request) => (_socket, _request) = (socket, request);

    /// <returns>Null where the kernel does not answer such questions.</returns>
    public static SocketDiagnosis? Of(IPEndPoint local, IPEndPoint remote)
    {
        var handle = new SafeSocketHandle(Create(Netlink, Raw, Diagnosis), ownsHandle: true);
        return BitConverter.IsLittleEndian && !handle.IsInvalid
            ? new(new Socket(handle) { ReceiveTimeout = (int)Patience.TotalMilliseconds }, Request(local, remote))
            : null;
    }

    /// <summary>Looks at the socket.</summary>
    /// <param name="info">Receives its <c>struct tcp_info</c>, as far as there is room.</param>
    /// <returns>The octets that it has received and nobody has read; null when it is no open socket of this machine.</returns>
    /// <exception cref="SocketException">The kernel does not answer.</exception>
    public uint? Look(Span<byte> info)
    {
        _socket.Send(_request);
        ReadOnlySpan<byte> answer = _answer.AsSpan(0, _socket.Receive(_answer));
        if (answer.Length < AnswerLength
            || ReadUInt16LittleEndian(answer[4..]) != ByFamily
            || !StatesThatRead.Contains(answer[AnswerState]))
        {
            return null;
        }

        for (var attributes = answer[AnswerLength..]; attributes.Length >= AttributeHeader;)
        {
            var length = ReadUInt16LittleEndian(attributes);
            if (ReadUInt16LittleEndian(attributes[2..]) == AttributeInfo && length >= AttributeHeader + info.Length)
            {
                attributes.Slice(AttributeHeader, info.Length).CopyTo(info);
                return ReadUInt32LittleEndian(answer[AnswerUnread..]);
            }

            attributes = attributes[Math.Clamp((length + 3) & ~3, AttributeHeader, attributes.Length)..];
        }

        return null;
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] Request(IPEndPoint local, IPEndPoint remote)
    {
        var isVersion4 = local.Address.IsIPv4MappedToIPv6 || local.AddressFamily == AddressFamily.InterNetwork;
        var request = new byte[RequestLength];
        var octets = request.AsSpan();
        WriteUInt32LittleEndian(octets, RequestLength);
        WriteUInt16LittleEndian(octets[4..], ByFamily);
        octets[6] = 1; // It is a request.
        octets = octets[HeaderLength..];
        octets[0] = (byte)(isVersion4 ? 2 : 10);
        octets[1] = (byte)ProtocolType.Tcp;
        octets[2] = 1 << (AttributeInfo - 1);
        octets[4..8].Fill(byte.MaxValue); // In whatever state.
        WriteUInt16BigEndian(octets[8..], (ushort)local.Port);
        WriteUInt16BigEndian(octets[10..], (ushort)remote.Port);
        Address(local).CopyTo(octets[12..]);
        Address(remote).CopyTo(octets[28..]);
        octets[48..56].Fill(byte.MaxValue); // Whatever its number.
        return request;

        byte[] Address(IPEndPoint end) => (isVersion4 ? end.Address.MapToIPv4() : end.Address).GetAddressBytes();
    }

    [DllImport("libc", EntryPoint = "socket")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Create(int domain, int type, int protocol);
}
