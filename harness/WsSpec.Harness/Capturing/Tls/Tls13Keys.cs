using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WsSpec.Harness.Capturing.Tls;

/// <summary>
/// One side of a TLS 1.3 connection (RFC 8446, sections 5.2, 5.3 and 7). Its keys change after its Finished and after each KeyUpdate; the tag
/// of the first record under new ones says so, and no message of the handshake need be read.
/// </summary>
/// <param name="secrets">Of the handshake and of the traffic, as far as they are known.</param>
internal sealed class Tls13Keys(CipherSuite suite, IEnumerable<byte[]> secrets) : IRecordKeys
{
    private const int NonceLength = 12;
    private readonly Queue<byte[]> _next = new(secrets);
    private byte[]? _secret;
    private byte[] _key = [];
    private byte[] _iv = [];
    private ulong _sequence;

    public byte[]? Open(TlsRecord record)
    {
        if (record.Type != TlsContent.ApplicationData)
        {
            return []; // what older middleboxes want to see, or an alert before there were keys
        }

        var inner = _secret is null ? null : Decrypt(record);
        for (var tries = _next.Count + 1; inner is null && tries > 0 && NextSecret() is { } secret; tries--)
        {
            Use(secret);
            inner = Decrypt(record);
        }

        return inner is null ? null : Content(inner);
    }

    /// <summary>The one that was logged, or the one that a KeyUpdate makes of the last.</summary>
    private byte[]? NextSecret() => _next.TryDequeue(out var logged) ? logged
        : _secret is { } last ? Expand(last, "traffic upd", last.Length)
        : null;

    private void Use(byte[] secret) =>
        (_secret, _key, _iv, _sequence) = (secret, Expand(secret, "key", suite.KeyLength), Expand(secret, "iv", NonceLength), 0);

    private byte[]? Decrypt(TlsRecord record)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        _iv.CopyTo(nonce);
        var low = BinaryPrimitives.ReadUInt64BigEndian(nonce[4..]);
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], low ^ _sequence);
        var inner = suite.Open(_key, nonce, record.Fragment.Span, record.Header.Span);
        _sequence += inner is null ? 0u : 1;
        return inner;
    }

    /// <summary>Behind the content its type stands, and zeros as padding.</summary>
    private static byte[] Content(byte[] inner)
    {
        var type = inner.AsSpan().LastIndexOfAnyExcept((byte)0);
        return type >= 0 && inner[type] == (byte)TlsContent.ApplicationData ? inner[..type] : [];
    }

    private byte[] Expand(byte[] secret, string label, int length)
    {
        var name = Encoding.ASCII.GetBytes("tls13 " + label);
        return HKDF.Expand(suite.Hash, secret, length, [(byte)(length >> 8), (byte)length, (byte)name.Length, .. name, 0]);
    }
}
