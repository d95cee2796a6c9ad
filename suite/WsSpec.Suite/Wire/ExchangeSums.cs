using System.Globalization;
using System.Text;

namespace WsSpec.Suite.Wire;

/// <summary>What came of an exchange of messages whose octets were not kept.</summary>
public sealed record ExchangeSums
{
    /// <summary>The fault when the limit of the exchange has passed.</summary>
    public const string TimedOut = "the time is up";

    private const char Separator = '\t';

    /// <summary>Messages sent.</summary>
    public int Sent { get; init; }

    /// <summary>Messages that came back with the type and the length that were sent.</summary>
    public int Echoed { get; init; }

    /// <summary>How many of them came back with other octets than were sent.</summary>
    public int Altered { get; init; }

    /// <summary>Application data in both directions, before compression.</summary>
    public long OctetsSent { get; init; }

    public long OctetsReceived { get; init; }

    /// <summary>The data frames in both directions, headers included.</summary>
    public long WireOctetsSent { get; init; }

    public long WireOctetsReceived { get; init; }

    public long FramesSent { get; init; }

    public long FramesReceived { get; init; }

    /// <summary>Why the exchange has ended early, as a phrase; empty when it has not.</summary>
    public string Fault { get; init; } = "";

    /// <summary>The form in which a transcript keeps it: the numbers, then the fault, between tabs, in UTF-8.</summary>
    public byte[] ToOctets() => Encoding.UTF8.GetBytes(string.Join(
        Separator,
        [.. Numbers().Select(n => n.ToString(CultureInfo.InvariantCulture)), Fault]));

    /// <summary>Reads <see cref="ToOctets"/>; what cannot be read becomes a fault.</summary>
    public static ExchangeSums Parse(ReadOnlySpan<byte> octets)
    {
        var fields = Encoding.UTF8.GetString(octets).Split(Separator, 10);
        var numbers = new long[9];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (fields.Length != 10 || !long.TryParse(fields[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return new() { Fault = "unreadable sums" };
            }
        }

        return new()
        {
            Sent = (int)numbers[0],
            Echoed = (int)numbers[1],
            Altered = (int)numbers[2],
            OctetsSent = numbers[3],
            OctetsReceived = numbers[4],
            WireOctetsSent = numbers[5],
            WireOctetsReceived = numbers[6],
            FramesSent = numbers[7],
            FramesReceived = numbers[8],
            Fault = fields[9],
        };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Echoed} of {Sent} messages echoed{(Altered > 0 ? $", {Altered} of them altered" : "")}{(Fault.Length > 0 ? $"; {Fault}" : "")}");

    private long[] Numbers() =>
        [Sent, Echoed, Altered, OctetsSent, OctetsReceived, WireOctetsSent, WireOctetsReceived, FramesSent, FramesReceived];
}
