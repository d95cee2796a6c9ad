using System.Buffers.Binary;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes in reading frames: reserved bits, opcodes, masking and lengths (sections 5.1 to 5.3).</summary>
internal static class FrameFaults
{
    private static readonly byte[] ReservedOpcodes = [0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF];

    public static IEnumerable<Fault> All => [.. ReservedBits, .. Opcodes, .. Only(Roles.Server, MaskingFaults), .. Lengths, .. Deliveries];

    private static IEnumerable<Fault> ReservedBits =>
    [
        Overlooking("rsv1-not-checked", "RSV1 is passed over.", Violation.ReservedRsv1),
        Overlooking("rsv2-not-checked", "RSV2 is passed over.", Violation.ReservedRsv2),
        Overlooking("rsv3-not-checked", "RSV3 is passed over.", Violation.ReservedRsv3),
        Overlooking("rsv-not-checked", "The reserved bits are not looked at.",
            Violation.ReservedRsv1, Violation.ReservedRsv2, Violation.ReservedRsv3),
        Overlooking("rsv1-on-continuation", "RSV1 is passed over on continuation frames.",
            Violation.ReservedRsv1, h => h.Opcode == Opcode.Continuation),
        Overlooking("rsv2-on-continuation", "RSV2 is passed over on continuation frames.",
            Violation.ReservedRsv2, h => h.Opcode == Opcode.Continuation),
        Overlooking("rsv3-on-continuation", "RSV3 is passed over on continuation frames.",
            Violation.ReservedRsv3, h => h.Opcode == Opcode.Continuation),
        Overlooking("rsv1-on-control-frames", "RSV1 is passed over on control frames.", Violation.ReservedRsv1, h => h.Opcode.IsControl()),
        Overlooking("rsv2-on-control-frames", "RSV2 is passed over on control frames.", Violation.ReservedRsv2, h => h.Opcode.IsControl()),
        Overlooking("rsv3-on-close", "RSV3 is passed over on Close frames.", Violation.ReservedRsv3, h => h.Opcode == Opcode.Close),
        Overlooking("rsv3-on-pong", "RSV3 is passed over on Pong frames.", Violation.ReservedRsv3, h => h.Opcode == Opcode.Pong),
    ];

    private static IEnumerable<Fault> Opcodes =>
    [
        .. from opcode in ReservedOpcodes
           select Overlooking($"opcode-{opcode:x}-not-refused", $"A frame with the opcode 0x{opcode:X} is skipped.",
               Violation.ReservedOpcode, h => (byte)h.Opcode == opcode),
        Receiving("opcode-3-taken-for-text", "A frame with the opcode 0x3 is a text message.",
            p => p.Header.Opcode == (Opcode)3 ? p.Under(h => h with { Opcode = Opcode.Text }) : p),
        Receiving("opcode-b-taken-for-ping", "A frame with the opcode 0xB is a Ping.",
            p => p.Header.Opcode == (Opcode)0xB ? p.Under(h => h with { Opcode = Opcode.Ping }) : p),
        Overlooking("reserved-opcodes-with-payload", "Reserved opcodes are skipped when the frame has a payload.",
            Violation.ReservedOpcode, h => h.PayloadLength > 0),
    ];

    private static IEnumerable<Fault> MaskingFaults =>
    [
        Overlooking("unmasked-accepted", "Frames without a masking key are accepted.", Violation.UnmaskedFrameFromClient),
        Overlooking("unmasked-empty-accepted", "Empty frames without a masking key are accepted.",
            Violation.UnmaskedFrameFromClient, h => h.PayloadLength == 0),
        Overlooking("unmasked-control-accepted", "Control frames without a masking key are accepted.",
            Violation.UnmaskedFrameFromClient, h => h.Opcode.IsControl()),
        Overlooking("unmasked-continuation-accepted", "Continuation frames without a masking key are accepted.",
            Violation.UnmaskedFrameFromClient, h => h.Opcode == Opcode.Continuation),
        Overlooking("unmasked-binary-accepted", "Binary frames without a masking key are accepted.",
            Violation.UnmaskedFrameFromClient, h => h.Opcode == Opcode.Binary),
        Overlooking("unmasked-close-accepted", "Close frames without a masking key are accepted.",
            Violation.UnmaskedFrameFromClient, h => h.Opcode == Opcode.Close),
        Unmasking("payload-not-unmasked", "Payload is taken as it comes.", piece => [.. piece.Payload.Span]),
        Unmasking("masking-key-reversed", "The masking key is read in the wrong order of octets.",
            piece => piece.Unmasked(BinaryPrimitives.ReverseEndianness(piece.Header.MaskingKey))),
        Unmasking("masking-first-octet-only", "Only the first octet of the masking key is used.",
            piece => piece.Unmasked((piece.Header.MaskingKey >> 24) * 0x01010101)),
        Unmasking("masking-signed-key", "A masking key whose top bit is set is taken for none.",
            piece => piece.Header.MaskingKey > int.MaxValue ? [.. piece.Payload.Span] : piece.ApplicationData()),
        Unmasking("masking-starts-anew-after-cut", "After a cut inside a payload unmasking starts anew with the first octet of the key.",
            piece => piece.Unmasked(piece.Header.MaskingKey, (int)(4 - (piece.Offset % 4)))),
        Unmasking("masking-shifted-after-cut", "After a cut inside a payload unmasking is off by one.",
            piece => piece.IsFirst ? piece.ApplicationData() : piece.Unmasked(piece.Header.MaskingKey, 1)),
        Unmasking("masking-in-whole-words", "The last octets of a payload, less than four, are not unmasked.", piece =>
        {
            var whole = piece.ApplicationData();
            var rest = piece.IsLast ? (int)(piece.Header.PayloadLength % 4) : 0;
            piece.Payload.Span[^Math.Min(rest, whole.Length)..].CopyTo(whole.AsSpan(^Math.Min(rest, whole.Length)));
            return whole;
        }),
        Unmasking("masking-stops-at-64-kib", "Octets of a payload beyond 65535 are not unmasked.", piece =>
            piece.Offset
                + (ulong)piece.Payload.Length <= 65535
                ? piece.ApplicationData()
                : [.. piece.ApplicationData().Select((o, i) => piece.Offset + (ulong)i < 65535 ? o : piece.Payload.Span[i])]),
        Unmasking("masking-continuation-frames-with-first-key", "Continuation frames are unmasked with the key of the first frame.", () =>
        {
            var key = 0u;
            return piece =>
            {
                key = piece.Header.Opcode is Opcode.Text or Opcode.Binary ? piece.Header.MaskingKey : key;
                return piece.Unmasked(piece.Header.Opcode == Opcode.Continuation ? key : piece.Header.MaskingKey);
            };
        }),
        Unmasking("masking-goes-on-between-frames",
            "The first octet of a frame is unmasked with the octet of the key at which the last frame ended.",
            () =>
        {
            var phase = 0;
            return piece =>
            {
                var data = piece.Unmasked(piece.Header.MaskingKey, phase);
                phase = piece.IsLast ? (int)((piece.Header.PayloadLength + (ulong)phase) % 4) : phase;
                return data;
            };
        }),
        Receiving("zero-key-refused", "A masking key of zero is taken for none.",
            p => p.Header is { Masked: true, MaskingKey: 0 } ? p.Under(h => h with { Masked = false }) : p),
    ];

    private static IEnumerable<Fault> Lengths =>
    [
        Overlooking("length-not-minimal-accepted", "Lengths in a longer form than needed are accepted.", Violation.LengthNotMinimal),
        Overlooking("length-16-bit-form-not-minimal-accepted", "Short lengths in the 16-bit form are accepted.",
            Violation.LengthNotMinimal, h => h.PayloadLength < 126 && LengthOctets(h) == 4),
        Overlooking("length-64-bit-form-not-minimal-accepted", "Lengths below 65536 in the 64-bit form are accepted.",
            Violation.LengthNotMinimal, h => h.PayloadLength < 65536 && LengthOctets(h) == 10),
        Receiving("length-not-minimal-misread", "Of a length in a longer form than needed the frame is taken to be empty.", p =>
            p.Header.IsMinimal ? p : p.Under(h => h with { DeclaredLength = 0, LengthForm = null })),
        Overlooking("length-top-bit-accepted", "A 64-bit length with its top bit set is waited for.",
            Violation.LengthMostSignificantBit, Violation.FrameTooBig),
        Receiving("length-top-bit-cleared", "The top bit of a 64-bit length is passed over.",
            p => p.Header.PayloadLength > long.MaxValue
                ? p.Under(h => h with { DeclaredLength = h.DeclaredLength & long.MaxValue, LengthForm = null }) : p),
        .. from form in ((string Name, ulong Length)[])[("7-bits", 125), ("16-bits", 65535), ("more", uint.MaxValue)]
           select Receiving($"length-top-bit-cleared-below-{form.Name}", $"The top bit over a length of {form.Length} or less is passed over.",
               p => p.Header.PayloadLength > long.MaxValue && (p.Header.PayloadLength & long.MaxValue) <= form.Length
                   ? p.Under(h => h with { DeclaredLength = h.DeclaredLength & long.MaxValue, LengthForm = null }) : p),
        Receiving("length-low-32-bits", "Of a 64-bit length only the low 32 bits are read.",
            p => p.Header.PayloadLength > uint.MaxValue
                ? p.Under(h => h with { DeclaredLength = (uint)h.DeclaredLength!, LengthForm = null }) : p),
        Receiving("length-16-bit-signed", "A 16-bit length above 32767 is negative.", p =>
            p.Header.PayloadLength is > 32767 and <= 65535
                ? p.Under(h => h with { DeclaredLength = 0x8000_0000_0000_0000, LengthForm = LengthForm.Bits64 }) : p),
        Receiving("length-16-bit-little-endian", "A 16-bit length is read with its octets the other way round.", p =>
            p.Header.PayloadLength is > 125 and <= 65535
                ? p.Under(h => h with { DeclaredLength = BinaryPrimitives.ReverseEndianness(
                    (ushort)h.DeclaredLength!), LengthForm = LengthForm.Bits16 }) : p),
        Receiving("length-64-bit-refused", "Frames above 65535 octets are refused as an error of protocol.",
            p => p.Header.PayloadLength > 65535 && p.IsFirst ? p.Under(h => h with { Rsv = 7 }) : p),
        .. from length in (int[])[0, 1, 125, 126, 127, 65535, 65536, 65537]
           select Sending(
               $"echo-{length}-octets-wrong", $"The echo of a message with {length} octets lacks the last one, or is missing.", f =>
               !IsMessage(f) || f.Payload.Length != length ? f : length == 0 ? null : f.Cut(length - 1)),
        Sending("echo-at-most-65535-octets", "The echo of a longer message ends after 65535 octets.", f => IsMessage(f) ? f.Cut(65535) : f),
        Sending("echo-at-most-125-octets", "The echo of a longer message ends after 125 octets.", f => IsMessage(f) ? f.Cut(125) : f),
        Receiving("huge-length-brings-program-down", "The announcement of more than 2 GiB brings the program down.",
            p => p.Header.PayloadLength > int.MaxValue ? throw new CrashException(kills: true) : p),
        Receiving("huge-length-resets-connection", "The announcement of more than 2 GiB resets the connection.",
            p => p.Header.PayloadLength > int.MaxValue ? throw new CrashException(kills: false) : p),
        Sending("too-big-refused-with-1002", "A message over the limit is refused with 1002.",
            f => f.Opcode == Opcode.Close && CloseFaults.Code(f) == 1009 ? Phrases.Close(1002) : f),
        Sending("too-big-refused-with-1007", "A message over the limit is refused with 1007.",
            f => f.Opcode == Opcode.Close && CloseFaults.Code(f) == 1009 ? Phrases.Close(1007) : f),
        Receiving("limit-of-4096-as-protocol-error", "A frame above 4096 octets is an error of protocol.",
            p => p.Header.PayloadLength > 4096 && p.IsFirst ? p.Under(h => h with { Rsv = 7 }) : p),
    ];

    private static IEnumerable<Fault> Deliveries =>
    [
        Receiving("frames-with-head-dropped", "Frames in one read with the peer's half of the handshake are dropped.", p => p.IsWithHead
            ? null : p),
        Wrong("frames-with-head-shifted", "The first octet behind the peer's half of the handshake is lost.", new()
        {
            Receives = pieces => pieces.Select((p, i) => i == 0 && p.IsWithHead ? p with { HeaderOctets = p.HeaderOctets[1..] } : p),
        }),
        Wrong("one-frame-a-read", "Of several frames in one read only the first is seen.", new() { Receives = pieces => pieces.Take(1) }),
        Wrong("two-frames-a-read", "Of several frames in one read only the first two are seen.",
            new() { Receives = pieces => pieces.Take(2) }),
        new("second-frame-waits-for-next-read", "The second frame of a read is seen with the next read.", () =>
        {
            List<FramePiece> waiting = [];
            return new()
            {
                Receives = pieces =>
                {
                    waiting.AddRange(pieces);
                    var now = waiting.Take(1).ToList();
                    waiting.RemoveRange(0, now.Count);
                    return now;
                },
            };
        }),
        Receiving("header-cut-is-lost", "A header that is cut by the end of a read is lost up to there.",
            p => p.HeaderOctetsBefore == 0 ? p : p with { HeaderOctets = p.HeaderOctets[p.HeaderOctetsBefore..] }),
        Receiving("header-cut-behind-first-octet", "A header that is cut behind its first octet is refused.",
            p => p.HeaderOctetsBefore == 1 ? p.Under(h => h with { Rsv = 7 }) : p),
        Receiving("length-cut-is-misread", "An extended length that is cut by the end of a read is taken for zero.", p =>
            p.HeaderOctetsBefore > 2 && p.Header.PayloadLength > 125 ? p.Under(h => h with { DeclaredLength = 0, LengthForm = null }) : p),
        Receiving("key-cut-is-misread", "A masking key that is cut by the end of a read is taken for zero.", p =>
            p.HeaderOctetsBefore > p.Header.HeaderLength - Masking.KeyLength
                && p.Header.Masked
                ? p.Under(h => h with { MaskingKey = 0 })
                : p) with { Testee = Roles.Server },
        Receiving("payload-cut-is-lost", "The payload behind the end of a read is filled with zeros.",
            p => p.IsFirst ? p : p.Carrying(new byte[p.Payload.Length])),
        Crashing("crash-on-cut-header", "A header that is cut by the end of a read resets the connection.",
            p => p.HeaderOctetsBefore > 0, kills: false),
        new("judges-whole-frames-only", "Nothing is refused before the last octet of its frame is there.", () =>
        {
            List<FramePiece> held = [];
            return new()
            {
                Receives = pieces =>
                {
                    held.AddRange(pieces);
                    var whole = held[..(held.FindLastIndex(p => p.IsLast) + 1)];
                    held.RemoveRange(0, whole.Count);
                    return whole;
                },
            };
        }),
    ];

    /// <summary>How many octets of a header are no masking key.</summary>
    private static int LengthOctets(FrameHeader header) => header.HeaderLength - (header.Masked ? Masking.KeyLength : 0);

    private static Fault Unmasking(string name, string summary, Func<FramePiece, byte[]> data) => Unmasking(name, summary, () => data);

    private static Fault Unmasking(string name, string summary, Func<Func<FramePiece, byte[]>> make) => new(name, summary, () =>
    {
        var data = make();
        return new() { Receives = pieces => pieces.Select(piece => piece.Carrying(data(piece))) };
    });
}
