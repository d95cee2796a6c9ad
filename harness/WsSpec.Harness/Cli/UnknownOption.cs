using System.CommandLine;
using System.CommandLine.Parsing;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Cli;

/// <summary>Finds what looks like an option but is none, before the parser takes it for an argument and blames that.</summary>
internal static class UnknownOption
{
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
        var command = verb is RootCommand ? "wsspec" : $"wsspec {verb.Name}";
        return $"{command} has no option '{given}'{Suggestion.Question(given, verb.Options.SelectMany(o => o.Aliases.Append(o.Name)))} ({command} --help shows all)";
    }
}
