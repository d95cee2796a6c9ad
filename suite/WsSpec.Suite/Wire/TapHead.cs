using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WsSpec.Suite.Wire;

/// <summary>
/// An HTTP head read leniently: whatever the octets are, they become a start line and fields. Characters stand for octets (Latin-1).
/// </summary>
/// <param name="StartLine">The request or status line without its line end.</param>
/// <param name="Fields">Names as they were sent, values without surrounding blanks.</param>
/// <param name="Octets">The head as it was on the wire, its last empty line included.</param>
public sealed record TapHead(string StartLine, ImmutableArray<(string Name, string Value)> Fields, ReadOnlyMemory<byte> Octets)
{
    /// <summary>
    /// The length a head may have before the tap gives up on it, in octets: a server may repeat all that a flood of fields said.
    /// </summary>
    public const int MaximumLength = 512 * 1024;

    /// <summary>The same for its lines, which cost more than their octets.</summary>
    public const int MaximumLines = 16 * 1024;

    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>The status code, or 0 when the start line is no status line.</summary>
    public int Status { get; } = StatusIn(StartLine);

    public static TapHead Parse(ReadOnlyMemory<byte> octets)
    {
        var lines = Encoding.Latin1.GetString(octets.Span).Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var first = Array.FindIndex(lines, line => line.Length > 0);
        return first < 0
            ? new("", [], octets)
            : new(lines[first], [.. lines.Skip(first + 1).Where(line => line.Length > 0).Select(Field)], octets);
    }

    /// <summary>The values of all fields of this name, whatever its letter case, in order.</summary>
    public ImmutableArray<string> Values(string name)
    {
        ImmutableArray<string>.Builder? values = null;
        foreach (var field in Fields)
        {
            if (Is(field.Name, name))
            {
                (values ??= ImmutableArray.CreateBuilder<string>()).Add(field.Value);
            }
        }

        return values?.ToImmutable() ?? [];
    }

    /// <summary>The value of the first field of this name, or null.</summary>
    public string? Value(string name)
    {
        foreach (var field in Fields)
        {
            if (Is(field.Name, name))
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>The elements of the comma list that all fields of this name make together; empty elements are left out.</summary>
    public ImmutableArray<string> List(string name) => Values(name) is { IsEmpty: false } values
        ? [.. values.SelectMany(v => v.Split(',')).Select(e => e.Trim(Blanks)).Where(e => e.Length > 0)]
        : [];

    /// <summary>The names in all Sec-WebSocket-Extensions fields, without their parameters.</summary>
    public ImmutableArray<string> Extensions => [.. List("Sec-WebSocket-Extensions").Select(e => e.Split(';')[0].TrimEnd(Blanks))];

    private static bool Is(string name, string wanted) =>
        name.Length == wanted.Length && name.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static int StatusIn(string startLine) => startLine.StartsWith("HTTP/", StringComparison.Ordinal)
        && startLine.Split(' ', 3) is [_, { Length: 3 } code, ..]
        && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;

    private static (string, string) Field(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..].Trim(Blanks));
    }
}
