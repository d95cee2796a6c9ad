using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Frames of the endpoint's own that are wrong: what the standing rules are for, and echoes that are no echoes.</summary>
internal static class SendingFaults
{
    private const int Half = 8;

    public static IEnumerable<Fault> All => [.. Only(Roles.Server, Masks), .. Headers, .. Messages, .. Echoes];

    private static IEnumerable<Fault> Masks =>
    [
        Sending("server-masks", "Every frame is masked.", f => f with { Masked = true }),
        Sending("server-masks-control", "Control frames are masked.", f => f.Opcode.IsControl() ? f with { Masked = true } : f),
        Sending("server-masks-close", "The Close frame is masked.", f => f.Opcode == Opcode.Close ? f with { Masked = true } : f),
    ];

    private static IEnumerable<Fault> Headers =>
    [
        Sending("sends-rsv1", "Messages have RSV1.", f => IsMessage(f) ? f with { Rsv = 4 } : f),
        Sending("sends-rsv2", "Messages have RSV2.", f => IsMessage(f) ? f with { Rsv = 2 } : f),
        Sending("sends-rsv3-on-pong", "Pongs have RSV3.", f => f.Opcode == Opcode.Pong ? f with { Rsv = 1 } : f),
        Sending("sends-rsv1-on-pong", "Pongs have RSV1.", f => f.Opcode == Opcode.Pong ? f with { Rsv = 4 } : f),
        Sending("sends-length-16-bit-form", "Short lengths are written in the 16-bit form.",
            f => f.Payload.Length < 126 ? f with { LengthForm = LengthForm.Bits16 } : f),
        Sending("sends-length-64-bit-form", "Every length is written in the 64-bit form.", f => f with { LengthForm = LengthForm.Bits64 }),
        Sending("sends-length-126-in-64-bit-form", "Lengths from 126 on are written in the 64-bit form.",
            f => f.Payload.Length > 125 ? f with { LengthForm = LengthForm.Bits64 } : f),
        Sending("sends-length-with-top-bit", "64-bit lengths have their top bit set.",
            f => f.Payload.Length > 65535 ? f with { DeclaredLength = (1UL << 63) + (uint)f.Payload.Length } : f),
        Sending("sends-length-too-long", "The length of a message is one more than its payload.",
            f => IsMessage(f) ? f with { DeclaredLength = (ulong)f.Payload.Length + 1 } : f),
        Sending("sends-length-too-short", "The length of a message is one less than its payload.",
            f => IsMessage(f) && f.Payload.Length > 0 ? f with { DeclaredLength = (ulong)f.Payload.Length - 1 } : f),
        Sending("sends-opcode-3", "Messages have the opcode 0x3.", f => IsMessage(f) ? f with { Opcode = (Opcode)3 } : f),
        Sending("sends-opcode-b", "Pongs have the opcode 0xB.", f => f.Opcode == Opcode.Pong ? f with { Opcode = (Opcode)0xB } : f),
    ];

    private static IEnumerable<Fault> Messages =>
    [
        Sending("begins-with-continuation", "Messages begin with a continuation frame.",
            f => IsMessage(f) ? f with { Opcode = Opcode.Continuation } : f),
        Sending("fragments-pong", "Pongs come without FIN.", f => f.Opcode == Opcode.Pong ? f with { Fin = false } : f),
        Sending("fragments-close", "The Close frame comes without FIN.", f => f.Opcode == Opcode.Close ? f with { Fin = false } : f),
        Sending("never-finishes-message", "Messages come without FIN.", f => IsMessage(f) ? f with { Fin = false } : f),
        Sending("repeats-opcode-in-fragments", "All fragments of a message have its opcode.", Opcode.Text, f => Split(f, f.Opcode)),
        Sending("forgets-fin", "The last fragment of a message has no FIN.",
            Opcode.Text, f => Split(f, Opcode.Continuation).Select(part => part with { Fin = false })),
        Sending("finishes-every-fragment", "All fragments of a message have FIN.",
            Opcode.Text, f => Split(f, Opcode.Continuation).Select(part => part with { Fin = true })),
        Sending("mixes-messages", "Another message begins between two fragments.",
            Opcode.Binary, f => Split(f, Opcode.Continuation) is [var one, var two] ? [one, Phrases.Text("between"), two] : [f]),
        Sending("sends-long-pong", "Pongs have 126 octets.", f => f.Opcode == Opcode.Pong ? f.Carrying(new byte[126]) : f),
        Sending("sends-invalid-text", "A text message ends with an octet that is no text.",
            f => f.Opcode == Opcode.Text ? f.Carrying([.. f.Payload.Span, 0xFF]) : f),
        Sending("sends-incomplete-text", "A text message ends inside a character.",
            f => f.Opcode == Opcode.Text ? f.Carrying([.. f.Payload.Span, 0xC3]) : f),
        Sending("sends-long-ping", "A Ping with 126 octets precedes each echo.",
            Opcode.Text, f => [new(Opcode.Ping, new byte[126]), f]),
    ];

    private static IEnumerable<Fault> Echoes =>
    [
        Sending("echo-missing", "Messages are not echoed.", f => IsMessage(f) ? null : f),
        Sending("echo-of-text-missing", "Text messages are not echoed.", f => f.Opcode == Opcode.Text ? null : f),
        Sending("echo-twice", "Messages are echoed twice.", Opcode.Binary, f => [f, f]),
        Sending("echo-text-as-binary", "Text is echoed as binary.", f => f.Opcode == Opcode.Text ? f with { Opcode = Opcode.Binary } : f),
        Sending("echo-binary-as-text", "Binary is echoed as text.", f => f.Opcode == Opcode.Binary ? f with { Opcode = Opcode.Text } : f),
        Sending("pong-inside-echo", "A Pong is written into the middle of a large echo.", f => !IsMessage(f) || f.Payload.Length < 65536
            ? f : f with
            {
                Payload = (byte[])[.. f.Payload.Span[..4096], 0x8A, 0x00, .. f.Payload.Span[4096..]],
                DeclaredLength = (ulong)f.Payload.Length,
            }),
        .. from type in (Opcode[])[Opcode.Text, Opcode.Binary]
           let name = type == Opcode.Text ? "text" : "binary"
           from mistake in ((string Name, string Words, Func<RawFrame, RawFrame> Change)[])
           [
               ("wrong-octet", "has another last octet", WithWrongOctet),
               ("lacking-octet", "lacks its last octet", f => f.Cut(Math.Max(0, f.Payload.Length - 1))),
               ("added-octet", "has one octet more", f => f.Carrying([.. f.Payload.Span, (byte)'+'])),
               ("swapped-octets", "has its first two octets the wrong way round", f => f.Payload.Length < 2
                   ? f : f.Carrying([f.Payload.Span[1], f.Payload.Span[0], .. f.Payload.Span[2..]])),
           ]
           select Sending($"echo-of-{name}-with-{mistake.Name}", $"The echo of a {name} message {mistake.Words}.",
               f => f.Opcode == type ? mistake.Change(f) : f),
        new("echoes-in-pairs-swapped", "Of two messages in one read the second is answered first.", () =>
        {
            RawFrame? held = null;
            var pending = 0;
            return new()
            {
                Receives = pieces =>
                {
                    pending += pieces.Count(p => p is { IsLast: true, Header.Fin: true } && !p.Header.Opcode.IsControl());
                    return pieces;
                },
                Sends = f =>
                {
                    if (!IsMessage(f) || --pending < 0)
                    {
                        return [f];
                    }

                    (var first, held) = (held, pending > 0 && held is null ? f : null);
                    return held is not null ? [] : first is null ? [f] : [f, first];
                },
            };
        }),
        Sending("echo-reversed", "The octets of a message come back in reverse.",
            f => IsMessage(f) ? f.Carrying([.. f.Payload.ToArray().Reverse()]) : f),
        Sending("echo-of-empty-missing", "Empty messages are not echoed.", f => IsMessage(f) && f.Payload.IsEmpty ? null : f),
        Sending("echo-of-empty-text-missing", "Empty text messages are not echoed.",
            f => f.Opcode == Opcode.Text && f.Payload.IsEmpty ? null : f),
        Sending("echo-ends-at-nul", "The echo of a binary message ends at the first octet 0.",
            f => f.Opcode == Opcode.Binary && f.Payload.Span.IndexOf((byte)0) is >= 0 and var end ? f.Cut(end) : f),
        Sending("echo-seven-bits", "The top bit of each octet of a binary message is lost.",
            f => f.Opcode == Opcode.Binary ? f.Carrying([.. f.Payload.ToArray().Select(o => (byte)(o & 0x7F))]) : f),
        new("echo-once-only", "Only the first message of a connection is echoed.", () =>
        {
            var messages = 0;
            return new() { Sends = f => IsMessage(f) && messages++ > 0 ? [] : [f] };
        }),
        new("echo-one-behind", "Each message is answered with the one before.", () =>
        {
            RawFrame? last = null;
            return new()
            {
                Sends = f =>
                {
                    if (!IsMessage(f))
                    {
                        return [f];
                    }

                    var before = last;
                    last = f;
                    return before is null ? [] : [before];
                },
            };
        }),
        Sending("goes-away-after-first-message", "The first message is answered with a Close.",
            f => IsMessage(f) ? Phrases.Close(1000) : f),
    ];

    private static RawFrame[] Split(RawFrame frame, Opcode rest)
    {
        var cut = Math.Min(Half, frame.Payload.Length / 2);
        return [frame with { Payload = frame.Payload[..cut], Fin = false }, frame with { Payload = frame.Payload[cut..], Opcode = rest }];
    }
}
