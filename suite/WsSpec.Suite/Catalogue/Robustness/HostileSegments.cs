using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>Octets cut, inflated or broken off where buffers and state machines are weak (RFC 6455 section 10.1).</summary>
public static class HostileSegments
{
    private const int MaskedHeader = 6;
    private const int LongestPong = MaskedHeader + 125;

    private static readonly RawFrame Message = Text("Hello");

    private static readonly (string Name, ImmutableArray<Step> Steps)[] Breaks =
    [
        ("inside-header", [new Open(), new SendOctets(new byte[] { 0x81 })]),
        ("inside-payload", [Sends(Text("Hel") with { DeclaredLength = 5 })]),
        ("inside-message", [Sends(Unfinished(Text("Hel")))]),
        ("behind-message", [Sends(Message)]),
        ("behind-ping", [Sends(Ping("answer me"))]),
        ("behind-close", [Sends(Close(1000))]),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from buffer in (int[])[4096, 8192, 16384, 65536] from split in (int[])[1, 2, 4] select Straddles(buffer, split),
        CompressedWithoutNegotiation,
        .. from b in Breaks select Resets(b.Name, b.Steps),
    ];

    /// <summary>
    /// "Hello" as RFC 7692 section 7.2.3.1 compresses it: whoever inflates without having agreed to shows it by the echo.
    /// </summary>
    private static ConformanceCase CompressedWithoutNegotiation => new()
    {
        Id = "security/compressed-frame-without-negotiation-fails-connection",
        Title = "A compressed message fails the connection when compression was not agreed on",
        Covers = [Rfc6455.ReservedRsv1FailsConnection, Rfc6455.ExtensionsAreNegotiated],
        Script = [Sends(Text(0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00) with { Rsv = 4 }), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.ReservedRsv1FailsConnection, 1002),
    };

    /// <summary>
    /// Pongs fill the buffer a server may read into, so that the header of the message behind them does not fit as a whole.
    /// </summary>
    private static ConformanceCase Straddles(int buffer, int split) => new()
    {
        Id = $"security/header-straddles-read-buffer/{buffer}-{split}",
        Title = $"A header of which {split} octets fit into a read buffer of {buffer} is read whole",
        Covers = [Rfc6455.IncomingOctetsParsedAsFrames],
        Testee = Roles.Server,
        Script = [new Send([.. Filler(buffer - split), Message]) { Delivery = Delivery.Whole }, AwaitEcho(Message)],
        Outcomes = [new("answered in full", EchoOf(Message), Rest)],
    };

    /// <summary>
    /// What is to be shown is that others are still served, which the run checks after every connection that ends like this.
    /// </summary>
    private static ConformanceCase Resets(string where, ImmutableArray<Step> steps) => new()
    {
        Id = $"security/reset-is-survived/{where}",
        Title = $"A connection reset by the peer is the end of that connection only ({where.Replace('-', ' ')})",
        Covers = [Rfc6455.SizeLimitsProtect],
        Script = [.. steps, new Abort()],
        Outcomes = [new("the connection is gone", Rest)],
    };

    /// <summary>Unsolicited Pongs that take exactly so many octets from a client.</summary>
    private static IEnumerable<RawFrame> Filler(int octets)
    {
        // A last Pong too short for its own header is avoided by taking the end in two halves.
        var whole = (octets / LongestPong) - 1;
        var rest = octets - (whole * LongestPong);
        int[] sizes = [.. Enumerable.Repeat(LongestPong, whole), rest / 2, rest - (rest / 2)];
        return sizes.Select(size => Pong(Counting(size - MaskedHeader)));
    }
}
