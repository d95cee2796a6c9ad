using System.Net;
using System.Net.Sockets;
using StreamEcho;
using WsSpec.Protocol;

// An echo server on the reference implementation: StreamEcho [PORT]
using var listener = new TcpListener(IPAddress.Loopback, args is [var port] ? int.Parse(port) : 9001);
listener.Start();
Console.WriteLine($"listening at ws://{listener.LocalEndpoint}/");
while (true)
{
    _ = ServeAsync(await listener.AcceptTcpClientAsync());
}

static async Task ServeAsync(TcpClient client)
{
    using (client)
    {
        try
        {
            client.NoDelay = true;
            await StreamEndpoint.ServeAsync(client.GetStream(), SendBack);
        }
        catch (IOException)
        {
            // The client is gone.
        }
    }
}

static void SendBack(WebSocketConnection connection, WebSocketEvent next)
{
    if (connection.State != ConnectionState.Open || next is not WebSocketEvent.MessageReceived message)
    {
        return;
    }

    if (message.Opcode == Opcode.Text)
    {
        connection.SendText(message.ApplicationData.Span);
    }
    else
    {
        connection.SendBinary(message.ApplicationData.Span);
    }
}
