using System.Buffers.Text;
using System.Text;

namespace WsSpec.Harness.Capturing.Flows;

/// <summary>
/// One value of the notation that mitmproxy saves flows in: the length of the payload in decimal, a colon, the payload, and an octet that
/// says what it is.
/// </summary>
internal readonly record struct TNetString(byte Type, ReadOnlyMemory<byte> Payload)
{
    public const byte Map = (byte)'}';
    public const byte List = (byte)']';
    private const int LongestLength = 10;

    public bool IsTrue => Type == '!' && Payload.Span.SequenceEqual("true"u8);

    /// <summary>Octets and texts; empty for anything else.</summary>
    public string Text => Type is (byte)',' or (byte)';' ? Encoding.UTF8.GetString(Payload.Span) : "";

    /// <summary>Integers and decimals; null for anything else.</summary>
    public double? Number => Type is (byte)'#' or (byte)'^'
        && Utf8Parser.TryParse(Payload.Span, out double number, out var used) && used == Payload.Length ? number : null;

    /// <summary>Takes the first value of these octets.</summary>
    /// <returns>Null when there is none.</returns>
    public static TNetString? Take(ref ReadOnlyMemory<byte> octets)
    {
        var colon = octets.Span[..Math.Min(octets.Length, LongestLength + 1)].IndexOf((byte)':');
        if (colon < 1 || !Utf8Parser.TryParse(octets.Span[..colon], out uint length, out var used) || used != colon
            || length > octets.Length - colon - 2)
        {
            return null;
        }

        var payload = octets.Slice(colon + 1, (int)length);
        var type = octets.Span[colon + 1 + (int)length];
        octets = octets[(colon + 2 + (int)length)..];
        return new(type, payload);
    }

    /// <summary>The values of a list, or keys and values of a map in turn.</summary>
    public IEnumerable<TNetString> Elements()
    {
        var rest = Type is Map or List ? Payload : default;
        while (Take(ref rest) is { } element)
        {
            yield return element;
        }
    }

    /// <summary>The value of a map for this key; null when it has none.</summary>
    public TNetString? Member(string name)
    {
        string? key = null;
        foreach (var element in Type == Map ? Elements() : [])
        {
            if (key == name)
            {
                return element;
            }

            key = key is null ? element.Text : null;
        }

        return null;
    }
}
