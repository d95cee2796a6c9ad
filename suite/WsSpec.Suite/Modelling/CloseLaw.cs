using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Unicode;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Modelling;

/// <summary>What is wrong with the body of a Close frame (sections 5.5.1, 7.4 and 8.1), by the rulings on each class of codes.</summary>
internal static class CloseLaw
{
    private const ushort ProtocolError = 1002;
    private const int CodeLength = 2;
    private const ushort FirstPrivateCode = 3000;
    private const ushort LastPrivateCode = 4999;

    /// <summary>The code, or null when the body has none.</summary>
    public static ushort? Code(ReadOnlySpan<byte> body) => body.Length < CodeLength ? null : BinaryPrimitives.ReadUInt16BigEndian(body);

    /// <summary>What is wrong, or null. Outcomes besides begin where the reaction to the Close does.</summary>
    public static Objection? Judge(ReadOnlyMemory<byte> body)
    {
        if (Code(body.Span) is not { } code)
        {
            return body.IsEmpty ? null : new Objection(Rfc6455.OneOctetCloseBodyMalformed, ProtocolError)
            {
                Besides = [ClosingOutcomes.AnsweredAsUsual(Rfc6455.Code1002ProtocolError)],
            };
        }

        if (Forbidding(code) is { } forbidding)
        {
            return new(forbidding, ProtocolError)
            {
                Besides =
                [
                    new("the code is echoed", new CloseWith(code), Rest) { Breaks = code < 1000
                        ? Rfc6455.Code1002ProtocolError
                        : forbidding },
                    ClosingOutcomes.AnsweredAsUsual(Rfc6455.Code1002ProtocolError),
                ],
            };
        }

        return Utf8.IsValid(body.Span[CodeLength..])
            ? LeavingOpen(code) is { } leftOpenBy ? new Objection(leftOpenBy, ProtocolError) { IsCompelling = false } : null
            : new Objection(Rfc6455.CloseReasonNotUtf8Fails, 1007, ProtocolError)
            {
                Besides =
                [
                    .. TakenForGood(body.Span, Rfc6455.CloseReasonNotUtf8Fails),
                    new("the invalid octets are repeated", new CloseBodyPattern(body), Rest) { Breaks = Rfc6455.CloseReasonNotUtf8Fails },
                    ClosingOutcomes.AnsweredAsUsual(Rfc6455.Code1007InvalidPayload),
                ],
            };
    }

    /// <summary>Where the code is a private one, the answer shows by it that the Close was not refused.</summary>
    public static ImmutableArray<Outcome> TakenForGood(ReadOnlySpan<byte> body, RequirementId requirement) =>
        Code(body) is >= FirstPrivateCode and <= LastPrivateCode and var code ? [Outcomes.TakenForGood(code, requirement)] : [];

    private static RequirementId? Forbidding(ushort code) => code switch
    {
        < 1000 => Rfc6455.CodesBelow1000Unused,
        1005 => Rfc6455.Code1005NeverSent,
        1006 => Rfc6455.Code1006NeverSent,
        1015 => Rfc6455.Code1015NeverSent,
        _ => null,
    };

    /// <summary>Ruling 9: of these codes the RFC does not say whether they may be received.</summary>
    private static RequirementId? LeavingOpen(ushort code) => code switch
    {
        1004 => Rfc6455.Code1004Reserved,
        >= 1016 and <= 2999 => Rfc6455.Codes1000To2999Protocol,
        >= 5000 => Rfc6455.CodesFrom5000OutOfRange,
        _ => null,
    };
}
