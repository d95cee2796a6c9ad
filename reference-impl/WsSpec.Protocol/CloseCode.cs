namespace WsSpec.Protocol;

/// <summary>
/// The status codes of section 7.4.1 and the later entries of the IANA registry. Any other 16-bit value is representable as a value without
/// a name.
/// </summary>
public enum CloseCode : ushort
{
    NormalClosure = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    UnsupportedData = 1003,

    /// <summary>Registered without a meaning.</summary>
    Reserved = 1004,

    /// <summary>Reported to the application when a Close had no code; never on the wire.</summary>
    NoStatusReceived = 1005,

    /// <summary>Reported to the application when no Close arrived at all; never on the wire.</summary>
    AbnormalClosure = 1006,
    InvalidPayloadData = 1007,
    PolicyViolation = 1008,
    MessageTooBig = 1009,

    /// <summary>For clients only: the server did not agree to an extension the client needs.</summary>
    MandatoryExtension = 1010,
    InternalError = 1011,
    ServiceRestart = 1012,
    TryAgainLater = 1013,
    BadGateway = 1014,

    /// <summary>Reported to the application when TLS failed; never on the wire.</summary>
    TlsHandshake = 1015,
}
