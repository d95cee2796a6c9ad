namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>What a peer can make of TLS before there is any.</summary>
internal static class TlsHostility
{
    public static IEnumerable<HostilePeer> All =>
    [
        Below("tls-silence", "It never answers the beginning of TLS.", line => line.ReadForeverAsync()),
        Below("tls-noise", "It answers the beginning of TLS with octets that are none, without end.",
            line => line.WriteForeverAsync(new byte[16 * 1024])),
        Below("tls-records-without-end", "It answers with empty records of a handshake, without end.",
            line => line.WriteForeverAsync(HostileFrames.Chunk([0x16, 3, 3, 0, 0]))),
        Below("tls-hello-without-end", "It answers with a handshake message of 16 MiB.", async line =>
        {
            await line.WriteAsync((byte[])[0x16, 3, 3, 0x40, 0, 2, 0xFF, 0xFF, 0xFF]);
            await line.WriteForeverAsync(new byte[16 * 1024]);
        }),
        Below("tls-in-drips", "It answers with a record of which each octet comes alone.",
            line => line.DripForeverAsync((byte[])[0x16, 3, 3, 0x40, 0, 2, 0], TimeSpan.FromMilliseconds(50))),
        Below("no-tls", "It answers the beginning of TLS with HTTP.", line =>
            line.WriteForeverAsync(HostileFrames.Chunk("HTTP/1.1 400 Bad Request\r\n\r\n"u8))),
    ];

    private static HostilePeer Below(string name, string deed, Func<HostileLine, Task> play) =>
        new(name, deed, play) { Testee = Suite.Requirements.Roles.Server, IsBelowTls = true };
}
