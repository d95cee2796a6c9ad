using System.Collections.Immutable;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;

namespace WsSpec.Suite.Cases;

/// <summary>One way of not being UTF-8 (RFC 3629), with the octets that show it.</summary>
/// <param name="Kind">The name in ids.</param>
/// <param name="Words">The name in titles, with its article.</param>
/// <param name="Requirement">The requirement that rules it out.</param>
/// <param name="Sequences">The octets in hexadecimal; the first stands for the whole class where one is enough.</param>
public sealed record InvalidUtf8(string Kind, string Words, RequirementId Requirement, params ImmutableArray<string> Sequences)
{
    /// <summary>Every class, each with the borders of its range.</summary>
    public static ImmutableArray<InvalidUtf8> Classes { get; } =
    [
        new("overlong-form", "the overlong form", Rfc3629.NoOverlongForms,
            "C0AF", "C080", "C180", "C1BF",
            "E080AF", "E08080", "E09FBF",
            "F08080AF", "F0808080", "F08FBFBF",
            "F8808080AF", "F888808080", "FC80808080AF", "FC8480808080"),
        new("surrogate", "the surrogate", Rfc3629.NoSurrogates,
            "EDA080", "EDADBF", "EDAE80", "EDAFBF", "EDB080", "EDBE80", "EDBFBF",
            "EDA080EDB080", "EDA080EDBFBF", "EDADBFEDB080", "EDAFBFEDBFBF", "EDA0BDEDB880"),
        new("above-10ffff", "the value above U+10FFFF", Rfc3629.NothingAbove10FFFF,
            "F4908080", "F4BFBFBF", "F5808080", "F7BFBFBF", "F88F808080", "FBBFBFBFBF", "FC90808080BF", "FDBFBFBFBFBF"),
        new("stray-continuation", "the stray continuation", Rfc3629.NoStrayOrMissingContinuation,
            "80", "BF", "8080", "80BF80", "80BF80BF", "80BF80BF80", "80BF80BF80BF", "C3A9A9", "E282ACAC", "F09F988080",
            "808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBF"),
        new("missing-continuation", "the unfinished character", Rfc3629.NoStrayOrMissingContinuation,
            "E28228", "C328", "E228A1", "F0288CBC", "F09028BC", "F0908C28", "C3C3A9", "E282E282AC", "F09F98F09F9880",
            "C220C320DE20DF20", "E020E120EC20ED20EE20EF20", "F020F120F320F420", "C2E0A0F09080"),
        new("impossible-octet", "the impossible octet", Rfc3629.NothingAbove10FFFF,
            "FF", "FE", "FEFEFFFF", "FFFE6100", "F8", "FC", "F5", "C0", "C1"),
    ];

    /// <summary>Sequences that are right as far as they go, and end before their character does.</summary>
    public static ImmutableArray<string> CutShort { get; } =
        ["C2", "C3", "DF", "E0", "E0A0", "E282", "ED9F", "EF", "EFBF", "F0", "F090", "F09080", "F09F98", "F48F", "F48FBF"];

    public static byte[] Octets(string sequence) => Convert.FromHexString(sequence);
}
