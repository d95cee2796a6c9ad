using System.Security.Cryptography;

namespace WsSpec.Harness.Capturing.Tls;

/// <summary>A cipher suite that can be read: its cipher is an AEAD.</summary>
/// <param name="KeyLength">Of the cipher, in octets.</param>
/// <param name="Hash">Of the key derivation.</param>
internal sealed record CipherSuite(bool IsChaCha, int KeyLength, HashAlgorithmName Hash)
{
    /// <summary>Of the authentication tag, in octets.</summary>
    public const int TagLength = 16;

    /// <summary>The suite with this number (IANA, TLS Cipher Suites); null for one that is not read.</summary>
    public static CipherSuite? Of(ushort number) => number switch
    {
        0x1301 or 0x009C or 0x009E or 0xC02B or 0xC02F => new(false, 16, HashAlgorithmName.SHA256),
        0x1302 or 0x009D or 0x009F or 0xC02C or 0xC030 => new(false, 32, HashAlgorithmName.SHA384),
        0x1303 or 0xCCA8 or 0xCCA9 or 0xCCAA when ChaCha20Poly1305.IsSupported => new(true, 32, HashAlgorithmName.SHA256),
        _ => null,
    };

    /// <summary>Decrypts a record.</summary>
    /// <param name="sealedOctets">The ciphertext, then the tag.</param>
    /// <returns>The plaintext; null when the tag says that the key is another.</returns>
    public byte[]? Open(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> sealedOctets, ReadOnlySpan<byte> associated)
    {
        if (sealedOctets.Length < TagLength)
        {
            return null;
        }

        var plain = new byte[sealedOctets.Length - TagLength];
        try
        {
            if (IsChaCha)
            {
                using var chacha = new ChaCha20Poly1305(key);
                chacha.Decrypt(nonce, sealedOctets[..^TagLength], sealedOctets[^TagLength..], plain, associated);
            }
            else
            {
                using var aes = new AesGcm(key, TagLength);
                aes.Decrypt(nonce, sealedOctets[..^TagLength], sealedOctets[^TagLength..], plain, associated);
            }

            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
