using System.Text.RegularExpressions;

namespace WsSpec.Suite.Patterns;

/// <summary>The grammar of header fields that several rules share, written apart from any implementation that is judged by it.</summary>
internal static partial class Grammar
{
    /// <summary>A regular expression for a token (RFC 9110 section 5.6.2).</summary>
    public const string Token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";

    private const string QuotedToken = @"""(?:\\?[!#$%&'*+\-.^_`|~0-9A-Za-z])+""";

    public static bool IsToken(string text) => WholeToken().IsMatch(text);

    /// <summary>
    /// Whether it is an extension with its parameters, the quoted values tokens without quotes and backslashes (RFC 6455 section 9.1).
    /// </summary>
    public static bool IsExtension(string element) => WholeExtension().IsMatch(element);

    [GeneratedRegex($@"\A{Token}(?:[ \t]*;[ \t]*{Token}(?:[ \t]*=[ \t]*(?:{Token}|{QuotedToken}))?)*\z")]
    private static partial Regex WholeExtension();

    [GeneratedRegex($@"\A{Token}\z")]
    private static partial Regex WholeToken();
}
