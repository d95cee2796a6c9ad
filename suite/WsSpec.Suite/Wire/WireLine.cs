using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Suite.Wire;

/// <summary>One line of a conversation as a person reads it: a head, a frame, or an event of the transport.</summary>
/// <param name="At">Time since the transport was up.</param>
/// <param name="FromTestee">True when the testee did it.</param>
/// <param name="Text">What it was, safe to print.</param>
/// <param name="Hex">The first octets of its payload or text, in hexadecimal; empty when there are none.</param>
public sealed record WireLine(TimeSpan At, bool FromTestee, string Text, string Hex)
{
    private const int HexOctets = 16;

    /// <summary>The frame that the line is about, if it is about one.</summary>
    public TapFrame? Frame { get; init; }

    /// <summary>The head that the line is about, if it is about one.</summary>
    public TapHead? Head { get; init; }

    /// <summary>True when the line is about the end of the transport, in order or not.</summary>
    public bool IsEnd { get; init; }

    /// <summary>True when that end is a reset.</summary>
    public bool IsReset { get; init; }

    /// <summary>What the testee did that the line is about, if it is about one thing that is no frame.</summary>
    public Observation? Observation { get; init; }

    /// <summary>True when a verdict rests on it.</summary>
    public bool IsDecisive { get; init; }

    /// <summary>The whole conversation in the order of events.</summary>
    public static ImmutableArray<WireLine> Of(Conversation conversation)
    {
        var events = conversation.Observations.ToLookup(o => o is RequestSeen or ResponseSeen);

        // What came in one piece has one time: heads go before frames, the end of the transport after them.
        var lines = SentHeads(conversation)
            .Concat(events[true].Select(Event).OfType<WireLine>())
            .Concat(conversation.Frames.Select(Of))
            .Concat(events[false].Select(Event).OfType<WireLine>())
            .Concat(conversation.Transcript.Entries.Where(e => e is Entry.SentEof or Entry.SentReset).Select(OwnEnd));
        return [.. lines.OrderBy(line => line.At)];
    }

    /// <summary>A frame in words: header bits, length, and what the payload says.</summary>
    public static string Tell(TapFrame frame)
    {
        var flags = (frame.Fin ? " FIN" : "") + ((frame.Rsv & 4) != 0 ? " RSV1" : "") + ((frame.Rsv & 2) != 0 ? " RSV2" : "")
            + ((frame.Rsv & 1) != 0 ? " RSV3" : "") + (frame.Masked ? " masked" : "");
        var form = frame.LengthForm == RawFrame.Shortest(frame.PayloadLength) ? "" : $" as {frame.LengthForm}";
        var cut = frame.IsComplete ? "" : $" (cut short after {frame.ReceivedLength})";
        return string.Create(
            CultureInfo.InvariantCulture, $"{Name(frame.Opcode)}{flags}, {frame.PayloadLength} octets{form}{cut}{Meaning(frame)}");
    }

    private static WireLine Of(TapFrame frame) =>
        new(frame.At, frame.FromTestee, Tell(frame), FirstOctets(frame.Payload)) { Frame = frame };

    private static string Meaning(TapFrame frame) => frame switch
    {
        { Opcode: Opcode.Close, Payload.Length: >= 2 } => $": {Narrative.Tell(new CloseSeen(frame.At, frame.Payload))[6..]}",
        { Payload.Length: > 0 } => $": {Octets.Preview(frame.Payload, dropped: frame.Dropped)}",
        _ => "",
    };

    private static string Name(Opcode opcode) => Enum.IsDefined(opcode) ? opcode.ToString() : $"opcode 0x{(byte)opcode:X}";

    private static IEnumerable<WireLine> SentHeads(Conversation conversation)
    {
        var first = conversation.Transcript.Entries.FirstOrDefault(e => e is Entry.Sent);
        return conversation.SentHeads.Select(head => Of(first?.At ?? default, false, head));
    }

    private static WireLine Of(TimeSpan at, bool fromTestee, TapHead head) => new(at, fromTestee, Tell(head), "") { Head = head };

    private static string Tell(TapHead head) =>
        string.Join(" ⏎ ", head.Fields.Select(f => $"{f.Name}: {f.Value}").Prepend(head.StartLine).Select(Octets.Escape));

    private static WireLine? Event(Observation observation) => observation switch
    {
        RequestSeen request => Of(request.At, true, request.Head) with { Observation = request },
        ResponseSeen response => Of(response.At, true, response.Head) with { Observation = response },
        TransportEnded or UndecodableSeen or ForeignResponseSeen or FloodSeen or AbandonedSeen or ExchangeSeen =>
            new(observation.At, true, Narrative.Tell(observation), "")
            {
                IsEnd = observation is TransportEnded,
                IsReset = observation is TransportEnded { Reset: true },
                Observation = observation,
            },
        Silence => new(observation.At, false, $"({Narrative.Tell(observation)})", "") { Observation = observation },
        _ => null,
    };

    private static WireLine OwnEnd(Entry entry) =>
        new(entry.At, false, entry is Entry.SentEof ? "end of the transport" : "reset of the transport", "")
        {
            IsEnd = true,
            IsReset = entry is Entry.SentReset,
        };

    private static string FirstOctets(ReadOnlyMemory<byte> octets) =>
        Octets.Hex(octets.Span[..Math.Min(octets.Length, HexOctets)]) + (octets.Length > HexOctets ? " …" : "");
}
