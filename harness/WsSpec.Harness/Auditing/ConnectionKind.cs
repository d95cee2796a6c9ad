namespace WsSpec.Harness.Auditing;

/// <summary>What a TCP connection turned out to be.</summary>
internal enum ConnectionKind
{
    /// <summary>It has an opening handshake, or an attempt at one.</summary>
    WebSocket,

    /// <summary>HTTP/1.1 without WebSocket.</summary>
    Http,

    /// <summary>HTTP/2, which may carry WebSocket (RFC 8441): not looked into.</summary>
    Http2,

    /// <summary>TLS without the secrets to read it.</summary>
    Encrypted,

    /// <summary>Anything else, also a WebSocket connection whose beginning was not captured.</summary>
    Other,

    /// <summary>Nothing was sent.</summary>
    Empty,
}
