using System.Buffers.Binary;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes in the closing handshake and in failing a connection (sections 5.5.1, 7 and 10.7).</summary>
internal static class CloseFaults
{
    public static IEnumerable<Fault> All => [.. Received, .. Answers, .. Behind, .. Ends, .. Failing];

    /// <summary>The code of a Close frame, or null.</summary>
    public static ushort? Code(RawFrame close) =>
        close.Payload.Length < sizeof(ushort) ? null : BinaryPrimitives.ReadUInt16BigEndian(close.Payload.Span);

    private static IEnumerable<Fault> Received =>
    [
        Overlooking("close-body-of-one-octet", "A Close with one octet is in order.", Violation.CloseBodyOfOneOctet),
        Overlooking("close-code-below-1000", "A close code below 1000 is in order.", Violation.CloseCodeBelow1000),
        Overlooking("close-code-reported-only", "The close codes 1005, 1006 and 1015 are in order.", Violation.ReportedOnlyCloseCode),
        .. from code in (ushort[])[0, 999, 1005, 1006, 1015] select Admitting(code),
        Overlooking("close-reason-not-checked", "The reason of a Close may be no text.", Violation.InvalidUtf8InCloseReason),
        .. from code in (ushort[])[1000, 1001, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999]
           select Refusing(code) with { Testee = code == 1010 ? Roles.Server : Roles.Both },
        Closing("close-codes-of-libraries-refused", "The close codes from 3000 on are refused.",
            (_, code, body) => code is >= 3000 and < 5000 ? CloseBody(1006) : body),
        Closing("close-with-reason-refused", "A Close with a reason is refused.",
            (_, _, body) => body.Length > 2 ? CloseBody(1006, body.Length) : body),
        Closing("close-with-long-reason-refused", "A Close with a reason of 123 octets is refused.",
            (_, _, body) => body.Length == 125 ? CloseBody(1006, body.Length) : body),
        Receiving("close-reason-beyond-ascii-refused", "A reason with characters beyond ASCII is refused as no text.", p =>
            p is { Header.Opcode: Opcode.Close, IsFirst: true, IsLast: true } && p.ApplicationData().Skip(2).Any(o => o > 0x7F)
                ? p.Carrying([.. p.ApplicationData().Select((o, i) => i < 2 ? o : (byte)0xFF)])
                : p),
        Receiving("close-without-code-refused", "A Close without a code is refused.",
            p => p.Header is { Opcode: Opcode.Close, PayloadLength: 0 } ? p.Under(h => h with { Rsv = 7 }) : p),
        Crashing("close-without-code-crashes", "A Close without a code brings the program down.",
            p => p.Header is { Opcode: Opcode.Close, PayloadLength: 0 }),
        Crashing("close-with-one-octet-crashes", "A Close with one octet brings the program down.",
            p => p.Header is { Opcode: Opcode.Close, PayloadLength: 1 }),
        Closing("close-reason-not-text-crashes", "A reason that is no text brings the program down.", (_, _, body) =>
            body.Length > 2 && !System.Text.Unicode.Utf8.IsValid(body.AsSpan(2)) ? throw new CrashException(kills: true) : body),
    ];

    private static IEnumerable<Fault> Answers =>
    [
        Answering("close-not-answered", "A Close is not answered, but the transport ends.", _ => null),
        Answering("close-without-code-not-answered", "A Close without a code is not answered.", f => Code(f) is null ? null : f),
        Answering("close-with-code-not-answered", "A Close with a code is not answered.", f => Code(f) is null ? f : null),
        Answering("close-answered-with-1005", "A Close is answered with 1005.", _ => Phrases.Close(1005)),
        Answering("close-answered-with-1006", "A Close is answered with 1006.", _ => Phrases.Close(1006)),
        Answering("close-without-code-answered-with-1005", "A Close without a code is answered with 1005.",
            f => Code(f) is null ? Phrases.Close(1005) : f),
        Answering("close-answered-with-1015", "A Close is answered with 1015.", _ => Phrases.Close(1015)),
        Answering("close-answered-with-1002", "A Close is answered with 1002.", _ => Phrases.Close(1002)),
        Answering("close-answered-with-1004", "A Close is answered with 1004.", _ => Phrases.Close(1004)),
        Answering("close-answered-with-1010", "A Close is answered with 1010.", _ => Phrases.Close(1010)) with { Testee = Roles.Server },
        Answering("close-answered-with-0", "A Close is answered with 0.", _ => Phrases.Close(0)),
        Answering("close-answered-with-2000", "A Close is answered with 2000.", _ => Phrases.Close(2000)),
        Answering("close-answered-with-5000", "A Close is answered with 5000.", _ => Phrases.Close(5000)),
        Answering("close-answered-in-a-pong", "The body of a Close comes back in a Pong.", f => f with { Opcode = Opcode.Pong }),
        Answering("close-answered-with-one-octet", "A Close is answered with one octet.", _ => Phrases.Close([0x03])),
        Answering("close-answered-with-invalid-reason", "A Close is answered with a reason that is no text.",
            _ => Phrases.Close([0x03, 0xE8, 0xC3])),
        Answering("close-answered-with-long-frame", "A Close is answered with 126 octets.", _ => Phrases.Close(1000, new string('x', 124))),
        Answering("close-answered-with-message", "A Close is answered with a message.", _ => Phrases.Text("bye")),
    ];

    private static IEnumerable<Fault> Behind =>
    [
        Sending("close-twice", "Every Close is sent twice.", Opcode.Close, f => [f, f]),
        Sending("message-behind-close", "A message follows the Close.", Opcode.Close, f => [f, Phrases.Text("one more thing")]),
        Sending("octets-behind-close", "Octets that are no frame follow the Close.",
            Opcode.Close, f => [f, new((Opcode)0xF, new byte[3]) { Rsv = 7 }]),
        Wrong("frames-behind-close-taken", "What comes in one read behind a Close is taken as if it had come before.", new()
        {
            Receives = pieces => pieces.OrderBy(p => p.Header.Opcode == Opcode.Close),
        }),
        new("message-behind-close-echoed", "A message in one read behind a Close is echoed.", () =>
        {
            List<RawFrame> late = [];
            return new()
            {
                Receives = pieces =>
                {
                    late.AddRange(pieces.SkipWhile(p => p.Header.Opcode != Opcode.Close).Where(p => !p.Header.Opcode.IsControl())
                        .Select(p => new RawFrame(p.Header.Opcode, p.ApplicationData())));
                    return pieces;
                },
                Sends = f => f.Opcode == Opcode.Close ? [f, .. late] : [f],
            };
        }),
    ];

    private static IEnumerable<Fault> Ends =>
    [
        Ended("transport-never-ends", "The transport is left open whatever happens.", _ => TransportEnding.Never),
        Ended("transport-open-after-answer", "The transport is left open after a Close was answered.",
            fails => fails ? TransportEnding.Orderly : TransportEnding.Never),
        Ended("transport-open-after-failing", "The transport is left open after the connection was failed.",
            fails => fails ? TransportEnding.Never : TransportEnding.Orderly) with { Testee = Roles.Server },
        Ended("transport-ends-late", "The transport ends three seconds after the Close.", _ => TransportEnding.Late),
        Answering("transport-reset-unanswered", "The transport is reset instead of answering a Close.",
            _ => throw new CrashException(kills: false)),
        AtEnd("cut-frame-delivered", "What has come of a message when the transport ends is echoed.",
            message => message is null ? [] : [message]),
        AtEnd("cut-frame-crashes", "The end of the transport inside a message brings the program down.",
            message => message is null ? [] : throw new CrashException(kills: true)),
        Wrong("reset-crashes", "A reset by the peer brings the program down.",
            new() { AtReset = () => throw new CrashException(kills: true) }),
        Crashing("close-crashes", "A Close brings the program down.", p => p.Header.Opcode == Opcode.Close),
    ];

    private static IEnumerable<Fault> Failing =>
    [
        Failure("fails-without-close", "A connection is failed without a Close.", _ => null),
        Failure("fails-with-1000", "A connection is failed with 1000.", _ => Phrases.Close(1000)),
        Failure("fails-with-1011", "A connection is failed with 1011.", _ => Phrases.Close(1011)),
        Failure("fails-with-1006", "A connection is failed with 1006.", _ => Phrases.Close(1006)),
        Failure("fails-without-code", "A connection is failed with a Close without a code.", _ => Phrases.Close()),
        Failure("fails-with-1007", "A connection is failed with 1007.", f => Code(f) == 1002 ? Phrases.Close(1007) : f),
        Sending("close-codes-reversed", "Close codes are written with their octets the wrong way round.", f =>
            f.Opcode == Opcode.Close && Code(f) is { } code ? Phrases.Close(BinaryPrimitives.ReverseEndianness(code)) : f),
        Answering("close-answer-reversed", "A Close is answered with its code the wrong way round.",
            f => Code(f) is { } code ? Phrases.Close(BinaryPrimitives.ReverseEndianness(code)) : f),
        Failure("failing-code-reversed", "A connection is failed with a code the wrong way round.",
            f => Phrases.Close(BinaryPrimitives.ReverseEndianness(Code(f) ?? 0))),
        new("fails-by-reset", "A connection is failed by a reset, and its Close is lost.", () =>
        {
            var answers = true;
            return new()
            {
                Receives = pieces => Note(pieces, ref answers),
                Sends = f => f.Opcode != Opcode.Close || answers ? [f] : [],
                Ends = () => answers ? TransportEnding.Orderly : TransportEnding.Reset,
            };
        }),
    ];

    /// <summary>Whether a Close frame that could be answered is among them; the answer stays.</summary>
    private static IReadOnlyList<FramePiece> Note(IReadOnlyList<FramePiece> pieces, ref bool answers)
    {
        answers = pieces.Any(p => p.Header.Opcode == Opcode.Close);
        return pieces;
    }

    private static byte[] CloseBody(ushort code, int length = 2)
    {
        var body = new byte[length];
        BinaryPrimitives.WriteUInt16BigEndian(body, code);
        return body;
    }

    /// <summary>Sees another body in a Close frame that came in one piece.</summary>
    private static Fault Closing(string name, string summary, Func<FramePiece, ushort?, byte[], byte[]> change) =>
        Receiving(name, summary, piece =>
        piece is { IsFirst: true, IsLast: true, Header: { Opcode: Opcode.Close, PayloadLength: >= 2 } }
            ? piece.Carrying(change(piece, BinaryPrimitives.ReadUInt16BigEndian(piece.ApplicationData()), piece.ApplicationData()))
            : piece);

    private static Fault Refusing(ushort code) =>
        Closing($"close-code-{code}-refused", $"The close code {code} is refused.", (_, seen, body) =>
            seen == code ? CloseBody(1006, body.Length) : body);

    private static Fault Admitting(ushort code) =>
        Closing($"close-code-{code}-in-order", $"The close code {code} is taken for 1000.", (_, seen, body) =>
            seen == code ? CloseBody(1000, body.Length) : body);

    /// <summary>Answers the peer's Close in another way.</summary>
    private static Fault Answering(string name, string summary, Func<RawFrame, RawFrame?> change) =>
        WithClose(name, summary, (f, fails) => fails ? f : change(f));

    /// <summary>Fails connections in another way.</summary>
    private static Fault Failure(string name, string summary, Func<RawFrame, RawFrame?> change) =>
        WithClose(name, summary, (f, fails) => fails ? change(f) : f);

    private static Fault WithClose(string name, string summary, Func<RawFrame, bool, RawFrame?> change) =>
        Sending(name, summary, f => f.Opcode == Opcode.Close ? change(f, Fails(f)) : f);

    private static Fault Ended(string name, string summary, Func<bool, TransportEnding> ending) => new(name, summary, () =>
    {
        var fails = false;
        return new()
        {
            Sends = f =>
            {
                fails |= f.Opcode == Opcode.Close && Fails(f);
                return [f];
            },
            Ends = () => ending(fails),
        };
    });

    /// <summary>Does something when the transport ends, with what has come of an unfinished message.</summary>
    private static Fault AtEnd(string name, string summary, Func<RawFrame?, IEnumerable<RawFrame>> frames) => new(name, summary, () =>
    {
        RawFrame? unfinished = null;
        return new()
        {
            Receives = pieces =>
            {
                foreach (var piece in pieces.Where(p => !p.Header.Opcode.IsControl()))
                {
                    var before = piece.Header.Opcode == Opcode.Continuation || !piece.IsFirst ? unfinished : null;
                    var message = new RawFrame(
                        before?.Opcode ?? piece.Header.Opcode, (byte[])[.. before?.Payload.ToArray() ?? [], .. piece.ApplicationData()]);
                    unfinished = piece.IsLast && piece.Header.Fin ? null : message;
                }

                return pieces;
            },
            SendsAtEnd = () => frames(unfinished),
        };
    });

    /// <summary>
    /// The reference implementation fails connections with these codes; a peer that closes with one of them is not told apart.
    /// </summary>
    private static bool Fails(RawFrame close) => Code(close) is 1002 or 1007 or 1009;
}
