using System.Collections.Immutable;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>
/// Which cases a specification file is about. A star stands for any characters, and what follows the pattern does not matter, so that
/// <c>1*</c> also takes 10.1.1; without a star it is the id itself. Patterns that match nothing, and empty ones, are no error.
/// </summary>
public static class CaseSelection
{
    /// <param name="catalogue">All there are.</param>
    /// <param name="cases">Patterns of the cases wanted.</param>
    /// <param name="excluded">Patterns of the cases not wanted after all.</param>
    /// <returns>In the order of the catalogue.</returns>
    public static ImmutableArray<AutobahnCase> Select(
        AutobahnCatalogue catalogue, IReadOnlyCollection<string> cases, IReadOnlyCollection<string> excluded) =>
        [.. catalogue.All.Where(c => cases.Any(p => IsMatch(p, c.Id)) && !excluded.Any(p => IsMatch(p, c.Id)))];

    /// <summary>Whether a pattern of <c>cases</c> or <c>exclude-cases</c> takes this id: anchored at the beginning only.</summary>
    public static bool IsMatch(string pattern, string id) =>
        pattern.Contains('*', StringComparison.Ordinal) ? IsWholeMatch($"{pattern}*", id) : pattern == id;

    /// <summary>Whether a pattern of <c>exclude-agent-cases</c> takes this whole text, an agent or an id.</summary>
    public static bool IsWholeMatch(string pattern, string text)
    {
        if (pattern.Split('*') is not [var first, .. var between, var last])
        {
            return pattern == text;
        }

        if (!text.StartsWith(first, StringComparison.Ordinal))
        {
            return false;
        }

        // Whatever is found as early as it can be leaves the most room for the rest.
        var rest = text.AsSpan(first.Length);
        foreach (var part in between)
        {
            var at = rest.IndexOf(part, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + part.Length)..];
        }

        return rest.EndsWith(last, StringComparison.Ordinal);
    }
}
