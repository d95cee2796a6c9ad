namespace WsSpec.Harness.Invocation;

/// <summary>What somebody may have meant who wrote what there is not.</summary>
internal static class Suggestion
{
    private const int Farthest = 2;

    /// <summary>The nearest of the names, of those that differ in two characters at most; otherwise the shortest that contains it.</summary>
    public static string? For(string given, IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Select(name => (Name: name, Distance: Distance(name, given)))
            .Where(near => near.Distance <= Farthest && near.Distance < given.TrimStart('-').Length)
            .OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal)
            .Select(near => near.Name).FirstOrDefault()
            ?? all.Where(name => given.Length > Farthest && name.Contains(given, StringComparison.OrdinalIgnoreCase))
                .MinBy(name => (name.Length, name));
    }

    /// <summary>The same as the end of a sentence; empty when there is none.</summary>
    public static string Question(string given, IEnumerable<string> names) =>
        For(given, names) is { } name ? $"; did you mean {name}?" : "";

    /// <summary>The number of characters to insert, delete or replace.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
