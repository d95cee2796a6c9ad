using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Protocol;

namespace WsSpec.Harness.Parsers;

/// <summary>What a parser has found in the octets that it was given.</summary>
internal abstract record ParserEvent
{
    private ParserEvent()
    {
    }

    /// <summary>A whole message, a Ping or a Pong.</summary>
    public sealed record Parsed(Opcode Opcode, ReadOnlyMemory<byte> ApplicationData) : ParserEvent;

    /// <summary>The peer's Close.</summary>
    /// <param name="Code">Null when it has none.</param>
    public sealed record Closed(ushort? Code, string Reason) : ParserEvent;

    /// <summary>The octets are refused.</summary>
    /// <param name="Code">What the Close that says so would have.</param>
    public sealed record Refused(ushort Code) : ParserEvent;

    /// <summary>The events of one answer: a JSON array in one line (docs/parser-protocol.md).</summary>
    /// <exception cref="FormatException">It is something else; the message says what, in one line.</exception>
    public static ImmutableArray<ParserEvent> Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return [.. document.RootElement.EnumerateArray().Select(Of)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"it is no JSON array of events: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static ParserEvent Of(JsonElement element) => element.GetProperty("event").GetString() switch
    {
        "text" => new Parsed(Opcode.Text, DataOf(element)),
        "binary" => new Parsed(Opcode.Binary, DataOf(element)),
        "ping" => new Parsed(Opcode.Ping, DataOf(element)),
        "pong" => new Parsed(Opcode.Pong, DataOf(element)),
        "close" => new Closed(CodeOf(element), element.TryGetProperty("reason", out var reason) ? reason.GetString() ?? "" : ""),
        "error" => new Refused(CodeOf(element) ?? (ushort)CloseCode.ProtocolError),
        var other => throw new FormatException($"there is no event '{other}'"),
    };

    private static ReadOnlyMemory<byte> DataOf(JsonElement element) => Convert.FromHexString(element.GetProperty("data").GetString() ?? "");

    private static ushort? CodeOf(JsonElement element) =>
        !element.TryGetProperty("code", out var code) || code.ValueKind == JsonValueKind.Null ? null : code.GetUInt16();
}
