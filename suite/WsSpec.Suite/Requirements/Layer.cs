namespace WsSpec.Suite.Requirements;

/// <summary>
/// The part of an implementation that a requirement binds, from the outermost inwards. A server has often been given the first ones: by a
/// proxy, a platform or an HTTP library.
/// </summary>
public enum Layer
{
    /// <summary>Certificates and the TLS handshake.</summary>
    Tls,

    /// <summary>What an HTTP stack, or a proxy before the application, makes of any request.</summary>
    Http,

    /// <summary>The opening handshake of RFC 6455.</summary>
    Handshake,

    /// <summary>Frames, messages, text and the closing handshake.</summary>
    Framing,

    /// <summary>permessage-deflate.</summary>
    Deflate,

    /// <summary>Limits, floods, and staying alive.</summary>
    Robustness,
}
