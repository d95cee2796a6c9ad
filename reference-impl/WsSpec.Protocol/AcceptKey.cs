using System.Security.Cryptography;
using System.Text;

namespace WsSpec.Protocol;

/// <summary>The proof that the server has read the client's opening handshake (section 4.2.2, item 5.4).</summary>
public static class AcceptKey
{
    private const int Sha1Length = 20;

    private static ReadOnlySpan<byte> Guid => "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"u8;

    /// <summary>
    /// The value of Sec-WebSocket-Accept, 28 base64 characters, for a Sec-WebSocket-Key taken as it stands, without decoding.
    /// </summary>
    public static string Compute(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[Sha1Length];
        CryptographicOperations.HashData(HashAlgorithmName.SHA1, (byte[])[.. key, .. Guid], hash);
        return Convert.ToBase64String(hash);
    }

    /// <inheritdoc cref="Compute(ReadOnlySpan{byte})"/>
    public static string Compute(string key) => Compute(Encoding.Latin1.GetBytes(key));
}
