using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace WsSpec.Suite.Wire;

/// <summary>One element of Sec-WebSocket-Extensions, read leniently: names as they were sent, values without quotes and escapes.</summary>
public sealed partial record ExtensionElement(string Name, ImmutableArray<ExtensionElement.Parameter> Parameters)
{
    private const string FieldName = "Sec-WebSocket-Extensions";

    /// <param name="Value">Null when there is no equals sign.</param>
    public readonly record struct Parameter(string Name, string? Value);

    /// <summary>The elements of all such fields of a head.</summary>
    public static ImmutableArray<ExtensionElement> In(TapHead head) =>
        head.List(FieldName) is { IsEmpty: false } elements ? [.. elements.Select(Read)] : [];

    public bool Has(string parameter) => Parameters.Any(p => p.Name == parameter);

    /// <summary>The value of the first parameter of this name; null when it has none or is not there.</summary>
    public string? Value(string parameter) => Parameters.FirstOrDefault(p => p.Name == parameter).Value;

    private static ExtensionElement Read(string element) =>
        element.Split(';', StringSplitOptions.TrimEntries) is [var name, .. var parameters]
        ? new(name, [.. parameters.Select(ReadParameter)])
        : new("", []);

    private static Parameter ReadParameter(string text) => text.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value]
        ? new(name, value is ['"', .. var inner, '"'] ? Unescaped(inner) : value)
        : new(text, null);

    /// <summary>RFC 9110, section 5.6.4: a backslash stands for the character after it.</summary>
    private static string Unescaped(string quoted) => EscapedCharacter().Replace(quoted, "$1");

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex EscapedCharacter();
}
