using System.Collections.Frozen;
using System.Collections.Immutable;
using WsSpec.Suite.Cases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// The families of the native suite: of its cases in the order in which the catalogue comes to them, then of its standing rules and of those for audits.
/// </summary>
public static class Families
{
    private const string Rfc6455 = "RFC 6455";
    private const string Rfc7692 = "RFC 7692";
    private const string Rfc9112 = "RFC 9112";

    public static ImmutableArray<Family> All { get; } =
    [
        new("overview", "Both sides send at once as soon as the opening handshake is over", Rfc6455, "1.2"),
        new("accept-key", "Sec-WebSocket-Accept is computed from the key as the RFC says, whatever the key is", Rfc6455, "4.2.2"),
        new("closing", "A connection comes to its end in good order, and nothing is processed after it", Rfc6455, "7.1"),
        new("foreign-protocol", "What other protocols and scripts can send opens no WebSocket", Rfc6455, "1.6"),
        new("letter-case", "Names and tokens match in any case of ASCII letters, and of those alone", Rfc6455, "2.1"),
        new("request-target", "The request target names the resource, and has only octets that a target may have", Rfc6455, "3"),
        new("server-handshake", "A client checks the server's half of the opening handshake before it takes the connection for open",
            Rfc6455, "4.1"),
        new("method", "No method but GET opens a WebSocket", Rfc6455, "4.2.1"),
        new("http-version", "A handshake is made in HTTP/1.1 or higher", Rfc6455, "4.2.1"),
        new("request-line", "A request target in another form names the same resource, or is refused", Rfc6455, "4.2.1"),
        new("upgrade", "The handshake asks by Upgrade for websocket, and for nothing else", Rfc6455, "4.2.1"),
        new("connection", "The handshake has the token Upgrade in Connection", Rfc6455, "4.2.1"),
        new("key", "Sec-WebSocket-Key is 16 octets in base64, and is there", Rfc6455, "4.2.1"),
        new("fields", "The fields of a handshake come in any order, among any others, each single one once", Rfc6455, "4.2.1"),
        new("request-delivery", "A handshake is the same in however many pieces it arrives", Rfc6455, "4.2.1"),
        new("reply", "The 101 has all that it has to have, and nothing that was not asked for", Rfc6455, "4.2.2"),
        new("subprotocol", "A subprotocol is selected from those offered, to the letter, or none is", Rfc6455, "4.2.2"),
        new("first-frames", "The first frames after a handshake are read from their first octet on", Rfc6455, "4.2.2"),
        new("version", "Version 13 is spoken; others are refused with the list of those that are", Rfc6455, "4.4"),
        new("masking", "Clients mask each frame, servers none, and any key is undone octet by octet", Rfc6455, "5.3"),
        new("framing", "Header bits, opcodes and lengths are read as the frame format says, and what is reserved fails the connection",
            Rfc6455, "5.2"),
        new("fragmentation", "Fragments make one message whatever their number and size, with control frames among them", Rfc6455, "5.4"),
        new("control", "Control frames have at most 125 octets and are not fragmented", Rfc6455, "5.5"),
        new("close", "A Close is answered by a Close, and a malformed one fails the connection", Rfc6455, "5.5.1"),
        new("ping", "A Ping is answered by a Pong with the same application data", Rfc6455, "5.5.2"),
        new("pong", "A Pong that nobody asked for is taken and not answered", Rfc6455, "5.5.3"),
        new("utf8", "Text is valid UTF-8 as a whole, however it is cut, and nothing else is checked for it", Rfc6455, "8.1"),
        new("examples", "The examples of the RFC are read as they are printed", Rfc6455, "5.7"),
        new("sending", "Messages are sent as frames of their own type, at once, and not after a Close", Rfc6455, "6.1"),
        new("receiving", "Frames mean the same however segments cut them, and make messages when they are complete", Rfc6455, "6.2"),
        new("extensions", "Extensions are accepted from those offered and known, as the grammar says", Rfc6455, "9.1"),
        new("origin", "The origin decides about a connection where the server has a policy", Rfc6455, "10.2"),
        new("tls", "Handshake and frames run inside TLS as they run without it", Rfc6455, "10.6"),
        new("invalid-data", "Data that is no frame fails the connection, and its length decides where a frame ends", Rfc6455, "10.7"),
        new("violations", "What fails a connection fails it wherever it comes: later, among fragments, behind control frames, in pieces",
            Rfc6455, "10.7"),
        new("http-message", "The request is read as HTTP reads messages: ends of lines, blanks and folded lines", Rfc9112, "2.2"),
        new("host", "A handshake has one Host field, and its value is valid", Rfc9112, "3.2"),
        new("request-body", "A body of the handshake is never read as frames", Rfc9112, "6.3"),
        new("security", "Floods, crafted values and incomplete handshakes do a testee no harm", Rfc6455, "10"),
        new("limits", "Large and long messages are answered, or refused with 1009", Rfc6455, "10.4"),
        new("deflate", "Compression by permessage-deflate is negotiated, framed and inflated as its RFC says", Rfc7692, "7"),
        new("deflate-answer", "A client checks what the server's answer says of permessage-deflate", Rfc7692, "7.1"),
        new("standing", "What holds on every connection, whatever its case is about", Rfc6455, "5"),
        new("reaction", "What an endpoint makes of its peer in traffic that nobody steers, as far as a capture proves it", Rfc6455, "5"),
    ];

    private static readonly FrozenDictionary<string, Family> ByName = All.ToFrozenDictionary(f => f.Name);

    /// <summary>The family with this name, or null.</summary>
    public static Family? Find(string name) => ByName.GetValueOrDefault(name);
}
