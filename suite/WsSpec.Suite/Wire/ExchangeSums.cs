using System.Globalization;

namespace WsSpec.Suite.Wire;

/// <summary>What came of an exchange of messages whose octets were not kept.</summary>
public sealed record ExchangeSums
{
    /// <summary>The fault when the limit of the exchange has passed.</summary>
    public const string TimedOut = "the time is up";

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

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Echoed} of {Sent} messages echoed{(Altered > 0 ? $", {Altered} of them altered" : "")}{(Fault.Length > 0 ? $"; {Fault}" : "")}");
}
