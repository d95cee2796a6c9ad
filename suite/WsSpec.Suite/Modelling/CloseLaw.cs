using System.Buffers.Binary;
using System.Text.Unicode;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Modelling;

/// <summary>What is wrong with the body of a Close frame (sections 5.5.1, 7.4 and 8.1), by the rulings on each class of codes.</summary>
internal static class CloseLaw
{
    private const ushort ProtocolError = 1002;
    private const int CodeLength = 2;

    /// <summary>The code, or null when the body has none.</summary>
    public static ushort? Code(ReadOnlySpan<byte> body) => body.Length < CodeLength ? null : BinaryPrimitives.ReadUInt16BigEndian(body);

    /// <summary>What is wrong, or null. Outcomes besides begin where the reaction to the Close does.</summary>
    public static Objection? Judge(ReadOnlyMemory<byte> body)
    {
        if (Code(body.Span) is not { } code)
        {
            return body.IsEmpty ? null : new Objection("6455-5.5.1-03", ProtocolError) { Besides = [Usual("6455-7.4.1-04")] };
        }

        if (Forbidding(code) is { } forbidding)
        {
            return new(forbidding, ProtocolError)
            {
                Besides = [new("the code is echoed", new CloseWith(code), Rest) { Breaks = forbidding }, Usual("6455-7.4.1-04")],
            };
        }

        return Utf8.IsValid(body.Span[CodeLength..])
            ? LeavingOpen(code) is { } leftOpenBy ? new Objection(leftOpenBy, ProtocolError) { IsCompelling = false } : null
            : new Objection("6455-5.5.1-05", 1007, ProtocolError)
            {
                Besides = [new("the invalid octets are repeated", new CloseBodyPattern(body), Rest) { Breaks = "6455-5.5.1-05" }, Usual("6455-7.4.1-09")],
            };
    }

    /// <summary>The answer to a Close that deserved none.</summary>
    public static Outcome Usual(string breaks) => new("answered as if nothing were wrong", new CloseWith(1000, null), Rest) { Breaks = breaks };

    private static string? Forbidding(ushort code) => code switch
    {
        < 1000 => "6455-7.4.2-01",
        1005 => "6455-7.4.1-07",
        1006 => "6455-7.4.1-08",
        1015 => "6455-7.4.1-15",
        _ => null,
    };

    /// <summary>Ruling 9: of these codes the RFC does not say whether they may be received.</summary>
    private static string? LeavingOpen(ushort code) => code switch
    {
        1004 => "6455-7.4.1-06",
        >= 1016 and <= 2999 => "6455-7.4.2-02",
        >= 5000 => "6455-7.4.2-05",
        _ => null,
    };
}
