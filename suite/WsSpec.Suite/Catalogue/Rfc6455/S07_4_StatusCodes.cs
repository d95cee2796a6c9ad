using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc6455;

/// <summary>RFC 6455 section 7.4, Status Codes: every class of codes, received. https://www.rfc-editor.org/rfc/rfc6455#section-7.4</summary>
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
        .. from code in BelowRange select Refused(code, "which is below 1000", "6455-7.4.2-01"),
        .. from code in Defined select Taken(code),
        Open(1004, "which has no meaning", "6455-7.4.1-06"),
        Refused(1005, "which stands for a missing code", "6455-7.4.1-07"),
        Refused(1006, "which stands for a missing Close", "6455-7.4.1-08"),
        Refused(1015, "which stands for a TLS failure", "6455-7.4.1-15"),
        .. from code in Registered select Taken(code, "6455-7.4.2-02", "registered since"),
        .. from code in Unassigned select Open(code, "which nobody has assigned", "6455-7.4.2-02"),
        .. from code in Library select Taken(code, "6455-7.4.2-03", "in the range of libraries"),
        .. from code in Private select Taken(code, "6455-7.4.2-04", "in the private range"),
        .. from code in AboveRange select Open(code, "which is above every range", "6455-7.4.2-05"),
    ];

    /// <summary>A code of section 7.4.1. What a testee makes of it is its own affair (section 7.4), as long as it answers.</summary>
    private static ConformanceCase Taken(ushort code) => new()
    {
        Id = Id(code),
        Title = $"A Close with the defined code {code} is answered",
        Covers = ["6455-5.5.1-09", "6455-7.4.1-01", .. About(code)],

        // 1010 is the client's alone, and what a client does that gets it is open.
        Testee = code == 1010 ? Roles.Server : Roles.Both,
        Script = [Sends(Close(code)), AwaitClose],
        Outcomes = ClosingOutcomes.Answers(code),
    };

    private static ConformanceCase Taken(ushort code, string requirement, string words) => new()
    {
        Id = Id(code),
        Title = $"A Close with the code {code}, {words}, is answered",
        Covers = ["6455-5.5.1-09", requirement],
        Script = [Sends(Close(code)), AwaitClose],
        Outcomes = ClosingOutcomes.Accepts(code, requirement),
    };

    private static ConformanceCase Refused(ushort code, string words, string requirement) => new()
    {
        Id = Id(code),
        Title = $"A Close with the code {code}, {words}, fails the connection",
        Covers = [requirement],
        Script = [Sends(Close(code)), AwaitFailure],
        Outcomes = ClosingOutcomes.RefusesCode(code, requirement),
    };

    private static ConformanceCase Open(ushort code, string words, string requirement) => new()
    {
        Id = Id(code),
        Title = $"A Close with the code {code}, {words}, is answered or refused",
        Covers = ["6455-5.5.1-09"],
        Script = [Sends(Close(code)), AwaitClose],
        Outcomes = ClosingOutcomes.AnswersOrRefuses(code, requirement),
    };

    private static string Id(ushort code) => $"close/code-received/{code}";

    private static ImmutableArray<string> About(ushort code) => code switch
    {
        1000 => ["6455-7.4.1-02"],
        1001 => ["6455-7.4.1-03"],
        1011 => ["6455-E3227-01"],
        _ => [],
    };
}
