using System.Buffers.Binary;

namespace WsSpec.Harness.Capturing.Tls;

/// <summary>What of a ClientHello or ServerHello is needed (RFC 8446, section 4.1).</summary>
/// <param name="Suite">The cipher suite of a ServerHello; 0 of a ClientHello.</param>
/// <param name="IsTls13">True when a ServerHello selects TLS 1.3.</param>
internal sealed record TlsHello(byte Type, byte[] Random, ushort Suite, bool IsTls13)
{
    public const byte Client = 1;
    public const byte Server = 2;
    private const int RandomLength = 32;
    private const int RandomAt = 6;
    private const ushort SupportedVersions = 43;
    private const ushort Tls13 = 0x0304;

    /// <summary>The random of a ServerHello that asks the client to try again (section 4.1.3).</summary>
    private static readonly byte[] Retry = Convert.FromHexString("CF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C");

    /// <summary>True for a HelloRetryRequest, behind which other hellos come.</summary>
    public bool IsRetry => Random.AsSpan().SequenceEqual(Retry);

    /// <param name="message">A handshake record, from the type of its first message on; a long hello may go on in the next one.</param>
    /// <returns>Null when it is no hello, or one of which too little is there.</returns>
    public static TlsHello? Read(ReadOnlySpan<byte> message)
    {
        if (message.Length < RandomAt + RandomLength || message[0] is not (Client or Server))
        {
            return null;
        }

        var random = message.Slice(RandomAt, RandomLength).ToArray();
        if (message[0] == Client)
        {
            return new(Client, random, 0, false);
        }

        // Session id, suite, compression method, and the extensions.
        var rest = message[(RandomAt + RandomLength)..];
        if (rest.Length < 1 || rest.Length < 1 + rest[0] + 3)
        {
            return null;
        }

        rest = rest[(1 + rest[0])..];
        return new(Server, random, BinaryPrimitives.ReadUInt16BigEndian(rest), SelectsTls13(rest[3..]));
    }

    private static bool SelectsTls13(ReadOnlySpan<byte> extensions)
    {
        extensions = extensions.Length < 2 ? [] : extensions[2..];
        while (extensions.Length >= 4)
        {
            var length = Math.Min(BinaryPrimitives.ReadUInt16BigEndian(extensions[2..]), extensions.Length - 4);
            if (BinaryPrimitives.ReadUInt16BigEndian(extensions) == SupportedVersions)
            {
                return length == 2 && BinaryPrimitives.ReadUInt16BigEndian(extensions[4..]) == Tls13;
            }

            extensions = extensions[(4 + length)..];
        }

        return false;
    }
}
