namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>Changes to an HTTP head that keep everything else as it is.</summary>
internal static class HeadText
{
    private const string LineEnd = "\r\n";

    /// <summary>The values of all fields of this name, in order.</summary>
    public static IEnumerable<string> Values(string head, string name) => head.Split(LineEnd).Where(line => Is(line, name)).Select(Value);

    /// <summary>The head with each value of this field changed; null takes the field away.</summary>
    public static string Map(string head, string name, Func<string, string?> change) =>
        string.Join(LineEnd, head.Split(LineEnd).Select(line => Is(line, name) ? Field(name, change(Value(line))) : line).OfType<string>());

    /// <summary>The head with this value in each field of this name.</summary>
    public static string Set(string head, string name, string value) => Map(head, name, _ => value);

    public static string Without(string head, string name) => Map(head, name, _ => null);

    /// <summary>The head with one more line at its end.</summary>
    public static string Plus(string head, string line) => head.Insert(head.LastIndexOf(LineEnd, StringComparison.Ordinal), line + LineEnd);

    /// <summary>The head with its first line changed.</summary>
    public static string StartLine(string head, Func<string, string> change)
    {
        var end = head.AsSpan().IndexOfAny(LineEnd);
        return change(head[..end]) + head[end..];
    }

    private static bool Is(string line, string name) => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase);

    private static string Value(string line) => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(' ', '\t');

    private static string? Field(string name, string? value) => value is null ? null : $"{name}: {value}";
}
