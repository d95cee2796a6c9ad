using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes with fragmented messages (section 5.4).</summary>
internal static class FragmentFaults
{
    public static IEnumerable<Fault> All => [.. Order, .. Contents, .. Between];

    private static IEnumerable<Fault> Order =>
    [
        Overlooking("continuation-begins-message", "A continuation frame may begin a message.", Violation.ContinuationOutsideMessage),
        Overlooking("final-continuation-begins-message", "A continuation frame with FIN may begin a message.",
            Violation.ContinuationOutsideMessage, h => h.Fin),
        Overlooking("unfinished-continuation-begins-message", "A continuation frame without FIN may begin a message.",
            Violation.ContinuationOutsideMessage, h => !h.Fin),
        Overlooking("empty-continuation-begins-message", "An empty continuation frame may begin a message.",
            Violation.ContinuationOutsideMessage, h => h.PayloadLength == 0),
        Overlooking("message-inside-message", "A message may begin inside another.", Violation.DataFrameInsideMessage),
        Overlooking("text-inside-message", "A text message may begin inside another.",
            Violation.DataFrameInsideMessage, h => h.Opcode == Opcode.Text),
        Overlooking("binary-inside-message", "A binary message may begin inside another.",
            Violation.DataFrameInsideMessage, h => h.Opcode == Opcode.Binary),
        Overlooking("unfinished-message-inside-message", "A message without FIN may begin inside another.",
            Violation.DataFrameInsideMessage, h => !h.Fin),
        new("message-inside-message-is-continuation", "A text or binary frame inside a message is taken for its continuation.", () =>
        {
            var message = new IncomingMessage();
            return new()
            {
                Receives = pieces => pieces.Select(piece =>
                {
                    var inside = message.IsInside;
                    message.Watch(piece);
                    return inside && HasData(piece) ? piece.Under(h => h with { Opcode = Opcode.Continuation }) : piece;
                }),
            };
        }),
    ];

    private static IEnumerable<Fault> Contents =>
    [
        Counting("fragments-first-only", "Only the first fragment of a message is kept.",
            (piece, count) => count == 1 ? piece : piece.Under(Emptied) with { Payload = default }),
        Counting("fragments-at-most-two", "A message has at most two fragments; the payload of others is lost.",
            (piece, count) => count <= 2 ? piece : piece.Under(Emptied) with { Payload = default }),
        Counting("fragments-at-most-three", "A message with more than three fragments is refused.",
            (piece, count) => count <= 3 ? piece : piece.Under(Refused)),
        Counting("fragments-at-most-sixty-four", "A message with more than 64 fragments is refused.",
            (piece, count) => count <= 64 ? piece : piece.Under(Refused)),
        Receiving("fragments-refused", "A message in several frames is refused.",
            p => p.Header.Opcode == Opcode.Continuation ? p.Under(Refused) : p),
        Receiving("fragments-of-binary-refused", "A binary message in several frames is refused.",
            p => p.Header is { Opcode: Opcode.Binary, Fin: false } ? p.Under(Refused) : p),
        Receiving("empty-fragments-refused", "An empty fragment is refused.",
            p => p.Header is { Opcode: Opcode.Continuation, PayloadLength: 0 } ? p.Under(Refused) : p),
        Receiving("empty-first-fragment-refused", "An empty first fragment is refused.",
            p => p.Header is { Opcode: Opcode.Text or Opcode.Binary, PayloadLength: 0, Fin: false } ? p.Under(Refused) : p),
        Receiving("empty-last-fragment-lost", "An empty last fragment does not end the message.",
            p => p.Header is { Opcode: Opcode.Continuation, PayloadLength: 0, Fin: true } ? null : p),
        Receiving("every-frame-is-a-message", "Every frame with data is a message of its own.", p => HasData(p)
            ? p.Under(h => h with { Fin = true, Opcode = h.Opcode == Opcode.Continuation ? Opcode.Text : h.Opcode })
            : p),
        Sending("first-fragment-echoed-twice", "The echo of a text message begins with its first octet again.",
            f => f.Opcode == Opcode.Text && f.Payload.Length > 1 ? f.Carrying([f.Payload.Span[0], .. f.Payload.Span]) : f),
        new("type-of-first-message-for-all", "All messages have the type of the first.", () =>
        {
            Opcode? type = null;
            return new() { Sends = f => [IsMessage(f) ? f with { Opcode = type ??= f.Opcode } : f] };
        }),
        Counting("fragments-crash", "The hundredth fragment of a message brings the program down.",
            (piece, count) => count == 100 ? throw new CrashException(kills: true) : piece),
    ];

    private static IEnumerable<Fault> Between =>
    [
        Inside("ping-inside-message-ignored", "A Ping inside a fragmented message is not answered.",
            piece => piece.Header.Opcode == Opcode.Ping ? null : piece),
        Inside("ping-inside-message-refused", "A Ping inside a fragmented message is refused.",
            piece => piece.Header.Opcode == Opcode.Ping ? piece.Under(Refused) : piece),
        Inside("pong-inside-message-refused", "A Pong inside a fragmented message is refused.",
            piece => piece.Header.Opcode == Opcode.Pong ? piece.Under(Refused) : piece),
        Inside("close-inside-message-ignored", "A Close inside a fragmented message is not answered.",
            piece => piece.Header.Opcode == Opcode.Close ? null : piece),
        Inside("close-inside-message-refused", "A Close inside a fragmented message is refused.",
            piece => piece.Header.Opcode == Opcode.Close ? piece.Under(Refused) : piece),
        Inside("reserved-opcodes-inside-message", "Reserved opcodes are skipped inside a fragmented message.",
            piece => piece.Header.Opcode.IsReserved() ? null : piece),
        Inside("ping-inside-message-joins-it", "The payload of a Ping inside a fragmented message becomes part of it.", piece =>
            piece.Header.Opcode == Opcode.Ping ? piece.Under(h => h with { Opcode = Opcode.Continuation, Fin = false }) : piece),
        Inside("pong-inside-message-joins-it", "The payload of a Pong inside a fragmented message becomes part of it.", piece =>
            piece.Header.Opcode == Opcode.Pong ? piece.Under(h => h with { Opcode = Opcode.Continuation, Fin = false }) : piece),
        Inside("ping-inside-message-ends-it", "A Ping inside a fragmented message ends the message.", piece =>
            piece.Header.Opcode == Opcode.Ping ? piece.Under(h => h with { Opcode = Opcode.Continuation }) : piece),
        Inside("ping-inside-message-crashes", "A Ping inside a fragmented message brings the program down.", piece =>
            piece.Header.Opcode == Opcode.Ping ? throw new CrashException(kills: true) : piece),
        new("pong-inside-message-waits", "The Pong to a Ping inside a fragmented message comes behind the echo.", () =>
        {
            var message = new IncomingMessage();
            List<RawFrame> held = [];
            return new()
            {
                Receives = message.Watch,
                Sends = frame =>
                {
                    if (frame.Opcode == Opcode.Pong && message.IsInside)
                    {
                        held.Add(frame);
                        return [];
                    }

                    List<RawFrame> sent = [frame, .. held];
                    held = [];
                    return sent;
                },
            };
        }),
    ];

    /// <summary>Sees something else in place of a frame that comes inside a fragmented message.</summary>
    private static Fault Inside(string name, string summary, Func<FramePiece, FramePiece?> change) => new(name, summary, () =>
    {
        var message = new IncomingMessage();
        return new()
        {
            Receives = pieces => pieces.Select(piece =>
            {
                message.Watch(piece);
                return message.IsInside ? change(piece) : piece;
            }).OfType<FramePiece>(),
        };
    });

    /// <summary>Sees something else in place of a piece of a message, whose frames are counted from one.</summary>
    private static Fault Counting(string name, string summary, Func<FramePiece, int, FramePiece> change) => new(name, summary, () =>
    {
        var message = new IncomingMessage();
        return new()
        {
            Receives = pieces => pieces.Select(piece =>
            {
                message.Watch(piece);
                return HasData(piece) ? change(piece, message.Frames) : piece;
            }),
        };
    });

    private static bool HasData(FramePiece piece) => !piece.Header.Opcode.IsControl();

    private static RawFrame Emptied(RawFrame header) => header with { DeclaredLength = 0, LengthForm = null };

    private static RawFrame Refused(RawFrame header) => header with { Rsv = 7 };
}
