using System.Net;
using System.Net.Sockets;

namespace WsSpec.Harness.Tests.Transports;

/// <summary>Two ends of a TCP connection over loopback.</summary>
internal static class Loopback
{
    public static async Task<(Socket One, Socket Other)> SocketsAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var one = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await one.ConnectAsync(listener.LocalEndPoint!);
        return (one, await listener.AcceptAsync());
    }
}
