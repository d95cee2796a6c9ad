namespace WsSpec.Protocol;

/// <summary>
/// What a peer can do wrong once the connection is open. Every value is one rule; <see cref="ViolationExtensions"/> says which
/// requirement it breaks and which close code answers it.
/// </summary>
public enum Violation
{
    ReservedRsv1,
    ReservedRsv2,
    ReservedRsv3,
    ReservedOpcode,
    UnmaskedFrameFromClient,
    MaskedFrameFromServer,
    LengthNotMinimal,
    LengthMostSignificantBit,
    FragmentedControlFrame,
    ControlFrameTooLong,
    ContinuationOutsideMessage,
    DataFrameInsideMessage,

    /// <summary>An octet of a text message cannot continue any valid UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A text message ends inside a character.</summary>
    IncompleteUtf8,
    CloseBodyOfOneOctet,
    CloseCodeBelow1000,
    ReportedOnlyCloseCode,
    UnassignedCloseCode,
    InvalidUtf8InCloseReason,

    /// <summary>The negotiated extension cannot make sense of a message's payload.</summary>
    UndecodableExtensionData,
    FrameTooBig,
    MessageTooBig,
    TooManyFragments,
}
