using System.Collections.Immutable;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Vectors;

/// <summary>The vectors, taken from the catalogue and from the model, so that they can say nothing else.</summary>
public static class VectorFiles
{
    /// <summary>What is longer stays in the catalogue, in octets.</summary>
    private const int LongestInput = 2048;

    /// <summary>The borders of each length of character, and characters that combine.</summary>
    private static readonly string[] ValidTexts =
        ["", "a", "\0", "\u007F", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFD", "\uFFFF", "\U00010000", "\U0010FFFF",
            "κόσμε", "e\u0301\u0327"];

    private static readonly ImmutableArray<int> RefusalStatuses = [400, 403, 404, 405, 426, 501, 505];


    public static ImmutableArray<VectorFile> All => [Frames, Handshakes, Utf8, CloseBodies, DeflatePayloads];

    private static VectorFile Frames => new(
        "frames",
        "Input: what a server receives behind the opening handshake, no extension agreed. taken: the events happen and the connection lives or is "
        + "closed by the close event. fails: the events happen at most, then the connection is failed with one of the codes. "
        + "open: going on as the events say and failing with one of the codes are both legal.",
        [.. ConformanceCatalogue.All.Where(IsAboutFrames).Select(Frame).Where(vector => vector.Input.Length is > 0 and <= LongestInput)]);

    private static VectorFile Handshakes => new(
        "handshakes",
        "Input: a request for 127.0.0.1 with the sample key of section 1.3. accepted: by a 101. refused: by anything else. open: either.",
        [.. ConformanceCatalogue.All.Where(c => c.Needs == Needs.None && c.Script is [SendRequest, ..]).Select(Handshake)
            .Where(vector => vector.Input.Length <= LongestInput)]);

    private static VectorFile Utf8 => new(
        "utf8",
        "Input: a whole text message. valid: it is UTF-8. invalid: the connection is failed with 1007.",
        [
            .. InvalidUtf8.Classes.SelectMany(kind => kind.Sequences.Select(sequence =>
                new Vector($"{kind.Kind}/{sequence.ToLowerInvariant()}", $"{kind.Words} {sequence}", InvalidUtf8.Octets(
                    sequence), "invalid") { Requirement = kind.Requirement, Codes = [1007] })),
            .. InvalidUtf8.CutShort.Select(sequence =>
                new Vector(
                    $"cut-short/{sequence.ToLowerInvariant()}",
                    $"the beginning of a character {sequence}",
                    InvalidUtf8.Octets(sequence),
                    "invalid")
                {
                    Requirement = Rfc6455.IncompleteUtf8IsInvalid,
                    Codes = [1007],
                }),
            .. ValidTexts.Select(Encoding.UTF8.GetBytes)
                .Select(text => new Vector($"valid/{Convert.ToHexStringLower(text)}", $"{text.Length} octets of text", text, "valid")),
        ]);

    private static VectorFile CloseBodies => new(
        "close-bodies",
        "Input: the application data of a Close frame. valid: it is answered. invalid: the connection is failed with one of the codes. open: either.",
        [.. CloseInputs.Select(CloseBody)]);

    private static VectorFile DeflatePayloads => new(
        "deflate",
        "Input: the joined payload of the first compressed message on a connection, window of 32 KiB. inflates: to the output. fails: the connection is failed.",
        [.. ConformanceCatalogue.All.Where(c => c.Needs.HasFlag(Needs.Deflate)).Select(Compressed).OfType<Vector>()
            .DistinctBy(vector => Convert.ToHexString(vector.Input.Span))]);

    private static IEnumerable<byte[]> CloseInputs =>
    [
        [], [0x03],
        .. from code in (ushort[])[0, 999, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1011, 1012, 1014, 1015, 1016, 2999, 3000, 3999,
            4000, 4999, 5000, 65535]
           select Phrases.CloseBody(code, []),
        Phrases.CloseBody(1000, "a reason"u8), Phrases.CloseBody(1000, [0xFF]), Phrases.CloseBody(1000, [0xE2, 0x82]), Phrases.CloseBody(
            1000, "\u20AC"u8),
    ];

    private static bool IsAboutFrames(ConformanceCase @case) => @case.Needs is Needs.None or Needs.Echo
        && @case.Testee.HasFlag(Requirements.Roles.Server)
        && @case.Script.All(step => step is Send or SendOctets or Await);

    private static Vector Frame(ConformanceCase @case)
    {
        var octets = Specification.Encode([.. @case.Script.OfType<Send>().SelectMany(send => send.Frames.Select(Keyed))], Role.Client);
        var receiver = new Receiver(Role.Server, deflates: false, echoes: true);
        receiver.Take(octets);
        var course = receiver.ReceivedStream;
        var objection = course.Failure ?? course.Choices.Select(choice => choice.Objection).FirstOrDefault()
            ?? (course.LargestMessage > LongestInput ? Specification.OverSomeLimit : null);
        return new(@case.Id, @case.Title, octets, course.Failure is not null ? "fails" : objection is not null ? "open" : "taken")
        {
            Requirement = objection?.Requirement,
            Codes = objection?.Codes ?? [],
            Events = Events(octets, course),
        };
    }

    /// <summary>Without a key of their own frames get the one of section 5.7.</summary>
    private static RawFrame Keyed(RawFrame frame) => frame with { MaskingKey = frame.MaskingKey ?? 0x37FA213D };

    /// <summary>Whole messages and control frames in the order in which they are complete, up to where the course is over.</summary>
    private static ImmutableArray<(string, ReadOnlyMemory<byte>)> Events(ReadOnlyMemory<byte> octets, ReceivedStream course)
    {
        var messages = new Queue<AskedMessage>(course.Messages);
        var reader = new FrameReader(fromTestee: false);
        var events = ImmutableArray.CreateBuilder<(string, ReadOnlyMemory<byte>)>();
        for (var left = course.Frames; left > 0 && reader.Read(TimeSpan.Zero, ref octets) is { } frame; left--)
        {
            switch (frame.Opcode)
            {
                case Opcode.Ping:
                    events.Add(("ping", frame.Payload));
                    break;
                case Opcode.Pong:
                    events.Add(("pong", frame.Payload));
                    break;
                case Opcode.Text or Opcode.Binary or Opcode.Continuation when frame.Fin && messages.TryDequeue(out var message):
                    events.Add((message.Echo.Type == Opcode.Text ? "text" : "binary", message.Echo.Payload));
                    break;
                default:
                    break;
            }
        }

        if (course.Close is { } close)
        {
            events.Add(("close", close.Payload));
        }

        return events.ToImmutable();
    }

    private static Vector Handshake(ConformanceCase @case)
    {
        var accepted = @case.Outcomes.FirstOrDefault(outcome => outcome.Trace is [Response { LowestStatus: 101 } or Interim, ..]);
        var refused = RefusalStatuses.Select(status => Refusal(@case, status)).MinBy(outcome => outcome?.Verdict ?? Verdict.Fail);
        var request = ((SendRequest)@case.Script[0]).Request;
        var places = request.Key is { } key ? PlaceValues.Sample with { Key = key } : PlaceValues.Sample;
        return new(@case.Id, @case.Title, request.Template([]).Fill(places), (IsLegal(accepted), IsLegal(refused)) switch
        {
            (true, false) => "accepted",
            (false, true) => "refused",
            _ => "open",
        })
        {
            Requirement = @case.Covers[0],
        };

        static bool IsLegal(Outcome? outcome) => outcome is not null && outcome.Verdict < Verdict.NonStrict;
    }

    /// <summary>What the case says of a refusal with this status.</summary>
    private static Outcome? Refusal(ConformanceCase @case, int status) => @case.Outcomes.FirstOrDefault(
        outcome => Pattern.Match(outcome.Trace, [new ResponseSeen(default, new($"HTTP/1.1 {status} Refused", [], default), null)]));

    private static Vector CloseBody(byte[] body)
    {
        var objection = CloseLaw.Judge(body);
        var code = CloseLaw.Code(body);
        return new(
            body.Length == 0 ? "empty" : Convert.ToHexStringLower(body),
            code is null ? $"{body.Length} octets, no code" : $"the code {code}{(body.Length > 2 ? " and a reason" : "")}",
            body,
            objection is null ? "valid" : objection.IsCompelling ? "invalid" : "open")
        {
            Requirement = objection?.Requirement,
            Codes = objection?.Codes ?? [],
        };
    }

    /// <summary>The first message of a case, when it is compressed and whole.</summary>
    private static Vector? Compressed(ConformanceCase @case)
    {
        var octets = Specification.Encode([.. @case.Script.OfType<Send>().SelectMany(send => send.Frames)], Role.Client);
        var reader = new FrameReader(fromTestee: false);
        if (reader.Read(TimeSpan.Zero, ref octets) is not
            {
                Rsv: 4, Opcode: Opcode.Text or Opcode.Binary, Fin: true,
                Payload.Length: > 0 and <= LongestInput
            } frame)
        {
            return null;
        }

        var inflation = new LenientInflater().Inflate(frame.Payload);
        return inflation.Fault is InflateFault.EmptyBlockMissing || inflation.HasFinalBlock || inflation.Octets.Length > LongestInput ? null
            : new(@case.Id, @case.Title, frame.Payload, inflation.Fault is null ? "inflates" : "fails")
            {
                Requirement = inflation.Fault is null ? null : Rfc7692.UndecodableDataFails,
                Output = inflation.Fault is null ? inflation.Octets : null,
            };
    }
}
