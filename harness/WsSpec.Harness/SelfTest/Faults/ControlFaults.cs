using System.Buffers;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes with Ping and Pong (sections 5.5, 5.5.2 and 5.5.3).</summary>
internal static class ControlFaults
{
    public static IEnumerable<Fault> All => [.. Received, .. Pieces, .. Answers, .. Orders];

    private static IEnumerable<Fault> Received =>
    [
        Overlooking("control-frame-fragments", "Control frames may come without FIN.", Violation.FragmentedControlFrame),
        Overlooking("ping-fragments", "Pings may come without FIN.", Violation.FragmentedControlFrame, h => h.Opcode == Opcode.Ping),
        Overlooking("pong-fragments", "Pongs may come without FIN.", Violation.FragmentedControlFrame, h => h.Opcode == Opcode.Pong),
        Overlooking("close-fragments", "Close frames may come without FIN.",
            Violation.FragmentedControlFrame, h => h.Opcode == Opcode.Close),
        Overlooking("control-frame-of-any-length", "Control frames may be of any length.", Violation.ControlFrameTooLong),
        Overlooking("ping-of-126-octets", "Pings may have 126 octets.",
            Violation.ControlFrameTooLong, h => h is { Opcode: Opcode.Ping, PayloadLength: 126 }),
        Overlooking("ping-of-any-length", "Pings may be of any length.", Violation.ControlFrameTooLong, h => h.Opcode == Opcode.Ping),
        Overlooking("pong-of-any-length", "Pongs may be of any length.", Violation.ControlFrameTooLong, h => h.Opcode == Opcode.Pong),
        Overlooking("close-of-any-length", "Close frames may be of any length.",
            Violation.ControlFrameTooLong, h => h.Opcode == Opcode.Close),
        Crashing("fragmented-ping-crashes", "A Ping without FIN brings the program down.",
            p => p.Header is { Opcode: Opcode.Ping, Fin: false }),
        Crashing("long-ping-crashes", "A Ping above 125 octets brings the program down.",
            p => p.Header is { Opcode: Opcode.Ping, PayloadLength: > 125 }),
        Crashing("reserved-opcode-crashes", "A reserved opcode brings the program down.", p => p.Header.Opcode.IsReserved()),
        Receiving("pings-refused", "Pings are refused.", p => p.Header.Opcode == Opcode.Ping ? p.Under(h => h with { Rsv = 7 }) : p),
        Receiving("pongs-refused", "Pongs nobody asked for are refused.",
            p => p.Header.Opcode == Opcode.Pong ? p.Under(h => h with { Rsv = 7 }) : p),
        Receiving("empty-pongs-refused", "Empty Pongs are refused.",
            p => p.Header is { Opcode: Opcode.Pong, PayloadLength: 0 } ? p.Under(h => h with { Rsv = 7 }) : p),
        Receiving("pongs-are-messages", "A Pong is a message.",
            p => p.Header.Opcode == Opcode.Pong ? p.Under(h => h with { Opcode = Opcode.Binary }) : p),
        Receiving("pings-have-to-be-text", "A Ping with octets that are no text is refused.", p =>
            p.Header.Opcode == Opcode.Ping
                && !System.Text.Unicode.Utf8.IsValid(p.ApplicationData())
                ? p.Under(h => h with { Rsv = 7 })
                : p),
    ];

    /// <summary>Mistakes with control frames of which one read brings only a part.</summary>
    private static IEnumerable<Fault> Pieces =>
    [
        .. from opcode in (Opcode[])[Opcode.Ping, Opcode.Pong, Opcode.Close]
           let name = opcode.ToString().ToLowerInvariant()
           from mistake in ((string Name, string Words, Func<FramePiece, FramePiece?> Change)[])
           [
               ("cut-refused", "that is cut inside its payload is refused",
                   p => p is { IsFirst: true, IsLast: false } ? p.Under(h => h with { Rsv = 7 }) : p),
               ("cut-loses-step", "that is cut inside its payload is passed over, and its rest read as frames",
                   p => p is { IsFirst: true, IsLast: false } ? null : p),
               ("cut-forgotten", "that is cut inside its payload is passed over", p => p is { IsFirst: true, IsLast: true } ? p : null),
               ("rest-zeroed", "that is cut inside its payload ends with zeros", p => p.IsFirst
                   ? p : p.Carrying(new byte[p.Payload.Length])),
               ("unmasked-anew", "is unmasked from the first octet of the key on behind a cut",
                   p => p.IsFirst ? p : p.Carrying(p.Unmasked(p.Header.MaskingKey, (int)(4 - (p.Offset % 4))))),
           ]
           where opcode != Opcode.Pong || mistake.Name is "cut-refused" or "cut-loses-step"
           select Receiving($"{name}-{mistake.Name}", $"A {opcode} {mistake.Words}.",
               p => p.Header.Opcode == opcode ? mistake.Change(p) : p) with
           {
               Testee = mistake.Name == "unmasked-anew" ? Roles.Server : Roles.Both,
           },
        Receiving("ping-answered-before-its-end", "A Ping is answered with what the first read brings of it.", p =>
            p.Header.Opcode != Opcode.Ping ? p
            : p.IsFirst ? p.Under(h => h with { DeclaredLength = (ulong)p.Payload.Length, LengthForm = null })
            : null),
        new("ping-cut-inside-message-joins-it", "What comes of a Ping behind a cut becomes part of the message around it.", () =>
        {
            var message = new IncomingMessage();
            return new()
            {
                Receives = pieces => message.Watch(pieces).SelectMany(p =>
                    message.IsInside && p is { Header.Opcode: Opcode.Ping, IsFirst: false } ? (FramePiece[])[p, Continuing(p)] : [p]),
            };
        }),
    ];

    private static IEnumerable<Fault> Answers =>
    [
        Pong("pings-not-answered", "Pings are not answered.", _ => null),
        Pong("empty-pings-not-answered", "Empty Pings are not answered.", f => f.Payload.IsEmpty ? null : f),
        Pong("full-pings-not-answered", "Pings with 125 octets are not answered.", f => f.Payload.Length == 125 ? null : f),
        Pong("pong-empty", "Pongs are empty.", f => f.Cut(0)),
        Pong("pong-at-most-64-octets", "Pongs repeat at most 64 octets.", f => f.Cut(64)),
        Pong("pong-at-most-124-octets", "Pongs repeat at most 124 octets.", f => f.Cut(124)),
        Pong("pong-at-most-4-octets", "Pongs repeat at most four octets.", f => f.Cut(4)),
        Pong("pong-ends-at-nul", "Pongs end at the first octet 0.",
            f => f.Payload.Span.IndexOf((byte)0) is >= 0 and var end ? f.Cut(end) : f),
        Pong("pong-in-utf8", "What is no text in a Pong is replaced by U+FFFD.", f =>
            f.Carrying(System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(f.Payload.Span))
                .AsSpan(0, Math.Min(125, f.Payload.Length)))),
        Pong("pong-one-octet-longer", "Pongs have one octet more.", f => f.Payload.Length < 125 ? f.Carrying([.. f.Payload.Span, 0]) : f),
        Pong("pong-with-wrong-octet", "The last octet of a Pong is another one.", WithWrongOctet),
        Pong("pong-with-wrong-first-octet", "The first octet of a Pong is another one.", f =>
            f.Payload.IsEmpty ? f : f.Carrying([(byte)(f.Payload.Span[0] ^ 1), .. f.Payload.Span[1..]])),
        Pong("pong-reversed", "The octets of a Pong come back in reverse.", f => f.Carrying([.. f.Payload.ToArray().Reverse()])),
        Pong("pong-lacks-last-octet", "Pongs lack the last octet.", f => f.Cut(Math.Max(0, f.Payload.Length - 1))),
        Pong("pong-is-ping", "Pings are answered with Pings.", f => f with { Opcode = Opcode.Ping }),
        Pong("pong-is-message", "Pings are answered with messages.", f => f with { Opcode = Opcode.Binary }),
        Pong("pong-is-close", "Pings are answered with a Close that blames them.", _ => Phrases.Close(1002)),
        Sending("pong-twice", "Pings are answered twice.", Opcode.Pong, f => [f, f]),
    ];

    private static IEnumerable<Fault> Orders =>
    [
        new("pong-to-first-ping-only", "Only the first Ping of a connection is answered.", () =>
        {
            var answered = false;
            return new()
            {
                Sends = f =>
                {
                    var again = f.Opcode == Opcode.Pong && answered;
                    answered |= f.Opcode == Opcode.Pong;
                    return again ? [] : [f];
                },
            };
        }),
        new("pong-with-data-of-first-ping", "All Pongs repeat the first Ping.", () =>
        {
            RawFrame? first = null;
            return new() { Sends = f => [f.Opcode == Opcode.Pong ? first ??= f : f] };
        }),
        new("pong-one-behind", "Each Ping is answered with the Pong to the one before.", () =>
        {
            RawFrame? last = null;
            return new()
            {
                Sends = f =>
                {
                    if (f.Opcode != Opcode.Pong)
                    {
                        return [f];
                    }

                    var before = last;
                    last = f;
                    return before is null ? [] : [before];
                },
            };
        }),
        Pipelined("pongs-in-reverse", "Several Pings in one read are answered from the last to the first.", pings => pings.Reverse()),
        Pipelined("pong-to-first-of-several", "Of several Pings in one read only the first is answered.", pings => pings.Take(1)),
        Pipelined("pong-to-several-not-last", "Of several Pings in one read the last is not answered.",
            pings => pings.Take(Math.Max(1, pings.Count - 1))),
        new("pong-waits-for-message", "A Pong is sent behind the next message.", () =>
        {
            List<RawFrame> held = [];
            return new()
            {
                Sends = f =>
                {
                    if (f.Opcode == Opcode.Pong)
                    {
                        held.Add(f);
                        return [];
                    }

                    List<RawFrame> sent = f.Opcode == Opcode.Close ? [f] : [f, .. held];
                    held = [];
                    return sent;
                },
            };
        }),
        new("ping-with-message-not-answered", "A Ping in one read with a message is not answered.", () => new()
        {
            Receives = pieces => pieces.Any(p => !p.Header.Opcode.IsControl()) ? pieces.Where(p => p.Header.Opcode != Opcode.Ping) : pieces,
        }),
    ];

    /// <summary>The rest of a control frame as a fragment of its own.</summary>
    private static FramePiece Continuing(FramePiece rest)
    {
        var frame = new ArrayBufferWriter<byte>();
        new RawFrame(Opcode.Continuation, rest.ApplicationData()) { Fin = false, Masked = rest.Header.Masked }.WriteTo(frame, Role.Client, 0);
        return rest with { HeaderOctets = default, Payload = frame.WrittenMemory };
    }

    private static Fault Pong(string name, string summary, Func<RawFrame, RawFrame?> change) =>
        Sending(name, summary, f => f.Opcode == Opcode.Pong ? change(f) : f);

    /// <summary>Reorders the Pings of one read, which otherwise keep their places.</summary>
    private static Fault Pipelined(string name, string summary, Func<IReadOnlyList<FramePiece>, IEnumerable<FramePiece>> change) =>
        Wrong(name, summary, new()
        {
            Receives = pieces => pieces.Any(p => p.Header.Opcode == Opcode.Ping && !(p.IsFirst && p.IsLast))
                ? pieces
                : pieces.Where(p => p.Header.Opcode != Opcode.Ping).Concat(change([.. pieces.Where(p => p.Header.Opcode == Opcode.Ping)])),
        });
}
