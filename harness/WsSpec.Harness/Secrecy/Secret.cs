using System.Text;

namespace WsSpec.Harness.Secrecy;

/// <summary>Something that must not be shown: wherever it stands, or only behind what tells what it is.</summary>
internal sealed class Secret
{
    /// <summary>One for each octet, or for each character of text, so that all lengths stay what they are.</summary>
    private const char Marker = '*';

    private readonly byte[] _octets;
    private readonly int _octetsBefore;

    /// <param name="before">What it has to come behind; empty: it is hidden wherever it stands.</param>
    /// <param name="value">What is hidden; not empty.</param>
    public Secret(string before, string value)
    {
        (Before, Value) = (before, value);
        _octets = Encoding.UTF8.GetBytes(before + value);
        _octetsBefore = Encoding.UTF8.GetByteCount(before);
    }

    public string Before { get; }

    public string Value { get; }

    /// <summary>True when it is a secret wherever it stands.</summary>
    public bool IsLoose => Before.Length == 0;

    public bool IsIn(ReadOnlySpan<byte> octets) => octets.IndexOf(_octets) >= 0;

    /// <summary>Replaces it wherever it stands.</summary>
    /// <returns>True when it was there.</returns>
    public bool HideIn(Span<byte> octets)
    {
        var found = false;
        for (var at = octets.IndexOf(_octets); at >= 0; at = octets.IndexOf(_octets))
        {
            octets[(at + _octetsBefore)..(at + _octets.Length)].Fill((byte)Marker);
            octets = octets[(at + _octets.Length)..];
            found = true;
        }

        return found;
    }

    /// <summary>Replaces all of them.</summary>
    /// <returns>True when one was there.</returns>
    public static bool HideIn(Span<byte> octets, IEnumerable<Secret> secrets)
    {
        var found = false;
        foreach (var secret in secrets)
        {
            found |= secret.HideIn(octets);
        }

        return found;
    }

    public string HideIn(string text) => text.Replace(Before + Value, Before + Hidden(Value), StringComparison.Ordinal);

    /// <summary>Markers in the place of every character.</summary>
    public static string Hidden(string text) => new(Marker, text.Length);
}
