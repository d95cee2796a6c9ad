using System.Security.Cryptography;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>Names the mistake behind a wrong Sec-WebSocket-Accept, by making the usual ones and comparing (section 4.2.2).</summary>
public static class AcceptKeyDiagnosis
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static readonly (string Mistake, Func<SentKey, string> Compute)[] Mistakes =
    [
        ("it is the base64 form of the hexadecimal digest, not of its 20 octets", key =>
            Base64(Latin1(Convert.ToHexStringLower(Sha1(key.Value + Guid))))),
        ("it is the base64 form of the upper-case hexadecimal digest, not of its 20 octets", key =>
            Base64(Latin1(Convert.ToHexString(Sha1(key.Value + Guid))))),
        ("it is the hexadecimal digest, not base64", key => Convert.ToHexStringLower(Sha1(key.Value + Guid))),
        ("the key was decoded from base64 before hashing", key => Base64(SHA1.HashData([.. Decode(key.Value), .. Latin1(Guid)]))),
        ("the key was turned to lower case before hashing", key => Accept(key.Value.ToLowerInvariant())),
        ("the key was turned to upper case before hashing", key => Accept(key.Value.ToUpperInvariant())),
        ("the key was hashed with the whitespace before it", key => Accept(key.Before + key.Value)),
        ("the key was hashed with the whitespace behind it", key => Accept(key.Value + key.Behind)),
        ("the key was hashed with the whitespace around it", key => Accept(key.Before + key.Value + key.Behind)),
        ("the key was hashed with its line end", key => Accept(key.Value + "\r\n")),
        ("the padding of the key was cut off before hashing", key => Accept(key.Value.TrimEnd('='))),
        ("the GUID is missing", key => Base64(Sha1(key.Value))),
        ("the GUID stands before the key", key => Base64(Sha1(Guid + key.Value))),
        ("the GUID is in lower case", key => Base64(Sha1(key.Value + Guid.ToLowerInvariant()))),
        ("the GUID is in braces", key => Base64(Sha1(key.Value + "{" + Guid + "}"))),
        ("the hash is SHA-256, not SHA-1", key => Base64(SHA256.HashData(Latin1(key.Value + Guid)))),
        ("the hash is MD5, not SHA-1", key => Base64(MD5.HashData(Latin1(key.Value + Guid)))),
        ("the padding of the accept value is missing", key => Accept(key.Value).TrimEnd('=')),
        ("the accept value is in the URL-safe alphabet", key => Accept(key.Value).Replace('+', '-').Replace('/', '_')),
        ("the accept value is quoted", key => $"\"{Accept(key.Value)}\""),
        ("it is the key itself", key => key.Value),
        ("it is the constant of the example in section 1.3, whatever the key", _ => "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
    ];

    /// <summary>What is wrong with the accept value of a 101, or null when it is right or there is no key.</summary>
    public static string? Of(ResponseSeen response)
    {
        if (response.Status != 101 || response.Key is not { } key)
        {
            return null;
        }

        var expected = Accept(key);
        return response.Head.Values("Sec-WebSocket-Accept") switch
        {
            [] => $"Sec-WebSocket-Accept is missing; it has to be {expected}",
            [var value] when value == expected => null,
            [var value] => Wrong(SentKey.In(response.Request!), value),
            var values => $"Sec-WebSocket-Accept is there {values.Length} times",
        };
    }

    /// <summary>What is wrong with an accept value for a key, or null when it is right.</summary>
    /// <param name="key">Without whitespace around it.</param>
    public static string? Of(string key, string value) => value == Accept(key) ? null : Wrong(new("", key, ""), value);

    private static string Wrong(SentKey key, string value) =>
        $"Sec-WebSocket-Accept is {Octets.Excerpt(value)} instead of {Accept(key.Value)}{Reason(key, value)}";

    private static string Reason(SentKey key, string value) =>
        Mistakes.FirstOrDefault(m => m.Compute(key) == value).Mistake is { } mistake ? $": {mistake}" : "";

    private static string Accept(string key) => AcceptKey.Compute(key);

    private static byte[] Sha1(string text) => SHA1.HashData(Latin1(text));

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private static string Base64(byte[] octets) => Convert.ToBase64String(octets);

    private static byte[] Decode(string key)
    {
        var octets = new byte[key.Length];
        return Convert.TryFromBase64String(key, octets, out var count) ? octets[..count] : [];
    }
}
