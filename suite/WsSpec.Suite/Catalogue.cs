using System.Collections.Frozen;
using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Sections;

namespace WsSpec.Suite;

/// <summary>Every native case, in the order of the RFC: one line a section.</summary>
public static class Catalogue
{
    public static ImmutableArray<ConformanceCase> All { get; } =
    [
        .. S05_1_Overview.Cases,
        .. S05_2_BaseFraming.Cases,
        .. S05_2_PayloadLength.Cases,
        .. S05_2_UnusualLengths.Cases,
        .. S05_3_Masking.Cases,
        .. S05_5_2_Ping.Cases,
    ];

    private static readonly FrozenDictionary<string, ConformanceCase> ById = All.ToFrozenDictionary(c => c.Id);

    /// <summary>The case with this id, or null.</summary>
    public static ConformanceCase? Find(string id) => ById.GetValueOrDefault(id);
}
