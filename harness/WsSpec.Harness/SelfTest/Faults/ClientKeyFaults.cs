using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Requirements;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes with Sec-WebSocket-Key in the client's request (sections 4.1 and 11.3.1).</summary>
internal static class ClientKeyFaults
{
    private const string OneKey = "standing/request-has-one-key";
    private const string Nonce = "standing/key-is-a-nonce-of-16-octets";
    private const int NonceLength = 16;

    public static IEnumerable<Fault> All => Only(Roles.Client, [.. Forms, .. Choices]);

    private static IEnumerable<Fault> Forms =>
    [
        Keyed("key-missing", "The request has no key.", OneKey, _ => null),
        Keyed("key-empty", "The key is empty.", Nonce, _ => ""),
        Keyed("key-of-15-octets", "The key has 15 octets.", Nonce, key => Encoded(key, nonce => nonce[..15])),
        Keyed("key-of-17-octets", "The key has 17 octets.", Nonce, key => Encoded(key, nonce => [.. nonce, 0])),
        Keyed("key-of-20-octets", "The key has 20 octets.", Nonce, key => Encoded(key, nonce => [.. nonce, 1, 2, 3, 4])),
        Keyed("key-of-24-octets", "The key is the base64 form of the base64 form.", Nonce, key =>
            Convert.ToBase64String([.. key.Select(c => (byte)c)])),
        Keyed("key-in-hexadecimal", "The key is written in hexadecimal.", Nonce, key =>
            Convert.ToHexStringLower(Convert.FromBase64String(key))),
        Keyed("key-as-uuid", "The key is written as a UUID.", Nonce, key => new Guid(Convert.FromBase64String(key)).ToString()),
        Keyed("key-without-padding", "The key has no padding.", Nonce, key => key.TrimEnd('=')),
        Keyed("key-with-pad-bits", "The last character of the key has bits that belong to no octet.", Nonce, key =>
            $"{key[..^3]}{(char)(key[^3] + 1)}=="),
        Keyed("key-in-quotation-marks", "The key is in quotation marks.", Nonce, key => $"\"{key}\""),
        Keyed("key-with-blank", "The key has a blank.", Nonce, key => $"{key[..12]} {key[12..]}"),
        Keyed("key-of-draft-76", "The key is like those of a draft of old.", Nonce, _ => "4 @1  46546xW%0l 1 5"),
        Keyed("key-with-hyphens", "The key is written in the URL-safe alphabet.", Nonce, key => "-_" + key[2..]),
        new("key-twice", "The request has two equal keys.", () => new()
        {
            WritesHead = (_, right) => HeadText.Plus(right, $"{FieldNames.Key}: {HeadText.Values(right, FieldNames.Key).First()}"),
        }) { CaughtBy = OneKey },
        new("two-keys", "The request has two different keys.", () => new()
        {
            WritesHead = (_, right) => HeadText.Plus(right, $"{FieldNames.Key}: dGhlIHNhbXBsZSBub25jZQ=="),
        }) { CaughtBy = OneKey },
    ];

    private static IEnumerable<Fault> Choices =>
    [
        Choosing("key-of-the-example", "The key is always the one of the example in section 1.3.", "standing/nonce-is-never-reused",
            _ => "the sample nonce"u8.ToArray()),
        Choosing("key-of-zeros", "The key is always 16 zeros.", "standing/nonce-is-never-reused", _ => new byte[NonceLength]),
        Choosing("key-of-three-values", "The key is one of three.", "standing/nonce-is-never-reused",
            nonce => [.. Enumerable.Repeat((byte)(nonce[0] % 3), NonceLength)]),
        Choosing("key-of-four-random-octets", "Only the last four octets of the key are random.", "standing/nonces-have-little-in-common",
            nonce => [.. new byte[12], .. nonce[12..]]),
        Choosing("key-of-a-clock", "The key begins with random octets and ends with a date.", "standing/nonces-have-little-in-common",
            nonce => [.. nonce[..4], .. "202411011200"u8]),
    ];

    /// <summary>Writes another key, or none, and is as content with the accept value that belongs to it.</summary>
    private static Fault Keyed(string name, string summary, string caughtBy, Func<string, string?> change) => new(name, summary, () =>
    {
        var key = "";
        return new()
        {
            WritesHead = (_, right) =>
            {
                key = HeadText.Values(right, FieldNames.Key).First();
                return HeadText.Map(right, FieldNames.Key, change);
            },
            ReadsHead = read => HeadText.Map(read.Head, FieldNames.Accept, value =>
                value == (change(key) is { } sent ? AcceptKey.Compute(sent) : "") ? AcceptKey.Compute(key) : value),
        };
    })
    { CaughtBy = caughtBy };

    private static Fault Choosing(string name, string summary, string caughtBy, Func<byte[], byte[]> change) =>
        Wrong(name, summary,
            new() { Draws = octets => octets.Length == NonceLength ? change(octets) : octets }) with
        { CaughtBy = caughtBy };

    private static string Encoded(string key, Func<byte[], byte[]> change) => Convert.ToBase64String(change(Convert.FromBase64String(key)));
}
