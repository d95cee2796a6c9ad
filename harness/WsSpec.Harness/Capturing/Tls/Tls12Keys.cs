using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using WsSpec.Protocol;

namespace WsSpec.Harness.Capturing.Tls;

/// <summary>One side of a TLS 1.2 connection with an AEAD (RFC 5246, section 6.2.3.3; RFC 5288; RFC 7905), from its ChangeCipherSpec on.</summary>
internal sealed class Tls12Keys : IRecordKeys
{
    private const int ExplicitNonce = 8;
    private const int NonceLength = 12;
    private readonly CipherSuite _suite;
    private readonly byte[] _key;
    private readonly byte[] _iv;
    private ulong _sequence;
    private bool _isEncrypted;

    public Tls12Keys(CipherSuite suite, Role sender, byte[] master, byte[] clientRandom, byte[] serverRandom)
    {
        _suite = suite;
        var ivLength = suite.IsChaCha ? NonceLength : NonceLength - ExplicitNonce;
        var block = Expand(master, [.. "key expansion"u8, .. serverRandom, .. clientRandom], 2 * (suite.KeyLength + ivLength));
        var isServer = sender == Role.Server ? 1 : 0;
        _key = block[(isServer * suite.KeyLength)..][..suite.KeyLength];
        _iv = block[((2 * suite.KeyLength) + (isServer * ivLength))..][..ivLength];
    }

    public byte[]? Open(TlsRecord record)
    {
        if (!_isEncrypted)
        {
            _isEncrypted = record.Type == TlsContent.ChangeCipherSpec;
            return [];
        }

        var overhead = CipherSuite.TagLength + (_suite.IsChaCha ? 0 : ExplicitNonce);
        if (record.Fragment.Length < overhead)
        {
            return null;
        }

        Span<byte> associated = stackalloc byte[13]; // sequence number, type, version, length of the plaintext
        BinaryPrimitives.WriteUInt64BigEndian(associated, _sequence);
        record.Header.Span[..3].CopyTo(associated[8..]);
        BinaryPrimitives.WriteUInt16BigEndian(associated[11..], (ushort)(record.Fragment.Length - overhead));
        Span<byte> nonce = stackalloc byte[NonceLength];
        _iv.CopyTo(nonce);
        var sealedOctets = record.Fragment.Span;
        if (_suite.IsChaCha)
        {
            BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], BinaryPrimitives.ReadUInt64BigEndian(nonce[4..]) ^ _sequence);
        }
        else
        {
            sealedOctets[..ExplicitNonce].CopyTo(nonce[4..]);
            sealedOctets = sealedOctets[ExplicitNonce..];
        }

        _sequence++;
        var plain = _suite.Open(_key, nonce, sealedOctets, associated);
        return plain is not null && record.Type != TlsContent.ApplicationData ? [] : plain;
    }

    /// <summary>P_hash of RFC 5246, section 5.</summary>
    private byte[] Expand(byte[] secret, byte[] seed, int length)
    {
        var output = new List<byte>();
        var a = seed;
        while (output.Count < length)
        {
            a = Hmac(secret, a);
            output.AddRange(Hmac(secret, [.. a, .. seed]));
        }

        return [.. output[..length]];
    }

    private byte[] Hmac(byte[] key, byte[] octets) =>
        _suite.Hash == HashAlgorithmName.SHA384 ? HMACSHA384.HashData(key, octets) : HMACSHA256.HashData(key, octets);
}
