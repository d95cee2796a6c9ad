using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace WsSpec.Suite.Wire;

/// <summary>
/// A head in parts. Only texts of the suite are read for places, and only once: what fills a place, and what a user adds, is never looked
/// at again.
/// </summary>
public sealed partial record HeadTemplate(ImmutableArray<HeadPart> Parts)
{
    private static readonly ImmutableDictionary<string, Place> Names = Enum.GetValues<Place>().ToImmutableDictionary(Notation);

    /// <summary>Reads the notation of a script; what is in braces and names no place stays as it is.</summary>
    public static HeadTemplate Parse(string notation)
    {
        if (!notation.Contains('{', StringComparison.Ordinal))
        {
            return new(notation.Length > 0 ? [new HeadPart.Literal(notation)] : []);
        }

        var parts = ImmutableArray.CreateBuilder<HeadPart>();
        var end = 0;
        foreach (Match braces in Braces().Matches(notation))
        {
            if (Names.TryGetValue(braces.Value, out var place))
            {
                AddLiteral(parts, notation[end..braces.Index]);
                parts.Add(new HeadPart.Blank(place));
                end = braces.Index + braces.Length;
            }
        }

        AddLiteral(parts, notation[end..]);
        return new(parts.ToImmutable());
    }

    /// <summary>The name of a place in a script.</summary>
    public static string Notation(Place place) => $"{{{WordStart().Replace($"{place}", "-$0").ToLowerInvariant()}}}";

    /// <summary>The octets, all places filled.</summary>
    public byte[] Fill(PlaceValues values) => Encoding.Latin1.GetBytes(string.Concat(Parts.Select(part => part switch
    {
        HeadPart.Literal literal => literal.Octets,
        HeadPart.Blank blank => values[blank.Place],
        _ => throw new InvalidOperationException($"{part} is neither octets nor a place"),
    })));

    private static void AddLiteral(ImmutableArray<HeadPart>.Builder parts, string octets)
    {
        if (octets.Length > 0)
        {
            parts.Add(new HeadPart.Literal(octets));
        }
    }

    [GeneratedRegex(@"\{[a-z-]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();
}
