using System.Buffers.Binary;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes with masking that only a client can make (sections 5.1, 5.3 and 10.3).</summary>
internal static class ClientMaskingFaults
{
    private const string AlwaysMasks = "standing/client-always-masks";
    private const string Fresh = "standing/masking-keys-are-fresh";

    public static IEnumerable<Fault> All => Only(Roles.Client, [.. Unmasked, .. Keys, .. Masked]);

    private static IEnumerable<Fault> Unmasked =>
    [
        Bare("client-never-masks", "No frame is masked.", _ => true),
        Bare("client-does-not-mask-messages", "Messages are not masked.", IsMessage),
        Bare("client-does-not-mask-binary", "Binary messages are not masked.", f => f.Opcode == Opcode.Binary),
        Bare("client-does-not-mask-pongs", "Pongs are not masked.", f => f.Opcode == Opcode.Pong),
        Bare("client-does-not-mask-close", "The Close frame is not masked.", f => f.Opcode == Opcode.Close),
        Bare("client-does-not-mask-empty-frames", "Empty frames are not masked.", f => f.Payload.IsEmpty),
        Bare("client-does-not-mask-long-frames", "Frames of more than 65535 octets are not masked.", f =>
            f.Payload.Length > 65535) with { CaughtBy = null },
        new("client-masks-after-first-frame", "The first frame is not masked.", () =>
        {
            var isFirst = true;
            return new()
            {
                Sends = f =>
                {
                    RawFrame[] sent = [isFirst ? f with { Masked = false } : f];
                    isFirst = false;
                    return sent;
                },
            };
        }) { CaughtBy = AlwaysMasks },
        Misapplied("client-key-not-applied", "Frames have a masking key, and their payload is not masked.", (_, key) => key),
        Misapplied("client-key-reversed", "The masking key is applied in the wrong order of octets.",
            (_, key) => key ^ BinaryPrimitives.ReverseEndianness(key)),
        Misapplied(
            "client-key-shifted", "The payload is masked from the second octet of the key on.", (_, key) => key ^ uint.RotateLeft(key, 8)),
        Misapplied("client-key-of-long-frames-not-applied", "Frames of more than 125 octets have a masking key that is not applied.",
            (f, key) => f.Payload.Length > 125 ? key : 0),
    ];

    private static IEnumerable<Fault> Keys =>
    [
        Drawing("client-key-zero", "The masking key is always zero.", Fresh, () => _ => 0),
        Drawing("client-key-constant", "The masking key is always the same.", Fresh, () => _ => 0x37FA213D),
        Drawing("client-key-of-connection", "All frames of a connection have the masking key that was drawn for the first.", Fresh, () =>
        {
            uint? first = null;
            return key => first ??= key;
        }),
        Drawing("client-key-counts-up", "Masking keys count up from a random one.", Fresh, () => Counting(1)),
        Drawing("client-key-counts-down", "Masking keys count down from a random one.", Fresh, () => Counting(uint.MaxValue)),
        Drawing("client-key-counts-up-in-high-octet", "Masking keys count up in the wrong order of octets.", Fresh, () =>
            Counting(0x01000000)),
        Drawing("client-key-in-steps", "Masking keys count up in large steps.", Fresh, () => Counting(0x9E3779B9)),
        Drawing("client-key-drawn-for-pairs", "Every second frame has the masking key of the one before.", Fresh, () =>
        {
            uint last = 0;
            var isFirst = false;
            return key =>
            {
                isFirst = !isFirst;
                return last = isFirst ? key : last;
            };
        }),
        Drawing("client-key-seeded-alike", "The generator of masking keys begins alike on each connection.",
            "standing/first-masking-keys-differ", () =>
        {
            var random = new Random(1);
            return _ => (uint)random.NextInt64(1L << 32);
        }),
        Drawing("client-key-alternates", "Two masking keys alternate.", "standing/masking-keys-do-not-repeat", () =>
        {
            var isFirst = false;
            return _ => (isFirst = !isFirst) ? 0x37FA213Du : 0x5A17C0DEu;
        }),
        Drawing("client-key-of-eight-bits", "Masking keys are one random octet four times.", "standing/masking-keys-do-not-repeat", () =>
            key => (key >> 24) * 0x01010101),
        Drawing("client-key-of-31-bits", "Masking keys are random numbers without a sign.", "standing/masking-keys-use-every-bit", () =>
            key => key & int.MaxValue),
        Drawing("client-key-of-letters", "Masking keys are four letters of ASCII.", "standing/masking-keys-use-every-bit", () =>
            key => (key & 0x0F0F0F0F) | 0x60606060),
        Drawing("client-key-of-24-bits", "The first octet of masking keys is zero.", "standing/masking-keys-use-every-bit", () =>
            key => key & 0x00FFFFFF),
    ];

    private static IEnumerable<Fault> Masked =>
    [
        Overlooking("masked-accepted", "Masked frames are accepted.", Violation.MaskedFrameFromServer),
        Overlooking(
            "masked-text-accepted", "Masked text frames are accepted.", Violation.MaskedFrameFromServer, h => h.Opcode == Opcode.Text),
        Overlooking("masked-binary-accepted", "Masked binary frames are accepted.", Violation.MaskedFrameFromServer,
            h => h.Opcode == Opcode.Binary),
        Overlooking(
            "masked-control-accepted", "Masked control frames are accepted.", Violation.MaskedFrameFromServer, h => h.Opcode.IsControl()),
        Overlooking("masked-ping-accepted", "Masked Pings are accepted.", Violation.MaskedFrameFromServer, h => h.Opcode == Opcode.Ping),
        Overlooking("masked-pong-accepted", "Masked Pongs are accepted.", Violation.MaskedFrameFromServer, h => h.Opcode == Opcode.Pong),
        Overlooking(
            "masked-close-accepted", "Masked Close frames are accepted.", Violation.MaskedFrameFromServer, h => h.Opcode == Opcode.Close),
        Overlooking(
            "masked-empty-accepted", "Masked empty frames are accepted.", Violation.MaskedFrameFromServer, h => h.PayloadLength == 0),
        Overlooking("masked-long-accepted", "Masked frames of more than 125 octets are accepted.", Violation.MaskedFrameFromServer,
            h => h.PayloadLength > 125),
        Overlooking("masked-with-zero-accepted", "Frames that are masked with zeros are accepted.", Violation.MaskedFrameFromServer,
            h => h.MaskingKey == 0),
        Receiving("mask-bit-not-read", "The mask bit of a frame is not read, and its key is taken for payload.", p =>
            p.Header.Masked ? p.Under(h => h with { Masked = false }) : p),
    ];

    private static Fault Bare(string name, string summary, Func<RawFrame, bool> which) =>
        Sending(name, summary, f => which(f) ? f with { Masked = false } : f) with { CaughtBy = AlwaysMasks };

    /// <summary>
    /// Frames whose payload is not masked with the key that they show, but with its sum with <paramref name="difference"/>.
    /// </summary>
    private static Fault Misapplied(string name, string summary, Func<RawFrame, uint, uint> difference) => new(name, summary, () =>
    {
        var random = new Random(1);
        return new()
        {
            Sends = f =>
            {
                var key = (uint)random.NextInt64(1L << 32);
                var payload = f.Payload.ToArray();
                Masking.Apply(payload, difference(f, key), 0);
                return [f.Carrying(payload) with { MaskingKey = key }];
            },
        };
    });

    private static Fault Drawing(string name, string summary, string caughtBy, Func<Func<uint, uint>> make) => new(name, summary, () =>
    {
        var change = make();
        return new()
        {
            Draws = octets =>
            octets.Length == Masking.KeyLength ? Octets(change(BinaryPrimitives.ReadUInt32BigEndian(octets))) : octets
        };
    })
    { CaughtBy = caughtBy };

    private static Func<uint, uint> Counting(uint step)
    {
        uint? last = null;
        return key => (last = last is { } before ? unchecked(before + step) : key).Value;
    }

    private static byte[] Octets(uint key)
    {
        var octets = new byte[Masking.KeyLength];
        BinaryPrimitives.WriteUInt32BigEndian(octets, key);
        return octets;
    }
}
