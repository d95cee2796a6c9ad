namespace WsSpec.Harness.Capturing;

/// <summary>What the packets of an interface begin with: the LINKTYPE numbers of capture files.</summary>
internal enum LinkType
{
    /// <summary>A protocol family of four octets, in the byte order of the machine that captured.</summary>
    Null = 0,

    Ethernet = 1,

    /// <summary>DLT_RAW of some systems: an IP header.</summary>
    RawOfBsd = 12,

    /// <summary>DLT_RAW of OpenBSD.</summary>
    RawOfOpenBsd = 14,

    /// <summary>An IP header of either version.</summary>
    Raw = 101,

    /// <summary>A protocol family of four octets, big-endian.</summary>
    Loop = 108,

    /// <summary>The pseudo-header of Linux with 16 octets.</summary>
    LinuxCooked = 113,

    Ipv4 = 228,

    Ipv6 = 229,

    /// <summary>The pseudo-header of Linux with 20 octets.</summary>
    LinuxCooked2 = 276,
}
