using System.Text;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes with text (sections 5.6 and 8.1; RFC 3629).</summary>
internal static class TextFaults
{
    public static IEnumerable<Fault> All => [.. NotRefused, .. Refused, .. Changed];

    private static IEnumerable<Fault> NotRefused =>
    [
        Overlooking("utf8-not-checked", "Text is not checked at all.", Violation.InvalidUtf8, Violation.IncompleteUtf8),
        Overlooking("utf8-incomplete-end", "A text message may end inside a character.", Violation.IncompleteUtf8),
        Overlooking("utf8-first-frame-only", "Text is checked in the first frame of a message only.",
            Violation.InvalidUtf8, h => h.Opcode == Opcode.Continuation),
        Overlooking("utf8-first-frames-not-checked", "Text is checked in continuation frames only.",
            Violation.InvalidUtf8, h => h.Opcode == Opcode.Text),
        Overlooking("utf8-short-frames-only", "Text is not checked in frames of more than 125 octets.",
            Violation.InvalidUtf8, h => h.PayloadLength > 125),
        Overlooking("utf8-incomplete-end-of-fragments", "A fragmented text message may end inside a character.",
            Violation.IncompleteUtf8, h => h.Opcode == Opcode.Continuation),
        Admits("utf8-overlong", "Characters in more octets than needed are text.", Utf8Defect.Overlong),
        Admits("utf8-surrogates", "Surrogates are text.", Utf8Defect.Surrogate),
        Admits("utf8-above-range", "Characters above U+10FFFF are text.", Utf8Defect.AboveRange),
        Admits("utf8-five-and-six-octets", "Characters in five or six octets are text.", Utf8Defect.FiveOrSixOctets),
        Admits("utf8-impossible-octets", "FE and FF are text.", Utf8Defect.ImpossibleOctet),
        Admits("utf8-stray-continuation", "Continuation octets without a lead are text.", Utf8Defect.StrayContinuation),
        Admits("utf8-truncated-character", "A lead without all of its continuation octets is text.", Utf8Defect.Truncated),
        Admits("utf8-overlong-across-frames", "Overlong characters are text when a frame ends inside them.",
            Utf8Defect.Overlong, acrossFrames: true),
        Admits("utf8-surrogates-across-frames", "Surrogates are text when a frame ends inside them.",
            Utf8Defect.Surrogate, acrossFrames: true),
        Admits("utf8-truncated-across-frames", "A character may be cut short where a frame ends.",
            Utf8Defect.Truncated, acrossFrames: true),
        Admits("utf8-above-range-across-frames", "Characters above U+10FFFF are text when a frame ends inside them.",
            Utf8Defect.AboveRange, acrossFrames: true),
        .. from defect in ((string Name, Utf8Defect Defect)[])
            [
                ("overlong", Utf8Defect.Overlong), ("surrogates", Utf8Defect.Surrogate), ("above-range", Utf8Defect.AboveRange),
            ]
           select Admits(
               $"utf8-{defect.Name}-across-reads", $"Text is not checked for {defect.Name.Replace('-', ' ')} where a read ends.",
               defect.Defect, (_, reads) => reads),
        Wrong("utf8-replaced", "What is no text is replaced by U+FFFD.", new()
        {
            Overlooks = (violation, _) => violation is Violation.InvalidUtf8 or Violation.IncompleteUtf8,
            Sends = frame =>
                [frame.Opcode == Opcode.Text ? frame.Carrying(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(frame.Payload.Span))) : frame],
        }),
        Wrong("utf8-cut-off", "What is no text is left out.", new()
        {
            Overlooks = (violation, _) => violation is Violation.InvalidUtf8 or Violation.IncompleteUtf8,
            Sends = frame =>
                [frame.Opcode == Opcode.Text
                    ? frame.Carrying(Encoding.UTF8.GetBytes(
                        Encoding.UTF8.GetString(frame.Payload.Span).Replace("\uFFFD", "", StringComparison.Ordinal))) : frame],
        }),
        Sending("utf8-refused-with-1002", "Invalid text is refused with 1002.",
            f => f.Opcode == Opcode.Close && CloseFaults.Code(f) == 1007 ? Phrases.Close(1002) : f),
        Sending("utf8-refused-with-1003", "Invalid text is refused with 1003.",
            f => f.Opcode == Opcode.Close && CloseFaults.Code(f) == 1007 ? Phrases.Close(1003) : f),
    ];

    private static IEnumerable<Fault> Refused =>
    [
        Refuses("utf8-four-octets-refused", "Characters in four octets are refused.",
            data => data.AsSpan().IndexOfAnyInRange((byte)0xF0, (byte)0xF4) >= 0),
        Refuses("utf8-nul-refused", "U+0000 is refused.", data => data.Contains((byte)0)),
        Refuses("utf8-noncharacters-refused", "U+FFFE and U+FFFF are refused.", data => Has(data, "\uFFFE") || Has(data, "\uFFFF")),
        Refuses("utf8-replacement-character-refused", "U+FFFD is refused.", data => Has(data, "\uFFFD")),
        Refuses("utf8-last-plane-refused", "Characters above U+FFFFF are refused.", data => data.Contains((byte)0xF4)),
        .. from lead in (byte[])[0xC2, 0xE0, 0xED, 0xEE, 0xF0, 0xF4]
           select Refuses(
               $"utf8-{lead:x2}-at-end-of-frame-refused", $"A frame of text that ends with the octet {lead:X2} is refused.",
               data => data is [.., var last] && last == lead, whole: true),
        Refuses("utf8-checked-frame-by-frame", "A character that is cut by the end of a frame is refused.",
            data => !IsComplete(data), whole: true),
        Refuses("utf8-checked-read-by-read", "A character that is cut by the end of a read is refused.", data => !IsComplete(data)),
        Wrong("utf8-checked-in-binary", "Binary messages have to be text.",
            new() { Receives = pieces => pieces.Select(p => IsBinary(p) && !IsValid(p.ApplicationData()) ? Broken(p) : p) }),
    ];

    private static IEnumerable<Fault> Changed =>
    [
        Echo("text-ends-at-nul", "Text ends at the first U+0000.", text => text.Split('\0')[0]),
        Echo("text-without-byte-order-mark", "A byte order mark at the beginning of text is dropped.", text => text.TrimStart('\uFEFF')),
        Echo("text-trimmed", "Blanks and line ends around text are dropped.", text => text.Trim()),
        Echo("text-with-line-feeds", "CR LF in text becomes LF.", text => text.Replace("\r\n", "\n", StringComparison.Ordinal)),
        Echo("text-in-utf16-units", "Characters beyond U+FFFF become two replacement characters.",
            text => string.Concat(text.Select(c => char.IsSurrogate(c) ? '\uFFFD' : c))),
        Echo("text-ascii-only", "Characters beyond ASCII become question marks.",
            text => string.Concat(text.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : "?"))),
    ];

    private static Fault Admits(string name, string summary, Utf8Defect defect, bool acrossFrames = false) =>
        Admits(name, summary, defect, (frames, _) => frames || !acrossFrames);

    /// <param name="where">Told whether the defect lies in several frames, and whether in several reads of one.</param>
    private static Fault Admits(string name, string summary, Utf8Defect defect, Func<bool, bool, bool> where) => new(name, summary, () =>
    {
        var text = new IncomingText();
        return new()
        {
            Receives = text.Watch,
            Overlooks = (violation, _) => violation == Violation.InvalidUtf8
                && text.FirstDefect() is var (first, frames, reads) && first == defect && where(frames, reads),
        };
    });

    /// <summary>Refuses text that is in order, by making it invalid on its way in.</summary>
    private static Fault Refuses(string name, string summary, Func<byte[], bool> which, bool whole = false) => new(name, summary, () =>
    {
        var message = Opcode.Binary;
        return new()
        {
            Receives = pieces => pieces.Select(piece =>
            {
                message = piece.Header.Opcode is Opcode.Text or Opcode.Binary ? piece.Header.Opcode : message;
                return message == Opcode.Text
                    && !piece.Header.Opcode.IsControl()
                    && (piece.IsLast || !whole)
                    && which(piece.ApplicationData())
                    ? piece.Carrying([.. Enumerable.Repeat((byte)0xFF, piece.Payload.Length)])
                    : piece;
            }),
        };
    });

    private static Fault Echo(string name, string summary, Func<string, string> change) =>
        Sending(name, summary, f =>
            f.Opcode == Opcode.Text ? f.Carrying(Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(f.Payload.Span)))) : f);

    private static bool IsBinary(FramePiece piece) => piece.Header.Opcode == Opcode.Binary;

    private static FramePiece Broken(FramePiece piece) =>
        piece.Carrying([.. Enumerable.Repeat((byte)0xFF, piece.Payload.Length)]).Under(header => header with { Opcode = Opcode.Text });

    private static bool Has(byte[] octets, string character) => octets.AsSpan().IndexOf(Encoding.UTF8.GetBytes(character)) >= 0;

    private static bool IsValid(byte[] octets) => System.Text.Unicode.Utf8.IsValid(octets);

    private static bool IsComplete(byte[] octets)
    {
        var validator = new Utf8Validator();
        return !validator.Append(octets) || validator.IsComplete;
    }
}
