using System.Text.Unicode;
using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol;

namespace WsSpec.Fuzz.Targets;

/// <summary>
/// A whole connection. Options, from the lowest bit: the role of client; small limits; every rule overlooked; the closing handshake started
/// before anything arrives.
/// </summary>
public sealed class ConnectionTarget : IFuzzTarget
{
    /// <summary>What a connection may allocate besides a multiple of what it was sent, in octets.</summary>
    private const long AllocationBase = 128 * 1024;

    /// <summary>An empty Ping has two octets and becomes an event in a queue and a Pong in the output.</summary>
    private const long AllocationPerOctet = 256;

    private static readonly ConnectionOptions Small = new() { MaxFramePayload = 300, MaxMessageSize = 500, MaxFragments = 5 };

    public string Name => "connection";

    public string Property =>
        "However a stream is cut, a connection ends with the same documented events, sends legal frames only and allocates in proportion.";

    public InputShape Shape => InputShape.Frames;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var cut = Play(fuzz, fuzz.Pieces);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        PropertyBrokenException.Unless(
            allocated < AllocationBase + (AllocationPerOctet * input.Length), "allocation is in proportion to what arrived");
        PropertyBrokenException.Unless(cut == Play(fuzz, new(fuzz.Octets, 0)), "the cutting makes no difference");
    }

    private static ulong Play(FuzzInput fuzz, Pieces pieces)
    {
        var role = fuzz.Option(0) ? Role.Client : Role.Server;
        var options = fuzz.Option(1) ? Small : ConnectionOptions.Default;
        var overlooks = fuzz.Option(2);
        var connection = new WebSocketConnection(
            role, new FixedEntropy(), overlooks ? options with { Overlooks = (_, _) => true } : options);
        if (fuzz.Option(3))
        {
            connection.StartClosingHandshake(CloseCode.NormalClosure);
        }

        var witness = new Witness(strict: !overlooks);
        foreach (var piece in pieces)
        {
            connection.Receive(piece);
            witness.Drain(connection);
        }

        connection.ReceiveEof();
        witness.Drain(connection);
        var output = connection.TakeOutput().Span;
        witness.End(connection.State);
        if (!overlooks)
        {
            SentFrames.Check(output, role, closesFirst: fuzz.Option(3));
        }

        return witness.Digest(output);
    }

    /// <summary>Sees the events of one connection and holds them against what the connection documents.</summary>
    private sealed class Witness(bool strict)
    {
        private Digest _digest = new();
        private bool _failed;
        private bool _ended;

        public void Drain(WebSocketConnection connection)
        {
            while (connection.NextEvent(out var next) == ReadStatus.Event)
            {
                PropertyBrokenException.Unless(!_ended, "nothing follows the end of the transport");
                PropertyBrokenException.Unless(!_failed || next is WebSocketEvent.Ended, "only the end of the transport follows a failure");
                See(next!);
            }
        }

        public void End(ConnectionState state)
        {
            PropertyBrokenException.Unless(_ended, "the end of the transport is reported");
            _digest.Add((ulong)state);
        }

        public ulong Digest(ReadOnlySpan<byte> output)
        {
            _digest.Add(output);
            return _digest.Value;
        }

        private void See(WebSocketEvent occurrence)
        {
            switch (occurrence)
            {
                case WebSocketEvent.MessageReceived message:
                    var isText = message.Opcode == Opcode.Text;
                    PropertyBrokenException.Unless(
                        !strict || !isText || Utf8.IsValid(message.ApplicationData.Span), "a text message is UTF-8");
                    _digest.Add((ulong)message.Opcode);
                    _digest.Add(message.ApplicationData.Span);
                    break;
                case WebSocketEvent.PingReceived ping:
                    _digest.Add(101);
                    _digest.Add(ping.ApplicationData.Span);
                    break;
                case WebSocketEvent.PongReceived pong:
                    _digest.Add(102);
                    _digest.Add(pong.ApplicationData.Span);
                    break;
                case WebSocketEvent.CloseReceived close:
                    _digest.Add(103);
                    _digest.Add((ulong?)close.CloseCode ?? 0);
                    _digest.Add(close.CloseReason);
                    break;
                case WebSocketEvent.Failed failed:
                    PropertyBrokenException.Unless(strict, "a rule that is overlooked fails nothing");
                    _failed = true;
                    _digest.Add(104);
                    _digest.Add((ulong)failed.Violation);
                    break;
                case WebSocketEvent.Ended ended:
                    _ended = true;
                    _digest.Add(ended.Clean ? 105u : 106u);
                    _digest.Add((ulong)ended.CloseCode);
                    _digest.Add(ended.CloseReason);
                    break;
                default:
                    throw new PropertyBrokenException("an event is one of those documented");
            }
        }
    }
}
