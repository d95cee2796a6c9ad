using System.Buffers;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Cases;

/// <summary>Scripts in words: what is sent, octet by octet, and what is awaited.</summary>
public static class Explanation
{
    private const int HexOctets = 64;

    /// <summary>The key shown in examples; a run takes a fresh one for each frame.</summary>
    private const uint ExampleKey = 0x37FA213D;

    /// <summary>The lines that tell a step, as a client sends it.</summary>
    public static IEnumerable<string> Of(Step step) => step switch
    {
        Open open => Of(open),
        SendRequest send => [$"send the request, cut {Cut(send.Cuts, send.Delivery)}:", .. Lines(send.Request.ToString())],
        SendResponse send => [$"send the response, cut {Cut(send.Cuts, send.Delivery)}:", .. Lines(send.Response.ToString())],
        Send send => [$"send, cut {Cut(send.Cuts, send.Delivery)}:", .. send.Frames.SelectMany(Of)],
        Exchange exchange => [exchange.Messages.Describe() + ", each after the echo of the one before"],
        StartClosingHandshake start => ["start the closing handshake, unless it has begun, with:", .. Of(start.Close), "await a Close frame and the end of the transport"],
        SendOctets send => ["send these octets:", "  " + Hex(send.Octets.Span)],
        Await wait => [$"await {wait.What.Describe()}"],
        HalfClose => ["close our side of the transport (FIN)"],
        Abort => ["reset the transport (RST)"],
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static IEnumerable<string> Of(Open open) =>
    [
        "open the connection; as a client with the request:",
        .. Lines(open.Request.ToString()),
        .. open.Together.IsEmpty ? [] : (string[])[$"  and behind it, in the same write, {open.TogetherOctets?.ToString() ?? "all"} octets of:"],
        .. open.Together.SelectMany(Of),
    ];

    private static IEnumerable<string> Of(RawFrame frame)
    {
        var octets = new ArrayBufferWriter<byte>();
        frame.WriteTo(octets, Role.Client, ExampleKey);
        var name = Enum.IsDefined(frame.Opcode) ? frame.Opcode.ToString() : $"opcode 0x{(byte)frame.Opcode:X}";
        return
        [
            $"  {name}{(frame.Fin ? " FIN" : "")}{(frame.Rsv == 0 ? "" : $" RSV {frame.Rsv}")}, {Octets.Preview(frame.Payload)}",
            "    " + Hex(octets.WrittenSpan),
        ];
    }

    private static string Cut(IReadOnlyCollection<Index> cuts, Delivery? delivery) =>
        cuts.Count > 0 ? $"at {string.Join(", ", cuts)}" : delivery is { } fixedDelivery ? $"as {fixedDelivery}" : "as the run's delivery axis says";

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Where((line, i) => i == 0 || line.Length > 0).Select(line => "  " + Octets.Escape(line));

    private static string Hex(ReadOnlySpan<byte> octets) => octets.Length <= HexOctets
        ? Octets.Hex(octets)
        : $"{Octets.Hex(octets[..HexOctets])} … ({octets.Length} octets)";
}
