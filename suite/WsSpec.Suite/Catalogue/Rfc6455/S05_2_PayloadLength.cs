using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 5.2, Base Framing Protocol: legal payload lengths. The form of the testee's own lengths is a standing rule.
/// https://www.rfc-editor.org/rfc/rfc6455#section-5.2
/// </summary>
public static class S05_2_PayloadLength
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly int[] Lengths =
        [0, 1, 124, 125, 126, 127, 128, 255, 256, 258, 32767, 32768, 65535, 65536, 65537, 0x010203, Mebibyte];

    private static readonly int[] SmallLengths = [0, 1, 125, 126, 2, 127, 0, 300, 3, 1000, 1];

    private static readonly int[] TextLengths = [0, 125, 126, 65535, 65536];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from length in Lengths select Length("binary", Binary(Counting(length))),
        .. from length in TextLengths select Length("text", Text(new string('*', length))),
        BackToBack,
        .. from at in (int[])[1, 2, 3] select LengthCut(16, 300, at),
        .. from at in (int[])[1, 2, 5, 8, 9] select LengthCut(64, 65536, at),
        EmptyFrameThenAnother("text", Text("")),
        EmptyFrameThenAnother("binary", Binary()),
        AllOctets,
        LengthDecides("nul", Text("before\0after")),
        LengthDecides("line-ends", Text("GET / HTTP/1.1\r\n\r\n")),
        LengthDecides("former-terminators", Binary(0x00, 0x48, 0x69, 0xFF, 0xFF, 0x00)),
        LengthDecides("frames", Binary([0x81, 0x02, 0x48, 0x69, 0x88, 0x02, 0x03, 0xE8, 0x89, 0x00])),
    ];

    private static ConformanceCase BackToBack
    {
        get
        {
            ImmutableArray<RawFrame> frames = [.. SmallLengths.Select(length => Binary(Counting(length, first: length)))];
            return new()
            {
                Id = "framing/lengths-keep-frames-apart",
                Title = "Frames of all length forms, one behind the other, are told apart",
                Covers = [Rfc6455.LengthCountsPayloadOnly, Rfc6455.MaskBitAnnouncesMaskingKey, Rfc6455.MaskingKeepsLength],
                Script = [new Send(frames), .. frames.Select(AwaitEcho)],
                Outcomes = [new("all messages are answered in full", [.. frames.Select(EchoOf), Rest])],
            };
        }
    }

    /// <summary>The length begins with the second octet of a frame.</summary>
    private static ConformanceCase LengthCut(int bits, int length, int at)
    {
        var frame = Binary(Counting(length));
        return new()
        {
            Id = $"framing/length-cut-by-segments/{bits}-bit-length-{at}",
            Title = $"A frame with a {bits}-bit length that is cut behind octet {at} is read whole",
            Covers = [Rfc6455.IncomingOctetsParsedAsFrames, bits == 16 ? Rfc6455.LengthIn16Bits : Rfc6455.LengthIn64Bits],
            Script = [new Send(frame) { Cuts = [at] }, AwaitEcho(frame), AwaitEndIfClosing],
            Outcomes = Outcomes.EchoesWithinLimits(EchoOf(frame)),
        };
    }

    private static ConformanceCase AllOctets
    {
        get
        {
            var frame = Binary(Counting(256));
            return new()
            {
                Id = "framing/every-octet-is-application-data",
                Title = "Without extensions all of the payload is application data, and every octet is legal in it",
                Covers = [Rfc6455.AnyApplicationData, Rfc6455.ExtensionDataNegotiated],
                Script = [Sends(frame), AwaitEcho(frame)],
                Outcomes = [new("answered in full", EchoOf(frame), Rest)],
            };
        }
    }

    private static ConformanceCase Length(string type, RawFrame frame)
    {
        var form = RawFrame.Shortest((ulong)frame.Payload.Length);
        return new()
        {
            Id = $"framing/payload-length-of-{type}/{frame.Payload.Length}",
            Title = $"A {type} message of {frame.Payload.Length} octets is read in full",
            Covers = form == LengthForm.Bits7 ? [Row(form), Rfc6455.AnyApplicationData] : [Row(form), Rfc6455.LengthsBigEndian],
            Script = [Sends(frame), AwaitEcho(frame), AwaitEndIfClosing],
            Outcomes = form == LengthForm.Bits7
                ? [new("answered in full", EchoOf(frame), Rest)]
                : Outcomes.EchoesWithinLimits(EchoOf(frame)),
        };
    }

    private static ConformanceCase EmptyFrameThenAnother(string type, RawFrame empty)
    {
        var next = new RawFrame(empty.Opcode, "next"u8.ToArray());
        return new()
        {
            Id = $"framing/empty-frame-takes-header-only/{type}",
            Title = $"The octet behind the key of an empty {type} frame begins the next frame",
            Covers = [Rfc6455.MaskingKeyOnlyIfMasked, Rfc6455.AnyApplicationData],
            Script = [Sends(empty, next), AwaitEcho(empty), AwaitEcho(next)],
            Outcomes = [new("both messages are answered", EchoOf(empty), EchoOf(next), Rest)],
        };
    }

    /// <summary>Section 10.7: no octet of the payload means anything to the framing.</summary>
    private static ConformanceCase LengthDecides(string what, RawFrame frame) => new()
    {
        Id = $"framing/length-decides-where-frame-ends/{what}",
        Title = $"Octets that look like framing are payload ({what.Replace('-', ' ')})",
        Covers = [Rfc6455.LengthCountsPayloadOnly, Rfc6455.LengthDecidesFrameEnd],
        Script = [Sends(frame), AwaitEcho(frame)],
        Outcomes = [new("answered in full", EchoOf(frame), Rest)],
    };

    internal static RequirementId Row(LengthForm form) => form switch
    {
        LengthForm.Bits7 => Rfc6455.LengthIn7Bits,
        LengthForm.Bits16 => Rfc6455.LengthIn16Bits,
        LengthForm.Bits64 => Rfc6455.LengthIn64Bits,
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };
}
