using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using WsSpec.Harness.Storage;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Findings as files.</summary>
internal static class FindingFile
{
    /// <summary>Writes a finding into a folder.</summary>
    /// <returns>The path.</returns>
    public static string Write(string folder, string target, Finding finding)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{finding.Name}.json");
        var document = new FindingDocument
        {
            Format = FindingDocument.CurrentFormat,
            Target = target,
            Requirement = finding.Problem.Requirement,
            Shape = finding.Problem.Shape,
            Summary = finding.Problem.Summary,
            Seed = finding.Seed,
            Number = finding.Number,
            Copies = finding.Copies == 1 ? null : finding.Copies,
            Dialogue = Document(finding.Dialogue),
        };
        Write(path, document);
        return path;
    }

    public static void Write(string path, FindingDocument document) =>
        AtomicFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(Text(document))));

    public static string Text(FindingDocument document) => JsonSerializer.Serialize(document, FindingJson.Default.FindingDocument) + "\n";

    /// <summary>The name of the finding.</summary>
    public static string NameOf(FindingDocument document) => new Problem(document.Requirement, document.Shape, document.Summary).Name;

    /// <exception cref="FormatException">It is no such file; the message says why in one line.</exception>
    public static (FindingDocument Document, Dialogue Dialogue) Read(string path)
    {
        try
        {
            var document = JsonSerializer.Deserialize(File.ReadAllText(path), FindingJson.Default.FindingDocument);
            return document is { Format: FindingDocument.CurrentFormat }
                ? (document, Dialogue(document.Dialogue))
                : throw new FormatException($"{path} is not a finding of this version");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FormatException($"cannot read {path}: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    public static DialogueDocument Document(Dialogue dialogue) => new()
    {
        Request = dialogue.Request is { } request ? Document(request.RequestLine, request.Fields) : null,
        Response = dialogue.Response is { } response ? Document(response.StatusLine, response.Fields) : null,
        Offer = dialogue.Offer,
        Coalesced = dialogue.IsCoalesced,
        Turns = [.. dialogue.Turns.Select(turn => new TurnDocument
        {
            Frames = [.. turn.Frames.Select(Document)],
            Cuts = turn.Cuts.IsEmpty ? null : turn.Cuts,
            Awaited = turn.IsAwaited,
        })],
        Farewell = dialogue.Farewell == Farewell.Close ? null : dialogue.Farewell.ToString(),
    };

    public static Dialogue Dialogue(DialogueDocument document) => new()
    {
        Request = document.Request is { } request
            ? RawRequest.Baseline with { RequestLine = request.StartLine, Fields = Fields(request) }
            : null,
        Response = document.Response is { } response
            ? RawResponse.Baseline with { StatusLine = response.StartLine, Fields = Fields(response) } : null,
        Offer = document.Offer,
        IsCoalesced = document.Coalesced,
        Turns = [.. document.Turns.Select(
            turn => new Turn([.. turn.Frames.Select(Frame)]) { Cuts = turn.Cuts ?? [], IsAwaited = turn.Awaited })],
        Farewell = document.Farewell is { } farewell ? Enum.Parse<Farewell>(farewell) : Farewell.Close,
    };

    private static HeadDocument Document(string startLine, ImmutableArray<RawField> fields) =>
        new(startLine, [.. fields.Select(f => new FieldDocument(f.Name, f.Value, f.Separator))]);

    private static ImmutableArray<RawField> Fields(HeadDocument head) =>
        [.. head.Fields.Select(f => new RawField(f.Name, f.Value) { Separator = f.Separator })];

    private static FrameDocument Document(RawFrame frame) => new()
    {
        Opcode = (int)frame.Opcode,
        Fin = frame.Fin,
        Rsv = frame.Rsv,
        Masked = frame.Masked,
        MaskingKey = frame.MaskingKey,
        DeclaredLength = frame.DeclaredLength,
        LengthBits = frame.LengthForm switch { null => null, LengthForm.Bits7 => 7, LengthForm.Bits16 => 16, _ => 64 },
        Payload = Convert.ToHexStringLower(frame.Payload.Span),
    };

    private static RawFrame Frame(FrameDocument document) => new((Opcode)(document.Opcode & 0xF), Octets(document.Payload))
    {
        Fin = document.Fin,
        Rsv = (byte)(document.Rsv & 7),
        Masked = document.Masked,
        MaskingKey = document.MaskingKey,
        DeclaredLength = document.DeclaredLength,
        LengthForm = document.LengthBits switch { null => null, 7 => LengthForm.Bits7, 16 => LengthForm.Bits16, _ => LengthForm.Bits64 },
    };

    private static byte[] Octets(string hex)
    {
        try
        {
            return Convert.FromHexString(hex);
        }
        catch (FormatException e)
        {
            throw new ArgumentException("a payload is not hexadecimal", e);
        }
    }
}
