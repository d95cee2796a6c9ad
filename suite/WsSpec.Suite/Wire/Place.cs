namespace WsSpec.Suite.Wire;

/// <summary>
/// What a head leaves to the run; the notation of each is its name in lower case between braces, such as <c>{accept-in-other-case}</c>.
/// </summary>
public enum Place
{
    /// <summary>The scheme of an absolute request target: http or https.</summary>
    Scheme,

    /// <summary>The value of Host.</summary>
    Host,

    /// <summary>The request target.</summary>
    Target,

    /// <summary>An Origin the testee accepts.</summary>
    Origin,

    /// <summary>A subprotocol the testee supports.</summary>
    Subprotocol,

    SubprotocolInOtherCase,

    /// <summary>That name without its last character.</summary>
    SubprotocolCutShort,

    /// <summary>The Sec-WebSocket-Key of the connection.</summary>
    Key,

    /// <summary>The accept value that belongs to the key.</summary>
    Accept,

    AcceptInOtherCase,

    AcceptWithoutPadding,
}
