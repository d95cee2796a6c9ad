using System.Text.RegularExpressions;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Secrecy;

/// <summary>
/// A value that a user gives by the name of an environment variable, so that it stands in no command line: <c>env:NAME</c>, alone or as the
/// last word, as in <c>Bearer env:TOKEN</c>.
/// </summary>
internal static partial class EnvironmentValue
{
    /// <returns>The value itself when it names no variable.</returns>
    /// <exception cref="CommandException">The variable is not set.</exception>
    public static string Of(string text) => Form().Match(text) is { Success: true } match
        ? match.Groups["before"].Value + Get(match.Groups["name"].Value)
        : text;

    public static bool Is(string text) => Form().IsMatch(text);

    /// <summary>The name of a variable that would suit a header field.</summary>
    public static string For(string field) =>
        string.Concat(field.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));

    private static string Get(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new CommandException($"the environment has no {name}, which env:{name} refers to");

    [GeneratedRegex(@"^(?<before>(.* )?)env:(?<name>[A-Za-z_][A-Za-z0-9_]*)\z")]
    private static partial Regex Form();
}
