namespace WsSpec.Harness.Autobahn;

/// <summary>What the families of Autobahn's cases are about.</summary>
internal static class FamilyNames
{
    public static string Of(int family) => family switch
    {
        1 => "Framing",
        2 => "Pings and Pongs",
        3 => "Reserved bits",
        4 => "Opcodes",
        5 => "Fragmentation",
        6 => "UTF-8",
        7 => "Closing",
        9 => "Limits and performance",
        10 => "Miscellaneous",
        12 => "Compression, payloads of several kinds",
        13 => "Compression, several parameters",
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };
}
