using System.Buffers.Binary;
using System.Text;

namespace WsSpec.Protocol;

/// <summary>
/// The application data of a Close frame (section 5.5.1): nothing, or a code in two octets, big-endian, and a reason in UTF-8.
/// </summary>
public readonly record struct CloseBody(CloseCode? CloseCode, string CloseReason)
{
    /// <summary>What a control frame leaves for the reason, in octets of UTF-8.</summary>
    public const int MaxReasonLength = FrameRules.MaxControlPayload - sizeof(ushort);

    /// <summary>Reads a received body and says which rule it breaks, if any.</summary>
    public static Violation? TryRead(
        ReadOnlySpan<byte> applicationData, ConnectionOptions options, in FrameHeader header, out CloseBody body)
    {
        ArgumentNullException.ThrowIfNull(options);
        body = new CloseBody(null, "");
        if (applicationData.Length < sizeof(ushort))
        {
            return applicationData.Length == 1 && options.Enforces(Violation.CloseBodyOfOneOctet, header)
                ? Violation.CloseBodyOfOneOctet
                : null;
        }

        var code = (CloseCode)BinaryPrimitives.ReadUInt16BigEndian(applicationData);
        var reason = applicationData[sizeof(ushort)..];
        if (CodeViolation(code) is { } violation && options.Enforces(violation, header))
            return violation;
        if (!System.Text.Unicode.Utf8.IsValid(reason) && options.Enforces(Violation.InvalidUtf8InCloseReason, header))
            return Violation.InvalidUtf8InCloseReason;

        body = new CloseBody(code, Encoding.UTF8.GetString(reason));
        return null;
    }

    /// <summary>Writes the body and returns its length; <paramref name="destination"/> holds the code and the whole reason.</summary>
    public int Write(Span<byte> destination)
    {
        if (CloseCode is not { } code)
            return 0;

        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)code);
        return sizeof(ushort) + Encoding.UTF8.GetBytes(CloseReason, destination[sizeof(ushort)..]);
    }

    private static Violation? CodeViolation(CloseCode code) => code switch
    {
        _ when code.MayAppearOnWire() => null,
        < Protocol.CloseCode.NormalClosure => Violation.CloseCodeBelow1000,
        _ when code.IsReportedOnly() => Violation.ReportedOnlyCloseCode,
        _ => Violation.UnassignedCloseCode,
    };
}
