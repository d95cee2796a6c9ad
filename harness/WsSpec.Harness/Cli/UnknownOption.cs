using System.CommandLine;
using System.CommandLine.Parsing;

namespace WsSpec.Harness.Cli;

/// <summary>Finds what looks like an option but is none, before the parser takes it for an argument and blames that.</summary>
internal static class UnknownOption
{
    private const int FarthestHint = 2;

    /// <returns>The line that says which option is unknown, or null.</returns>
    public static string? Complaint(ParseResult parsed)
    {
        var literal = parsed.Tokens.SkipWhile(t => t.Type != TokenType.DoubleDash).Skip(1).Select(t => t.Value).ToHashSet();
        var unknown = parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(a => a.Tokens.Select(t => t.Value))
            .Concat(parsed.UnmatchedTokens)
            .FirstOrDefault(t => t.Length > 1 && t[0] == '-' && !literal.Contains(t));
        if (unknown is null)
        {
            return null;
        }

        var given = unknown.Split('=', 2)[0];
        var verb = parsed.CommandResult.Command;
        var nearest = verb.Options.SelectMany(o => o.Aliases.Append(o.Name))
            .Select(name => (Name: name, Distance: Distance(name, given)))
            .Where(o => o.Distance <= FarthestHint && o.Distance < given.TrimStart('-').Length)
            .OrderBy(o => o.Distance).ThenBy(o => o.Name, StringComparer.Ordinal)
            .Select(o => o.Name).FirstOrDefault();
        var command = verb is RootCommand ? "wsspec" : $"wsspec {verb.Name}";
        return $"{command} has no option '{given}'{(nearest is null ? "" : $"; did you mean {nearest}?")} ({command} --help shows all)";
    }

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
