using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>The same header fields, written in another legal way.</summary>
internal static class FieldMutations
{
    private static readonly ImmutableArray<Func<RawField, RawField>> Spellings =
    [
        field => field with { Name = field.Name.ToLowerInvariant() },
        field => field with { Name = field.Name.ToUpperInvariant() },
        field => field with { Separator = ":" },
        field => field with { Separator = ": \t " },
        field => field with { Value = field.Value + " \t" },
    ];

    public static ImmutableArray<RawField> Rewrite(ImmutableArray<RawField> fields, Random random)
    {
        var at = random.Next(fields.Length + 1);
        return at == fields.Length
            ? [.. fields.OrderBy(_ => random.Next())]
            : fields.SetItem(at, Payloads.Pick(random, Spellings)(fields[at]));
    }

    /// <summary>The values of all fields of this name, without the blanks that do not belong to them.</summary>
    public static string[] Values(this ImmutableArray<RawField> fields, string name) =>
        [.. fields.Where(field => field.Is(name)).Select(field => field.Value.Trim(' ', '\t'))];

    /// <summary>Whether one of the fields of this name lists a token, whatever its letter case.</summary>
    public static bool Lists(this ImmutableArray<RawField> fields, string name, string token) =>
        fields.Values(name).SelectMany(value => value.Split(','))
            .Any(element => element.Trim(' ', '\t').Equals(token, StringComparison.OrdinalIgnoreCase));
}
