namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>
/// What a peer can do wrong with permessage-deflate (RFC 7692). Names that begin with Response are found by a client in what a server
/// agrees to, the parameter rules above them by both roles, and the rest in the payload of a compressed message.
/// </summary>
public enum DeflateViolation
{
    UndefinedParameter,
    RepeatedParameter,
    ServerNoContextTakeoverWithValue,
    ClientNoContextTakeoverWithValue,
    ServerMaxWindowBitsWithoutValue,
    ServerMaxWindowBitsInvalid,

    /// <summary>Allowed in an offer.</summary>
    ClientMaxWindowBitsWithoutValue,
    ClientMaxWindowBitsInvalid,

    /// <summary>The configuration is legal, but this endpoint cannot take part in it.</summary>
    UnsupportedConfiguration,

    ResponseAcceptsTwice,
    ResponseWithoutServerNoContextTakeover,
    ResponseWithoutServerMaxWindowBits,
    ResponseServerMaxWindowBitsTooLarge,
    ResponseClientMaxWindowBitsNotOffered,

    /// <summary>Not even the header bits of the empty block whose rest was cut off.</summary>
    EmptyPayload,
    ReservedBlockType,
    StoredLengthMismatch,
    TooManyCodes,

    /// <summary>Code lengths that cannot be read, or that make no code.</summary>
    InvalidCodeLengths,
    InvalidSymbol,

    /// <summary>Before the first octet that the window holds, or farther back than the agreed window reaches.</summary>
    DistanceTooFar,

    /// <summary>The message does not end with the empty stored block whose 00 00 FF FF was cut off.</summary>
    Unfinished,
}
