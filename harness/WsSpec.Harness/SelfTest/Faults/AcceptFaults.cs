using System.Security.Cryptography;
using System.Text;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Requirements;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>The usual mistakes in computing Sec-WebSocket-Accept (section 4.2.2).</summary>
internal static class AcceptFaults
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    public static IEnumerable<Fault> All => Only(Roles.Server,
    [
        Accepting("accept-missing", "The 101 has no Sec-WebSocket-Accept.", right => HeadText.Without(right, FieldNames.Accept)),
        Accepting("accept-twice", "The 101 has two equal Sec-WebSocket-Accept fields.", right =>
            HeadText.Plus(right, $"{FieldNames.Accept}: {HeadText.Values(right, FieldNames.Accept).First()}")),
        Computing("accept-of-lower-case-key", "the key in lower case", key => AcceptKey.Compute(key.ToLowerInvariant())),
        Computing("accept-of-upper-case-key", "the key in upper case", key => AcceptKey.Compute(key.ToUpperInvariant())),
        Computing("accept-of-decoded-key", "the 16 octets of the key", key => Hash([.. Decode(key), .. Encoding.Latin1.GetBytes(Guid)])),
        Computing("accept-of-unpadded-key", "the key without its padding", key => AcceptKey.Compute(key.TrimEnd('='))),
        Computing("accept-of-reencoded-key", "the key decoded and encoded again",
            key => AcceptKey.Compute(Convert.ToBase64String(Decode(key)))),
        Computing("accept-of-key-with-blank", "the key with the blank before it", key => AcceptKey.Compute(" " + key)),
        Computing("accept-of-key-with-line-end", "the key with its line end", key => AcceptKey.Compute(key + "\r\n")),
        Computing("accept-of-key-alone", "the key without the GUID", key => Hash(Encoding.Latin1.GetBytes(key))),
        Computing("accept-of-lower-case-guid", "the GUID in lower case",
            key => Hash(Encoding.Latin1.GetBytes(key + Guid.ToLowerInvariant()))),
        Computing("accept-of-guid-first", "the GUID and then the key", key => Hash(Encoding.Latin1.GetBytes(Guid + key))),
        Computing("accept-by-sha256", "the key with SHA-256",
            key => Convert.ToBase64String(SHA256.HashData(Encoding.Latin1.GetBytes(key + Guid)))),
        Computing("accept-of-example", "the key of the example in section 1.3", _ => AcceptKey.Compute("dGhlIHNhbXBsZSBub25jZQ==")),
        Rendering("accept-in-hexadecimal", "in hexadecimal", accept => Convert.ToHexStringLower(Convert.FromBase64String(accept))),
        Rendering("accept-of-hexadecimal", "in base64 of the hexadecimal digest", accept =>
            Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Convert.FromBase64String(accept))))),
        Rendering("accept-without-padding", "without its padding", accept => accept.TrimEnd('=')),
        Rendering("accept-url-safe", "in the URL-safe alphabet", accept => accept.Replace('+', '-').Replace('/', '_')),
        Rendering("accept-quoted", "in quotation marks", accept => $"\"{accept}\""),
        Rendering("accept-in-lower-case", "in lower case", accept => accept.ToLowerInvariant()),
    ]);

    private static Fault Computing(string name, string what, Func<string, string> accept) => Accepting(
        name,
        $"Sec-WebSocket-Accept is computed over {what}.",
        (request, right) => HeadText.Set(right, FieldNames.Accept, accept(HeadText.Values(request, FieldNames.Key).FirstOrDefault(""))));

    private static Fault Rendering(string name, string how, Func<string, string> render) => Accepting(
        name, $"Sec-WebSocket-Accept is written {how}.", right => HeadText.Map(right, FieldNames.Accept, render));

    private static string Hash(byte[] octets) => Convert.ToBase64String(SHA1.HashData(octets));

    private static byte[] Decode(string key)
    {
        var octets = new byte[key.Length];
        return Convert.TryFromBase64String(key, octets, out var count) ? octets[..count] : [];
    }
}
