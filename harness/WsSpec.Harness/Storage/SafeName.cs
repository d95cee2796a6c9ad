using System.Security.Cryptography;
using System.Text;

namespace WsSpec.Harness.Storage;

/// <summary>Names for files that any system takes, made of names that somebody else chose.</summary>
public static class SafeName
{
    private const int Longest = 80;
    private const int DigitsOfHash = 6;

    /// <summary>
    /// Small letters, digits, dots, dashes and underscores, and the beginning of a hash of the whole: two names make two files.
    /// </summary>
    public static string Of(string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..DigitsOfHash];
        var letters = name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-').ToArray();
        var readable = new string(letters).Trim('-', '.');
        return $"{(readable.Length > Longest ? readable[..Longest] : readable)}-{hash}";
    }
}
