namespace WsSpec.Protocol;

/// <summary>Which close codes may travel in a Close frame (sections 7.4.1 and 7.4.2).</summary>
public static class CloseCodes
{
    /// <summary>
    /// Whether a Close frame may carry the code: the registered ones without 1004, 1005, 1006 and 1015, the library range 3000-3999
    /// and the private range 4000-4999.
    /// </summary>
    /// <remarks>
    /// The RFC does not say what a receiver does with unassigned codes (1004, 1016-2999, 5000 and above). This implementation refuses
    /// them, because a peer that sends one speaks a protocol nobody has agreed on.
    /// </remarks>
    public static bool MayAppearOnWire(this CloseCode code) =>
        (ushort)code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);

    /// <summary>
    /// Whether an endpoint in this role may send the code: 1010 is the client's alone, as the server simply refuses a handshake.
    /// </summary>
    public static bool MayBeSentBy(this CloseCode code, Role role) =>
        code.MayAppearOnWire() && (code != CloseCode.MandatoryExtension || role == Role.Client);

    /// <summary>Whether the code exists only to be reported to the application (sections 7.1.5 and 7.4.1).</summary>
    public static bool IsReportedOnly(this CloseCode code) =>
        code is CloseCode.NoStatusReceived or CloseCode.AbnormalClosure or CloseCode.TlsHandshake;
}
