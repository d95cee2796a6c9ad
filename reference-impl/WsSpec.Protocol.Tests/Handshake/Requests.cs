using System.Text;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Protocol.Tests.Handshake;

/// <summary>The smallest valid opening handshake, one line to a field, and the server's answer to a text like it.</summary>
internal static class Requests
{
    public const string Minimal =
        "GET /chat HTTP/1.1\r\nHost: example.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

    public static string With(string field) => Minimal.Insert(Minimal.Length - 2, field + "\r\n");

    public static string Replacing(string old, string replacement) => Minimal.Replace(old, replacement, StringComparison.Ordinal);

    public static ServerHandshakeOutcome? Answer(string request, ServerHandshakeOptions? options = null) => Answer(request, out _, options);

    public static ServerHandshakeOutcome? Answer(string request, out string leftOver, ServerHandshakeOptions? options = null)
    {
        ReadOnlySpan<byte> octets = Encoding.Latin1.GetBytes(request);
        var outcome = new ServerHandshake(options ?? new()).Receive(ref octets);
        leftOver = Encoding.Latin1.GetString(octets);
        return outcome;
    }
}
