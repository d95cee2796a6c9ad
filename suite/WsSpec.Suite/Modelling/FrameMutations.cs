using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>Changes that make a frame nearly legal. What comes of it is the model's to say, not theirs.</summary>
internal static class FrameMutations
{
    private static readonly ImmutableArray<byte> Reserved = [0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF];

    private static readonly ImmutableArray<ulong> Declared =
        [126, 127, 65535, 65536, 1 << 20, int.MaxValue, 1UL << 31, uint.MaxValue, 1UL << 32, long.MaxValue, 1UL << 63, ulong.MaxValue];

    private static readonly ImmutableArray<ushort> Codes =
        [0, 1, 999, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 1016, 2999, 3000, 3999,
            4000, 4999, 5000, 65535];

    /// <summary>Changes one of the frames, or their order.</summary>
    public static void Mutate(List<RawFrame> frames, Random random)
    {
        var at = random.Next(frames.Count);
        switch (random.Next(8))
        {
            case 0:
                frames.RemoveAt(at);
                break;
            case 1:
                frames.Insert(random.Next(frames.Count + 1), frames[at]);
                break;
            case 2:
                var other = random.Next(frames.Count);
                (frames[at], frames[other]) = (frames[other], frames[at]);
                break;
            case 3:
                frames.Insert(at, new(Opcode.Close, CloseBody(random)));
                break;
            default:
                frames[at] = Mutate(frames[at], random);
                break;
        }
    }

    /// <summary>Every class of close codes, with and without a reason, and bodies that are none.</summary>
    public static byte[] CloseBody(Random random) => random.Next(8) switch
    {
        0 => [],
        1 => [(byte)random.Next(256)],
        2 => Phrases.CloseBody(Payloads.Pick(random, Codes), Payloads.Spoil(random, "reason"u8)),
        3 => Phrases.CloseBody(Payloads.Pick(random, Codes), "reason"u8),
        _ => Phrases.CloseBody(Payloads.Pick(random, Codes), []),
    };

    private static RawFrame Mutate(RawFrame frame, Random random) => random.Next(11) switch
    {
        0 => frame with { Fin = !frame.Fin },
        1 => frame with { Rsv = (byte)(frame.Rsv ^ (1 << random.Next(3))) },
        2 => frame with { Opcode = (Opcode)Payloads.Pick(random, Reserved) },
        3 => frame with { Opcode = (Opcode)random.Next(16) },
        4 => frame with { Masked = frame.Masked is null ? random.Next(2) == 0 : null },
        5 => frame with
        {
            LengthForm = RawFrame.Shortest((ulong)frame.Payload.Length) == LengthForm.Bits7
            && random.Next(2) == 0
            ? LengthForm.Bits16 : LengthForm.Bits64
        },
        6 => frame with { DeclaredLength = Payloads.Pick(random, Declared) },
        7 => frame with { DeclaredLength = (ulong)Math.Max(0, frame.Payload.Length + random.Next(-2, 3)) },
        8 => frame with { Payload = Payloads.Spoil(random, frame.Payload.Span) },
        9 => frame with { Payload = frame.Payload[..random.Next(frame.Payload.Length + 1)] },
        _ => frame with { Payload = random.Next(2) == 0 ? new byte[126] : DeflatePayload.Of(new RawBlock((3, 2))) },
    };
}
