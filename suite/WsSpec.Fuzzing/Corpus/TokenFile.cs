using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WsSpec.Fuzzing.Corpus;

/// <summary>
/// A dictionary in the form that AFL++ and libFuzzer share: a line is <c>name="octets"</c>, with <c>\xHH</c>, <c>\\</c> and <c>\"</c>.
/// </summary>
public static class TokenFile
{
    /// <exception cref="FormatException">A line is neither empty, nor a comment, nor a token.</exception>
    public static ImmutableArray<byte[]> Read(string path) =>
        [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];

    public static void Write(string path, IEnumerable<byte[]> tokens) => File.WriteAllLines(
        path, tokens.Select(token => $"\"{string.Concat(token.Select(octet => $"\\x{octet:x2}"))}\""));

    private static byte[] Parse(string line)
    {
        var open = line.IndexOf('"', StringComparison.Ordinal);
        if (open < 0 || line.Length < open + 2 || line[^1] != '"')
        {
            throw new FormatException($"'{line}' is no token: write it as name=\"octets\"");
        }

        var octets = new List<byte>();
        for (var i = open + 1; i < line.Length - 1; i++)
        {
            if (line[i] != '\\')
            {
                octets.AddRange(Encoding.UTF8.GetBytes(line[i].ToString()));
            }
            else if (line[++i] == 'x')
            {
                octets.Add(byte.Parse(line.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                octets.Add((byte)line[i]);
            }
        }

        return [.. octets];
    }
}
