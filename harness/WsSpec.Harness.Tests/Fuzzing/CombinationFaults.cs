using System.Collections.Immutable;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.Tests.Fuzzing;

/// <summary>
/// Faults that no single property of a frame shows: each needs two or more of length, cut, fragmentation, order and compression at once.
/// </summary>
internal static class CombinationFaults
{
    public static ImmutableArray<Fault> All { get; } =
    [
        Watching("medium-length-in-two-reads", "A 16-bit length whose header came in two reads spoils the payload.", (p, _) =>
            p.HeaderOctetsBefore > 0 && p.Header.PayloadLength >= 126 ? Spoiled(p) : p),
        Watching("payload-cut-off-the-key", "The second read of a masked payload begins with the wrong octet of the key.", (p, _) =>
            p.Offset % 4 != 0 && p.Header.MaskingKey is not (0 or uint.MaxValue) ? Spoiled(p) : p),
        Watching("long-ping-in-fragments", "A Ping of 64 octets or more between fragments is lost.", (p, m) =>
            p.Header is { Opcode: Opcode.Ping, PayloadLength: >= 64 } && m.IsInside ? null : p),
        Watching("empty-pong-in-fragments", "An empty Pong between fragments ends the message.", (p, m) =>
            p.Header is { Opcode: Opcode.Pong, PayloadLength: 0 } && m.IsInside ? throw new CrashException(kills: false) : p),
        Watching("empty-last-fragment", "An empty last fragment does not end a message of three frames.", (p, m) =>
            p.Header is { Opcode: Opcode.Continuation, Fin: true, PayloadLength: 0 }
                && m.Frames >= 3
                ? p.Under(h => h with { Fin = false }) : p),
        Watching("large-ping-in-text", "A Ping of 125 octets between fragments takes the connection down.", (p, m) =>
            p.Header is { Opcode: Opcode.Ping, PayloadLength: 125 } && m.IsInside ? throw new CrashException(kills: false) : p),
        Watching("close-in-fragments", "A Close with a reason between fragments takes the connection down.", (p, m) =>
            p.Header is { Opcode: Opcode.Close, PayloadLength: > 2 } && m.IsInside ? throw new CrashException(kills: false) : p),
        Watching("fourth-fragment", "The fourth fragment of a message is spoiled.", (p, m) =>
            p.Header.Opcode == Opcode.Continuation && m.Frames >= 4 ? Spoiled(p) : p),
        Watching("compressed-fragments", "A compressed message in fragments loses its mark.", (p, _) =>
            p.Header is { Rsv: 4, Fin: false } ? p.Under(h => h with { Rsv = 0 }) : p),
        Watching("compressed-long", "A compressed message with a 16-bit length loses its mark.", (p, _) =>
            p.Header is { Rsv: 4, PayloadLength: >= 126 } ? p.Under(h => h with { Rsv = 0 }) : p),
        Reading("second-ping-in-a-read", "Of two Pings in one read the second is lost.", pieces =>
            pieces.Where(
                (p, i) => p.Header.Opcode != Opcode.Ping || !p.IsFirst || pieces.Take(i).All(q => q.Header.Opcode != Opcode.Ping))),
        Reading("binary-behind-text-in-a-read", "A Binary message right behind a Text message in one read becomes text.", pieces =>
            pieces.Select((p, i) => i > 0
                && p.Header is { Opcode: Opcode.Binary }
                && pieces[i - 1].Header is { Opcode: Opcode.Text, Fin: true } ? p.Under(h => h with { Opcode = Opcode.Text }) : p)),
        Overlooking(
            "rsv2-of-continuation", "RSV2 is taken on continuation frames.", Violation.ReservedRsv2, h => h.Opcode == Opcode.Continuation),
        Overlooking("rsv1-of-pong", "RSV1 is taken on Pongs.", Violation.ReservedRsv1, h => h.Opcode == Opcode.Pong),
        Overlooking("unmasked-empty-frame", "An unmasked frame is taken when it is empty.", Violation.UnmaskedFrameFromClient,
            h => h.PayloadLength == 0),
        Overlooking("fragmented-empty-ping", "An empty Ping may be fragmented.", Violation.FragmentedControlFrame,
            h => h is { Opcode: Opcode.Ping, PayloadLength: 0 }),
        Overlooking("binary-in-message", "A Binary message may begin inside another.", Violation.DataFrameInsideMessage,
            h => h.Opcode == Opcode.Binary),
        Overlooking("final-continuation", "A last fragment without a message is taken.", Violation.ContinuationOutsideMessage, h => h.Fin),
        Overlooking("spoiled-continuation", "Text is not checked in continuation frames.", Violation.InvalidUtf8,
            h => h.Opcode == Opcode.Continuation),
        Overlooking("cut-short-in-fragments", "A text that ends inside a character is taken when it came in fragments.",
            Violation.IncompleteUtf8, h => h.Opcode == Opcode.Continuation),
        Overlooking("reserved-control-opcode", "The reserved opcodes B to F are taken when the frame is empty.", Violation.ReservedOpcode,
            h => h is { PayloadLength: 0 } && h.Opcode.IsControl()),
        Answering("length-127", "An echo of 127 octets has its length in 64 bits.", (f, _) => f.Payload.Length == 127
            && IsMessage(f)
            ? f with { LengthForm = LengthForm.Bits64 } : f),
        Answering("second-long-echo", "The second echo of more than 125 octets loses its last.", (f, longOnes) => f.Payload.Length > 125
            && longOnes > 1 ? f.Cut(f.Payload.Length - 1) : f),
        Answering("pong-behind-long-echo", "A Pong behind an echo of more than 125 octets is empty.",
            (f, longOnes) => f.Opcode == Opcode.Pong && longOnes > 0 ? f.Carrying([]) : f),
    ];

    /// <summary>Sees other pieces than came, knowing whether a message is unfinished and how many frames it has.</summary>
    private static Fault Watching(string name, string summary, Func<FramePiece, IncomingMessage, FramePiece?> change) =>
        new(name, summary, () =>
    {
        var message = new IncomingMessage();
        return new()
        {
            Receives = pieces => [.. pieces.Select(piece =>
        {
            if (piece.Header.Opcode.IsControl())
            {
                return change(piece, message);
            }

            message.Watch(piece);
            return change(piece, message);
        }).OfType<FramePiece>()]
        };
    });

    private static Fault Reading(string name, string summary, Func<IReadOnlyList<FramePiece>, IEnumerable<FramePiece>> change) =>
        Wrong(name, summary, new() { Receives = pieces => [.. change(pieces)] });

    /// <summary>Sends other frames, knowing how many messages of more than 125 octets there have been.</summary>
    private static Fault Answering(string name, string summary, Func<RawFrame, int, RawFrame> change) => new(name, summary, () =>
    {
        var longOnes = 0;
        return new()
        {
            Sends = frame =>
            {
                longOnes += IsMessage(frame) && frame.Payload.Length > 125 ? 1 : 0;
                return [change(frame, longOnes)];
            },
        };
    });

    private static FramePiece Spoiled(FramePiece piece) =>
        piece.Carrying([.. piece.ApplicationData().Select((octet, i) => (byte)(i == 0 ? octet ^ 1 : octet))]);
}
