using System.Text;

namespace WsSpec.Suite.Wire;

/// <summary>A header field that a user adds to every request. It is sent as it was given, in UTF-8: no place in it is filled.</summary>
public sealed record HeaderField(string Name, string Value)
{
    /// <summary>The line as a part of a head.</summary>
    public HeadPart Line => Literal($"{Name}: {Value}\r\n");

    /// <summary>The value as a part of a head, with more to come after it.</summary>
    public HeadPart ValueBefore(string separator) => Literal(Value + separator);

    private static HeadPart.Literal Literal(string text) => new(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)));
}
