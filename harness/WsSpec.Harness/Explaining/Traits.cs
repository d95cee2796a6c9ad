using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Explaining;

/// <summary>What a message or a Ping that asks for an answer is like: a plain one has none of these but its type.</summary>
[Flags]
internal enum Traits
{
    None = 0,
    Text = 1,
    Binary = 2,
    Ping = 4,

    /// <summary>RSV1 is set (RFC 7692, section 6).</summary>
    Compressed = 8,

    /// <summary>It takes more than one frame (section 5.4).</summary>
    Fragmented = 16,

    Empty = 32,

    /// <summary>Of more octets than a length of 7 bits can say (section 5.2).</summary>
    Long = 64,

    /// <summary>Text with octets from 0x80 on (RFC 3629).</summary>
    BeyondAscii = 128,

    /// <summary>Of more octets than a length of 16 bits can say (section 5.2).</summary>
    VeryLong = 256,

    /// <summary>Not the first message on its connection.</summary>
    Later = 512,
}

internal static class TraitsExtensions
{
    private const int MostIn7Bits = 125;
    private const int MostIn16Bits = 65_535;
    private const Traits Types = Traits.Text | Traits.Binary | Traits.Ping;

    public static Traits Of(MessageSeen message) =>
        (message.Type == Opcode.Text ? Traits.Text : Traits.Binary)
        | (message.Inflation is null ? Traits.None : Traits.Compressed)
        | (message.Frames > 1 ? Traits.Fragmented : Traits.None)
        | (message.Payload.IsEmpty ? Traits.Empty : Traits.None)
        | (message.Payload.Length > MostIn7Bits ? Traits.Long : Traits.None)
        | (message.Payload.Length > MostIn16Bits ? Traits.VeryLong : Traits.None)
        | (message.Type == Opcode.Text && message.Payload.Span.ContainsAnyInRange<byte>(0x80, 0xFF) ? Traits.BeyondAscii : Traits.None);

    /// <summary>The same without its type.</summary>
    public static Traits Apart(this Traits traits) => traits & ~Types;

    public static bool Includes(this Traits traits, Traits others) => (traits & others) == others;

    /// <summary>As in <c>compressed text messages</c>.</summary>
    public static string Describe(this Traits traits)
    {
        var words = Enum.GetValues<Traits>().Where(one => one.Apart() != Traits.None && traits.Includes(one)).Select(one => one switch
        {
            Traits.Compressed => "compressed",
            Traits.Fragmented => "fragmented",
            Traits.Empty => "empty",
            Traits.Long => "longer than 125 octets",
            Traits.VeryLong => "longer than 65,535 octets",
            Traits.Later => "behind another",
            _ => "beyond ASCII",
        });
        return string.Join(", ", [(traits & Types) switch
        {
            Traits.Text => "text",
            Traits.Binary => "binary",
            Traits.Ping => "Pings",
            _ => "of any type",
        }, .. words]);
    }
}
