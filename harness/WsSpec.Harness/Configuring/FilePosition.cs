using System.Text;

namespace WsSpec.Harness.Configuring;

/// <summary>A place in a text, as editors count: lines and the characters of a line from 1.</summary>
internal readonly record struct FilePosition(int Line, int Column)
{
    /// <param name="octets">The text, in UTF-8 as far as the place.</param>
    /// <param name="offset">How many octets are before it.</param>
    public static FilePosition Of(ReadOnlySpan<byte> octets, long offset)
    {
        var before = octets[..(int)Math.Clamp(offset, 0, octets.Length)];
        return new(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    public override string ToString() => $"{Line}:{Column}";
}
