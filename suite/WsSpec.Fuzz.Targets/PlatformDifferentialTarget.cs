using System.Net.WebSockets;
using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol;

namespace WsSpec.Fuzz.Targets;

/// <summary>The connection against System.Net.WebSockets. Options, lowest bit: the role of client.</summary>
/// <remarks>
/// The platform is the more lenient of the two: it takes length forms that are not the shortest, and a server of it may take unmasked
/// frames. So what is compared are the messages before anything is refused.
/// </remarks>
public sealed class PlatformDifferentialTarget : IFuzzTarget
{
    public string Name => "platform-differential";

    public string Property => "Every message that the connection reports is one that the platform reports too, in the same order.";

    public InputShape Shape => InputShape.Frames;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var role = fuzz.Option(0) ? Role.Client : Role.Server;
        var connection = new WebSocketConnection(role, new FixedEntropy(), ConnectionOptions.Default);
        using var stream = new PieceStream(fuzz.Pieces);
        using var platform = WebSocket.CreateFromStream(
            stream, new WebSocketCreationOptions { IsServer = role == Role.Server, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        connection.Receive(fuzz.Octets);
        connection.ReceiveEof();
        while (connection.NextEvent(out var next) == ReadStatus.Event)
        {
            if (next is WebSocketEvent.MessageReceived message)
            {
                PropertyBrokenException.Unless(
                    Receive(platform) is { } other && Same(message, other), "the platform reports the same message");
            }
        }
    }

    private static bool Same(WebSocketEvent.MessageReceived message, (WebSocketMessageType Type, byte[] Octets) other) =>
        (message.Opcode == Opcode.Text) == (other.Type == WebSocketMessageType.Text)
            && message.ApplicationData.Span.SequenceEqual(other.Octets);

    /// <summary>The platform's next message; null when it has none or refuses what has come.</summary>
    private static (WebSocketMessageType Type, byte[] Octets)? Receive(WebSocket platform)
    {
        var buffer = new byte[1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                // The stream always answers at once, so nothing is waited for.
                var result = platform.ReceiveAsync(buffer, CancellationToken.None).GetAwaiter().GetResult();
                message.Write(buffer.AsSpan(0, result.Count));
                if (result.EndOfMessage)
                {
                    return result.MessageType == WebSocketMessageType.Close ? null : (result.MessageType, message.ToArray());
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException)
        {
            return null;
        }
    }
}
