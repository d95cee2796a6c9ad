using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 7.4, Status Codes: every class of codes, received. https://www.rfc-editor.org/rfc/rfc6455#section-7.4
/// </summary>
public static class S07_4_StatusCodes
{
    private static readonly ushort[] BelowRange = [0, 1, 2, 100, 255, 256, 500, 998, 999];
    private static readonly ushort[] Defined = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011];
    private static readonly ushort[] Registered = [1012, 1013, 1014];
    private static readonly ushort[] Unassigned = [1016, 1017, 1099, 1100, 1500, 1999, 2000, 2001, 2500, 2998, 2999];
    private static readonly ushort[] Library = [3000, 3001, 3500, 3998, 3999];
    private static readonly ushort[] Private = [4000, 4001, 4500, 4998, 4999];

    /// <summary>59395 is 1000 with its octets swapped; the others are borders of signed numbers and of the field.</summary>
    private static readonly ushort[] AboveRange = [5000, 5001, 9999, 10000, 16384, 32767, 32768, 59395, 65534, 65535];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from code in BelowRange select Refused(code, "which is below 1000", Rfc6455.CodesBelow1000Unused),
        .. from code in Defined select Taken(code),
        Open(1004, "which has no meaning", Rfc6455.Code1004Reserved),
        Refused(1005, "which stands for a missing code", Rfc6455.Code1005NeverSent),
        Refused(1006, "which stands for a missing Close", Rfc6455.Code1006NeverSent),
        Refused(1015, "which stands for a TLS failure", Rfc6455.Code1015NeverSent),
        .. from code in Registered select RegisteredSince(code),
        .. from code in Unassigned select Open(code, "which nobody has assigned", Rfc6455.Codes1000To2999Protocol),
        .. from code in Library select Taken(code, Rfc6455.Codes3000To3999Registered, "in the range of libraries"),
        .. from code in Private select Taken(code, Rfc6455.Codes4000To4999Private, "in the private range"),
        .. from code in AboveRange select Open(code, "which is above every range", Rfc6455.CodesFrom5000OutOfRange),
    ];

    /// <summary>A code of section 7.4.1. What a testee makes of it is its own affair (section 7.4), as long as it answers.</summary>
    private static ConformanceCase Taken(ushort code) => new()
    {
        Id = Id(code),
        Title = $"A Close with the defined code {code} is answered",
        Covers = [Rfc6455.CloseIsAnswered, Rfc6455.PredefinedCodesMayBeUsed, .. About(code)],

        // 1010 is the client's alone, and what a client does that gets it is open.
        Testee = code == 1010 ? Roles.Server : Roles.Both,
        Script = [Sends(Close(code)), AwaitClose],
        Outcomes = ClosingOutcomes.Accepts(code, Rfc6455.CloseIsAnswered),
    };

    private static ConformanceCase Taken(ushort code, RequirementId requirement, string words) => new()
    {
        Id = Id(code),
        Title = $"A Close with the code {code}, {words}, is answered",
        Covers = [Rfc6455.CloseIsAnswered, requirement],
        Script = [Sends(Close(code)), AwaitClose],
        Outcomes = ClosingOutcomes.Accepts(code, requirement),
    };

    /// <summary>Who has not heard of the code may refuse it, with 1002 or by dropping the connection (ruling 9).</summary>
    private static ConformanceCase RegisteredSince(ushort code)
    {
        var taken = Taken(code, Rfc6455.Codes1000To2999Protocol, "registered since");
        return taken with
        {
            Outcomes = taken.Outcomes.Insert(
            1, new("refused without a Close", Ended) { Breaks = Rfc6455.Codes1000To2999Protocol })
        };
    }

    private static ConformanceCase Refused(ushort code, string words, RequirementId requirement) => new()
    {
        Id = Id(code),
        Title = $"A Close with the code {code}, {words}, fails the connection",
        Covers = [requirement],
        Script = [Sends(Close(code)), AwaitFailure],
        Outcomes = ClosingOutcomes.RefusesCode(code, requirement),
    };

    private static ConformanceCase Open(ushort code, string words, RequirementId requirement) => new()
    {
        Id = Id(code),
        Title = $"A Close with the code {code}, {words}, is answered or refused",
        Covers = [Rfc6455.CloseIsAnswered],
        Script = [Sends(Close(code)), AwaitClose],
        Outcomes = ClosingOutcomes.AnswersOrRefuses(code, requirement),
    };

    private static string Id(ushort code) => $"close/code-received/{code}";

    private static ImmutableArray<RequirementId> About(ushort code) => code switch
    {
        1000 => [Rfc6455.Code1000NormalClosure],
        1001 => [Rfc6455.Code1001GoingAway],
        1011 => [Rfc6455.Erratum3227Code1011ByEither],
        _ => [],
    };
}
