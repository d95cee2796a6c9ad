namespace WsSpec.Protocol;

/// <summary>The two facts every <see cref="Violation"/> knows: the requirement it breaks and the close code that answers it.</summary>
public static class ViolationExtensions
{
    /// <summary>The id of the broken requirement in <c>corpus/requirements.tsv</c>.</summary>
    public static string RequirementId(this Violation violation) => violation switch
    {
        Violation.ReservedRsv1 => "6455-5.2-04",
        Violation.ReservedRsv2 => "6455-5.2-05",
        Violation.ReservedRsv3 => "6455-5.2-06",
        Violation.ReservedOpcode => "6455-5.2-07",
        Violation.UnmaskedFrameFromClient => "6455-5.1-03",
        Violation.MaskedFrameFromServer => "6455-5.1-06",
        Violation.LengthNotMinimal => "6455-5.2-18",
        Violation.LengthMostSignificantBit => "6455-5.2-15",
        Violation.FragmentedControlFrame => "6455-5.4-10",
        Violation.ControlFrameTooLong => "6455-5.5-03",
        Violation.ContinuationOutsideMessage => "6455-5.4-05",
        Violation.DataFrameInsideMessage => "6455-5.4-06",
        Violation.InvalidUtf8 => "6455-8.1-01",
        Violation.IncompleteUtf8 => "6455-8.1-02",
        Violation.CloseBodyOfOneOctet => "6455-5.5.1-03",
        Violation.CloseCodeBelow1000 => "6455-7.4.2-01",
        Violation.ReportedOnlyCloseCode => "6455-7.4.1-07",
        Violation.UnassignedCloseCode => "6455-7.4.2-02",
        Violation.InvalidUtf8InCloseReason => "6455-8.1-04",
        Violation.UndecodableExtensionData => "7692-6.2-03",
        Violation.FrameTooBig => "6455-10.4-01",
        Violation.MessageTooBig => "6455-10.4-01",
        Violation.TooManyFragments => "6455-10.4-01",
        _ => throw new ArgumentOutOfRangeException(nameof(violation), violation, null),
    };

    /// <summary>The code of the Close frame that fails the connection (sections 7.1.7 and 7.4.1).</summary>
    public static CloseCode CloseCode(this Violation violation) => violation switch
    {
        Violation.ReservedRsv1 => Protocol.CloseCode.ProtocolError,
        Violation.ReservedRsv2 => Protocol.CloseCode.ProtocolError,
        Violation.ReservedRsv3 => Protocol.CloseCode.ProtocolError,
        Violation.ReservedOpcode => Protocol.CloseCode.ProtocolError,
        Violation.UnmaskedFrameFromClient => Protocol.CloseCode.ProtocolError,
        Violation.MaskedFrameFromServer => Protocol.CloseCode.ProtocolError,
        Violation.LengthNotMinimal => Protocol.CloseCode.ProtocolError,
        Violation.LengthMostSignificantBit => Protocol.CloseCode.ProtocolError,
        Violation.FragmentedControlFrame => Protocol.CloseCode.ProtocolError,
        Violation.ControlFrameTooLong => Protocol.CloseCode.ProtocolError,
        Violation.ContinuationOutsideMessage => Protocol.CloseCode.ProtocolError,
        Violation.DataFrameInsideMessage => Protocol.CloseCode.ProtocolError,
        Violation.InvalidUtf8 => Protocol.CloseCode.InvalidPayloadData,
        Violation.IncompleteUtf8 => Protocol.CloseCode.InvalidPayloadData,
        Violation.CloseBodyOfOneOctet => Protocol.CloseCode.ProtocolError,
        Violation.CloseCodeBelow1000 => Protocol.CloseCode.ProtocolError,
        Violation.ReportedOnlyCloseCode => Protocol.CloseCode.ProtocolError,
        Violation.UnassignedCloseCode => Protocol.CloseCode.ProtocolError,
        Violation.InvalidUtf8InCloseReason => Protocol.CloseCode.InvalidPayloadData,
        Violation.UndecodableExtensionData => Protocol.CloseCode.InvalidPayloadData,
        Violation.FrameTooBig => Protocol.CloseCode.MessageTooBig,
        Violation.MessageTooBig => Protocol.CloseCode.MessageTooBig,
        Violation.TooManyFragments => Protocol.CloseCode.MessageTooBig,
        _ => throw new ArgumentOutOfRangeException(nameof(violation), violation, null),
    };
}
