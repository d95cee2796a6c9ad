using System.Buffers;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Cases;

/// <summary>Scripts in words, from the side that the harness plays: what is sent, octet by octet, and what is awaited.</summary>
public static class Explanation
{
    private const int HexOctets = 64;

    /// <summary>The key shown in examples; a run takes a fresh one for each frame.</summary>
    private const uint ExampleKey = 0x37FA213D;

    /// <summary>The lines that tell a step.</summary>
    /// <param name="testee">The roles under test. With both, what differs between them is said of each.</param>
    public static IEnumerable<string> Of(Step step, Roles testee) => step switch
    {
        Open open => Of(open, testee),
        SendRequest send => [$"send the request, cut {Cut(send.Cuts, send.Delivery)}:", .. Lines(send.Request)],
        SendResponse send => [$"send the response, cut {Cut(send.Cuts, send.Delivery)}:", .. Lines(send.Response)],
        Send send => [$"send, cut {Cut(send.Cuts, send.Delivery)}:", .. Of(send.Frames, testee)],
        Exchange exchange => [exchange.Messages.Describe() + ", each after the echo of the one before"],
        StartClosingHandshake start =>
        [
            "start the closing handshake, unless it has begun, with:",
            .. Of([start.Close], testee),
            "await a Close frame and the end of the transport",
        ],
        SendOctets send => ["send these octets:", "  " + Hex(send.Octets.Span)],
        Await wait => [$"await {wait.What.Describe()}"],
        HalfClose => ["close our side of the transport (FIN)"],
        Abort => ["reset the transport (RST)"],
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static IEnumerable<string> Of(Open open, Roles testee) =>
    [
        .. testee.Includes(Role.Server)
            ? [$"{To(Role.Server, testee)}send the request and await the response:", .. Lines(open.Request)]
            : (string[])[],
        .. testee.Includes(Role.Client)
            ? [$"{To(Role.Client, testee)}await its request and send the response:", .. Lines(open.Response)]
            : (string[])[],
        .. open.Demands.IsEmpty || !testee.Includes(Role.Client) ? []
            : (string[])[$"  accepting its offer of permessage-deflate with the first demand that it allows of: {string.Join(", or ", open.Demands)}"],
        .. open.Together.IsEmpty
            ? []
            : (string[])[$"  and after it, in the same write, {open.TogetherOctets?.ToString() ?? "all"} octets of:"],
        .. Of(open.Together, testee),
    ];

    /// <summary>Which testee a line is about; nothing where there is only one.</summary>
    private static string To(Role one, Roles testee) =>
        testee != Roles.Both ? "" : one == Role.Server ? "with a server under test: " : "with a client under test: ";

    private static IEnumerable<string> Of(IEnumerable<RawFrame> frames, Roles testee) => frames.SelectMany(frame => Of(frame, testee));

    /// <summary>To a server a frame goes from a client, masked, and the other way round.</summary>
    private static IEnumerable<string> Of(RawFrame frame, Roles testee)
    {
        var name = Enum.IsDefined(frame.Opcode) ? frame.Opcode.ToString() : $"opcode 0x{(byte)frame.Opcode:X}";
        yield return $"  {name}{(frame.Fin ? " FIN" : "")}{(frame.Rsv == 0 ? "" : $" RSV {frame.Rsv}")}, {Octets.Preview(frame.Payload)}";
        var isAlike = frame.Masked is not null;
        if (testee.Includes(Role.Server))
        {
            yield return $"    {Hex(frame, Role.Client)}{(testee != Roles.Both || isAlike ? "" : " to a server")}";
        }

        if (testee.Includes(Role.Client) && !(isAlike && testee == Roles.Both))
        {
            yield return $"    {Hex(frame, Role.Server)}{(testee != Roles.Both ? "" : " to a client")}";
        }
    }

    private static string Cut(IReadOnlyCollection<Index> cuts, Delivery? delivery) =>
        cuts.Count > 0
            ? $"at {string.Join(", ", cuts)}"
            : delivery is { } fixedDelivery
            ? $"as {fixedDelivery}"
            : "as the run's delivery axis says";

    private static IEnumerable<string> Lines(object head) =>
        head.ToString()!.Split('\n').Where((line, i) => i == 0 || line.Length > 0).Select(line => "  " + Octets.Escape(line));

    private static string Hex(RawFrame frame, Role sender)
    {
        var octets = new ArrayBufferWriter<byte>();
        frame.WriteTo(octets, sender, ExampleKey);
        return Hex(octets.WrittenSpan);
    }

    private static string Hex(ReadOnlySpan<byte> octets) => octets.Length <= HexOctets
        ? Octets.Hex(octets)
        : $"{Octets.Hex(octets[..HexOctets])} … ({octets.Length} octets)";
}
