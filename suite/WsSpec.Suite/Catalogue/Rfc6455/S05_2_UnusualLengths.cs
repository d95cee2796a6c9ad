using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 5.2, Base Framing Protocol: lengths in a longer form than needed, with the top bit set, or too large for anyone.
/// https://www.rfc-editor.org/rfc/rfc6455#section-5.2
/// </summary>
public static class S05_2_UnusualLengths
{
    private static readonly ulong[] TopBitLengths = [0x8000000000000000, 0x8000000000000001, 0x8000000000000005, ulong.MaxValue];

    /// <summary>At the limits of the usual integers, and where a header added to the length overflows.</summary>
    private static readonly ulong[] HugeLengths =
        [int.MaxValue, 1UL << 31, uint.MaxValue, 1UL << 32, 1UL << 40, 1UL << 62, long.MaxValue - 14, long.MaxValue];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from length in (int[])[0, 5, 125] select LongForm("text", LengthForm.Bits16, Text(new string('*', length))),
        .. from length in (int[])[0, 5, 126, 300] select LongForm("text", LengthForm.Bits64, Text(new string('*', length))),
        LongForm("binary", LengthForm.Bits16, Binary(Counting(5))),
        LongForm("binary", LengthForm.Bits64, Binary(Counting(5))),
        LongFormOfContinuation,
        .. from form in (LengthForm[])[LengthForm.Bits16, LengthForm.Bits64] select LongFormOfPing(form),
        LongFormOfPong,
        LongFormOfClose,
        .. from length in TopBitLengths select TopBit("text", length, Text("!")),
        TopBit("binary", ulong.MaxValue, Binary(0)),
        TopBit("ping", 0x8000000000000001, Ping("!")),
        .. from length in (int[])[0, 5, 125, 126, 65535, 65536] select TopBitOverWholePayload(length),
        .. from length in HugeLengths select Huge(length),
        HugeContinuation,
    ];

    private static ConformanceCase LongFormOfContinuation
    {
        get
        {
            var whole = Text("Hello");
            var last = Continuation("lo") with { LengthForm = LengthForm.Bits16 };
            return LongForm("continuation", LengthForm.Bits16, last) with
            {
                Script = [Sends(Unfinished(Text("Hel")), last), AwaitEcho(whole), AwaitEndIfClosing],
                Outcomes = RefusedOrRead(LengthForm.Bits16, EchoOf(whole)),
            };
        }
    }

    private static ConformanceCase LongFormOfPong => LongForm("pong", LengthForm.Bits16, Pong("Hello")) with
    {
        Script = [Sends(Pong("Hello") with { LengthForm = LengthForm.Bits16 }), AwaitFailure],
        Outcomes = RefusedOrRead(LengthForm.Bits16, GoesOn),
    };

    private static ConformanceCase LongFormOfClose => LongForm("close", LengthForm.Bits16, Close(1000)) with
    {
        Script = [Sends(Close(1000) with { LengthForm = LengthForm.Bits16 }), AwaitFailure],
        Outcomes = RefusedOrRead(LengthForm.Bits16, new CloseWith(1000, null)),
    };

    /// <summary>A length is legal, but the message never arrives: whoever makes room for it in advance is lost (ruling 8).</summary>
    private static ConformanceCase HugeContinuation => Huge(long.MaxValue) with
    {
        Id = "framing/huge-length-of-continuation-is-survived/7fffffffffffffff",
        Title = "A continuation that would make the message longer than 2^63-1 octets is survived",
        Script =
        [
            Sends(Unfinished(Binary(Counting(10))), new RawFrame(Opcode.Continuation, default) { DeclaredLength = long.MaxValue }),
            AwaitFailure,
        ],
    };

    private static ConformanceCase LongForm(string type, LengthForm form, RawFrame frame)
    {
        var sent = frame with { LengthForm = form };
        return new()
        {
            Id = $"framing/length-not-minimal/{type}-{frame.Payload.Length}-as-{Bits(form)}",
            Title = $"A length in a longer form than needed is refused ({type}, {frame.Payload.Length} in {Bits(form)} bits)",
            Covers = [S05_2_PayloadLength.Row(form), Rfc6455.NonMinimalLengthIsIllegal],
            Script = [Sends(sent), AwaitEcho(frame), AwaitEndIfClosing],
            Outcomes = RefusedOrRead(form, EchoOf(frame)),
        };
    }

    private static ConformanceCase LongFormOfPing(LengthForm form)
    {
        var ping = Ping("Hello");
        return LongForm("ping", form, ping) with
        {
            Script = [Sends(ping with { LengthForm = form }), AwaitPong(ping), AwaitEndIfClosing],
            Outcomes = RefusedOrRead(form, PongOf(ping)),
        };
    }

    /// <summary>Ruling 7: refusing is right, reading it correctly is lax, anything else is a wrong reading of the form.</summary>
    private static ImmutableArray<Outcome> RefusedOrRead(LengthForm form, Pattern read) =>
    [
        new("read as if the length were in its shortest form", read, Rest) { Breaks = Rfc6455.NonMinimalLengthIsIllegal },
        new("nothing happens", Nothing, Rest) { Breaks = S05_2_PayloadLength.Row(form) },
        .. Outcomes.FailsConnection(S05_2_PayloadLength.Row(form), 1002),
    ];

    private static ConformanceCase TopBit(string type, ulong length, RawFrame frame) => new()
    {
        Id = $"framing/length-with-top-bit-fails-connection/{type}-{length:x16}",
        Title = $"A 64-bit length with its top bit set fails the connection ({type}, 0x{length:X16})",
        Covers = [Rfc6455.LengthMostSignificantBitZero],
        Script = [Sends(frame with { DeclaredLength = length }), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.LengthMostSignificantBitZero, 1002, 1009),
    };

    /// <summary>All octets that the other bits announce are there, so that who does not look at the top bit has no reason to wait.</summary>
    private static ConformanceCase TopBitOverWholePayload(int length) =>
        TopBit("whole", (1UL << 63) | (uint)length, Binary(Counting(length)));

    /// <summary>The testee refuses the length or waits for the payload; that others are still served is the run's own check.</summary>
    private static ConformanceCase Huge(ulong length) => new()
    {
        Id = $"framing/huge-length-is-survived/{length:x}",
        Title = $"An announced length of 0x{length:X} is refused with 1009, or the payload awaited",
        Covers = [Rfc6455.SizeLimitsProtect, Rfc6455.LengthUpTo63Bits],
        Script = [Sends(new RawFrame(Opcode.Binary, default) { DeclaredLength = length }), AwaitFailure],
        Outcomes =
        [
            new("the payload is awaited", Nothing, Rest) { Uses = Rfc6455.LengthUpTo63Bits },
            new("refused as if it broke the protocol", new CloseWith(1002, 1007), Ended) { Breaks = Rfc6455.LengthUpTo63Bits },
            .. Outcomes.FailsConnection(Rfc6455.SizeLimitsProtect, 1009),
        ],
    };

    private static int Bits(LengthForm form) => form == LengthForm.Bits16 ? 16 : 64;
}
