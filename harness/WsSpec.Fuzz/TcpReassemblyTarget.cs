using WsSpec.Fuzzing.Targets;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Fuzz;

/// <summary>
/// Segments of a connection whose octets are known. Each takes four octets: what it is, where it begins, how long it is and how much of
/// what its peer sent it acknowledges. Options, from the lowest bit: in the end everything comes once more, in order; sequence numbers
/// begin shortly before they wrap around.
/// </summary>
public sealed class TcpReassemblyTarget : IFuzzTarget
{
    private const int PerSegment = 4;

    /// <summary>Places in the input are multiples of this many octets of a stream.</summary>
    private const int Scale = 3;
    private const int StreamLength = byte.MaxValue * Scale;
    private static readonly TcpEndpoint Client = new(1, 1000);
    private static readonly TcpEndpoint Server = new(2, 80);

    public string Name => "tcp-reassembly";

    public string Property =>
        "However segments come, each side is told as a beginning of what it sent, after what it acknowledges, and as a whole if all came.";

    public InputShape Shape => InputShape.Octets;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var first = fuzz.Option(1) ? uint.MaxValue - 100 : 1000;
        var observer = new StreamCheck();
        var connection = new TcpConnection(Client, Server, observer, new());
        var packet = 0L;
        Add(Segment(TcpSide.First, first, 0, 0, 0) with { Flags = TcpFlags.Syn, Acknowledgement = null, Sequence = first });
        Add(Segment(TcpSide.Second, first, 0, 0, 0) with { Flags = TcpFlags.Syn | TcpFlags.Ack, Sequence = first });
        for (var octets = fuzz.Octets; octets.Length >= PerSegment; octets = octets[PerSegment..])
        {
            Add(Segment(octets, first));
        }

        if (fuzz.Option(0))
        {
            for (var at = 0; at < StreamLength; at++)
            {
                Add(Segment(TcpSide.First, first, at, 1, at));
                Add(Segment(TcpSide.Second, first, at, 1, at));
            }

            PropertyBrokenException.Unless(observer.Told.Values.All(told => told == StreamLength), "all that came is told");
        }

        connection.Finish();

        void Add(TcpSegment segment) => connection.Add(segment, new(++packet, TimeSpan.FromMilliseconds(packet)));
    }

    private static TcpSegment Segment(ReadOnlySpan<byte> octets, uint first)
    {
        var side = (octets[0] & 1) == 0 ? TcpSide.First : TcpSide.Second;
        var at = octets[1] * Scale;
        var length = Math.Min(octets[2], StreamLength - at);

        // No octet was sent after those that are sent after it.
        return Segment(side, first, at, length, Math.Min(octets[3] * Scale, at)) with
        {
            Missing = (octets[0] & 2) == 0 ? 0 : octets[0] >> 2,
        };
    }

    private static TcpSegment Segment(TcpSide side, uint first, int at, int length, int acknowledged) => new(
        side == TcpSide.First ? Client : Server,
        side == TcpSide.First ? Server : Client,
        unchecked(first + 1 + (uint)at),
        unchecked(first + 1 + (uint)acknowledged),
        TcpFlags.Ack,
        Enumerable.Range(at, length).Select(i => OctetAt(side, i)).ToArray(),
        Missing: 0);

    private static byte OctetAt(TcpSide side, long offset) => (byte)((offset * 31) + (offset >> 8) + (side == TcpSide.First ? 0 : 7));

    private sealed class StreamCheck : ITcpObserver
    {
        private readonly HashSet<TcpSide> _lost = [];

        public Dictionary<TcpSide, long> Told { get; } = new() { [TcpSide.First] = 0, [TcpSide.Second] = 0 };

        public void Opened(TcpSide opener) => PropertyBrokenException.Unless(opener == TcpSide.First, "the sender of the SYN opens it");

        public void Joined(TcpSide side) => throw new PropertyBrokenException("the SYNs tell where each side begins");

        public void Octets(TcpSide sender, ReadOnlyMemory<byte> octets, long afterPeer, Arrival arrival)
        {
            PropertyBrokenException.Unless(!_lost.Contains(sender), "nothing is told behind a hole");
            PropertyBrokenException.Unless(
                afterPeer <= Told[sender.Peer()] || _lost.Contains(sender.Peer()), "what is acknowledged was told before");
            foreach (var octet in octets.Span)
            {
                PropertyBrokenException.Unless(octet == OctetAt(sender, Told[sender]++), "octets are told as they were sent");
            }
        }

        public void Lost(TcpSide sender, Loss why, long octets) =>
            PropertyBrokenException.Unless(octets > 0 && _lost.Add(sender), "a side is lost once");

        public void Ended(TcpSide sender, TcpEnd end, Arrival arrival) => throw new PropertyBrokenException("nobody ends it");

        public void Finished()
        {
        }
    }
}
