using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes that show in later compressed messages, or only in large ones (RFC 7692 section 7.2).</summary>
internal static class DeflateMessageFaults
{
    public static IEnumerable<Fault> All =>
    [
        Inflated("deflate-refuses-behind-plain-message", "A compressed message behind a plain one that refers to earlier ones is refused.",
            (inflation, seen) => seen.PlainMessages > 0 && inflation.ContextReach > 0),
        Inflated("deflate-refuses-across-messages", "A reference across more than one message is refused.",
            (inflation, seen) => inflation.ContextReach > seen.LastLength),
        Inflated("deflate-window-of-31-kib", "References of more than 31 KiB into earlier messages are refused.",
            (inflation, _) => inflation.ContextReach > 31 * 1024),
        .. from limit in (int[])[4095, 65_535]
           select Inflated($"deflate-final-block-of-more-than-{limit}", $"A final block is refused in a message of more than {limit} octets.",
               (inflation, _) => inflation.HasFinalBlock && inflation.Octets.Length > limit),
        new("deflate-refuses-behind-final-block", "A message behind one with a final block is refused.", () =>
        {
            var final = false;
            return RefusingMessages((inflation, _) =>
            {
                var refuses = final;
                final |= inflation.HasFinalBlock;
                return refuses;
            });
        }),
        Receiving("deflate-empty-last-frame-lost", "A frame without payload does not end a compressed message.",
            p => p.Header is { Opcode: Opcode.Continuation, PayloadLength: 0, Fin: true } ? p.Under(h => h with { Fin = false }) : p),
        .. from parameter in (string[])["server_max_window_bits=8", "client_max_window_bits=8"]
           select new Fault(
               $"deflate-{parameter[..6]}-window-of-8-breaks-inflating", $"Once {parameter} is agreed on, nothing is inflated.", () =>
           {
               var agreed = false;
               return new()
               {
                   ReadsHead = read => Note(read.Head, ref agreed, parameter),
                   WritesHead = (_, right) => Note(right, ref agreed, parameter),
                   Receives = pieces => pieces.Select(p => agreed && p.Header.Rsv1 && p.IsFirst ? p.Under(h => h with { Rsv = 7 }) : p),
               };
           }),
        new("deflate-message-ends-at-final-block", "What follows a final block in a message is left out.", () =>
        {
            var message = new LenientInflater();
            ReadOnlyMemory<byte>? cut = null;
            return new()
            {
                Receives = pieces =>
                {
                    foreach (var piece in pieces.Where(p => p is { IsFirst: true, IsLast: true, Header.Rsv1: true }))
                    {
                        var inflation = message.Inflate(piece.ApplicationData());
                        cut = inflation.GoesOnAfterFinalBlock ? inflation.Octets[..(inflation.Octets.Length / 2)] : (ReadOnlyMemory<byte>?)null;
                    }

                    return pieces;
                },
                Sends = f => [IsMessage(f) && cut is { } rest ? f with { Rsv = 0, Payload = rest } : f],
            };
        }),
    ];

    /// <summary>Refuses whole compressed messages, told how each inflates and what came before it.</summary>
    private static Fault Inflated(string name, string summary, Func<Inflation, (int PlainMessages, int LastLength), bool> refuses) =>
        new(name, summary, () => RefusingMessages(refuses));

    private static Misbehaviour RefusingMessages(Func<Inflation, (int PlainMessages, int LastLength), bool> refuses)
    {
        var inflater = new LenientInflater();
        var payload = new List<byte>();
        (int PlainMessages, int LastLength) seen = default;
        var compressed = false;
        return new()
        {
            Receives = pieces =>
            {
                List<FramePiece> seenPieces = [];
                foreach (var piece in pieces)
                {
                    seenPieces.Add(Take(piece) ? piece.Under(h => h with { Rsv = 7 }) : piece);
                }

                return seenPieces;
            },
        };

        bool Take(FramePiece piece)
        {
            if (piece.Header.Opcode.IsControl())
            {
                return false;
            }

            compressed = piece.Header.Opcode == Opcode.Continuation ? compressed : piece.Header.Rsv1;
            payload.AddRange(piece.ApplicationData());
            if (!piece.IsLast || !piece.Header.Fin)
            {
                return false;
            }

            var whole = payload.ToArray();
            payload.Clear();
            if (!compressed)
            {
                seen = seen with { PlainMessages = seen.PlainMessages + 1 };
                return false;
            }

            var inflation = inflater.Inflate(whole);
            var refused = refuses(inflation, seen);
            seen = seen with { LastLength = inflation.Octets.Length };
            return refused;
        }
    }

    /// <summary>Takes note of a parameter in the answer.</summary>
    private static string Note(string head, ref bool agreed, string parameter)
    {
        agreed |= head.StartsWith("HTTP/", StringComparison.Ordinal) && head.Contains(parameter, StringComparison.Ordinal);
        return head;
    }
}
