namespace WsSpec.Harness.Capturing;

/// <summary>The numbers of a pcapng file (draft-ietf-opsawg-pcapng) that this program writes or reads.</summary>
internal static class PcapngFormat
{
    public const uint SectionHeader = 0x0A0D0D0A;
    public const uint InterfaceDescription = 1;
    public const uint ObsoletePacket = 2;
    public const uint SimplePacket = 3;
    public const uint InterfaceStatistics = 5;
    public const uint EnhancedPacket = 6;
    public const uint DecryptionSecrets = 0x0000000A;
    public const uint ByteOrderMagic = 0x1A2B3C4D;

    /// <summary>Type, total length, and the total length again, in octets.</summary>
    public const int ShortestBlock = 12;

    /// <summary>The type of secrets that is the text of a TLS key log.</summary>
    public const uint TlsKeyLog = 0x544C534B;

    public const ushort EndOfOptions = 0;
    public const ushort Comment = 1;

    /// <summary>Of an interface: the unit of its times.</summary>
    public const ushort TimeResolution = 9;

    /// <summary>Of an interface: seconds that are added to its times.</summary>
    public const ushort TimeOffset = 14;

    /// <summary>Of the statistics of an interface: packets that it dropped.</summary>
    public const ushort DroppedByInterface = 5;

    /// <summary>Everything is filled up to whole words of 32 bits.</summary>
    public static int Padded(int length) => (length + 3) & ~3;
}
