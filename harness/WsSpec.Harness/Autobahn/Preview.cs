using System.Text;
using System.Text.Unicode;
using WsSpec.Protocol;
using WsSpec.Suite.Autobahn;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// Payloads and events as Autobahn's reports show them: the first 64 octets, as text where they are UTF-8 and in hexadecimal where not.
/// </summary>
internal static class Preview
{
    private const int Longest = 64;

    public static string Text(ReadOnlyMemory<byte> octets)
    {
        var head = octets.Span[..Math.Min(octets.Length, Longest)];
        var more = octets.Length > Longest ? " ..." : "";
        return (Utf8.IsValid(head) ? Encoding.UTF8.GetString(head) : "0x" + Convert.ToHexStringLower(head)) + more;
    }

    public static string Hex(ReadOnlyMemory<byte> octets) =>
        Convert.ToHexStringLower(octets.Span[..Math.Min(octets.Length, Longest)]) + (octets.Length > Longest ? " ..." : "");

    /// <summary>An event as its name, its payload, and for a message whether it is binary.</summary>
    public static (string Name, string Payload, bool? IsBinary) Event(AutobahnEvent @event) => @event switch
    {
        AutobahnEvent.Message message => ("message", Text(message.Payload), message.Type == Opcode.Binary),
        AutobahnEvent.Pong pong => ("pong", Text(pong.ApplicationData), null),
        AutobahnEvent.Pause pause => ("timeout", pause.Tag, null),
        _ => throw new ArgumentOutOfRangeException(nameof(@event)),
    };
}
