namespace WsSpec.Suite.Deflate;

/// <summary>Why the payload of a compressed message means nothing, or not all that it has to.</summary>
public enum InflateFault
{
    /// <summary>
    /// No octet at all, so not even the header bits of the empty block whose rest was cut off (RFC 7692, section 7.2.3.6).
    /// </summary>
    EmptyPayload,

    ReservedBlockType,

    /// <summary>NLEN is not the complement of LEN.</summary>
    StoredLengthMismatch,

    /// <summary>A dynamic block announces more code words for literals and lengths than there are symbols.</summary>
    TooManyCodes,

    /// <summary>The code lengths of a dynamic block cannot be read, or belong to more code words than fit.</summary>
    InvalidCodeLengths,

    /// <summary>Bits that are no code word, or the code word of a symbol without a meaning.</summary>
    InvalidSymbol,

    /// <summary>A distance reaches before the first octet ever produced.</summary>
    DistanceTooFar,

    /// <summary>The message ends inside a block.</summary>
    Unfinished,

    /// <summary>The blocks are whole, but the empty one that has to be the last is missing (RFC 7692, section 7.2.1).</summary>
    EmptyBlockMissing,

    /// <summary>The message is longer than the inflater may produce.</summary>
    TooLong,
}
