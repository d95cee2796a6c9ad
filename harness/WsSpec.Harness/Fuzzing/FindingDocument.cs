using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WsSpec.Harness.Fuzzing;

/// <summary>A finding as it is kept in a file: what to say again, and what was wrong with the answer.</summary>
internal sealed record FindingDocument
{
    public const string CurrentFormat = "wsspec-finding/1";

    public required string Format { get; init; }

    /// <summary>What the testee was called.</summary>
    public required string Target { get; init; }

    public required string Requirement { get; init; }

    public required string Shape { get; init; }

    public required string Summary { get; init; }

    public required int Seed { get; init; }

    public required long Number { get; init; }

    /// <summary>Connections at once with this dialogue; 1 when left out.</summary>
    public int? Copies { get; init; }

    public required DialogueDocument Dialogue { get; init; }
}

/// <summary>A dialogue; what is left out is as usual.</summary>
internal sealed record DialogueDocument
{
    public HeadDocument? Request { get; init; }

    public HeadDocument? Response { get; init; }

    /// <summary>Of permessage-deflate, as the value of Sec-WebSocket-Extensions.</summary>
    public string? Offer { get; init; }

    public bool Coalesced { get; init; }

    public ImmutableArray<TurnDocument> Turns { get; init; } = [];

    public string? Farewell { get; init; }
}

internal sealed record HeadDocument(string StartLine, ImmutableArray<FieldDocument> Fields);

internal sealed record FieldDocument(string Name, string Value, string Separator);

internal sealed record TurnDocument
{
    public ImmutableArray<FrameDocument> Frames { get; init; } = [];

    public ImmutableArray<int>? Cuts { get; init; }

    public bool Awaited { get; init; }
}

/// <summary>A frame: payload before masking in hexadecimal, length form in bits, masking key as a number.</summary>
internal sealed record FrameDocument
{
    public required int Opcode { get; init; }

    public required bool Fin { get; init; }

    public int Rsv { get; init; }

    public bool? Masked { get; init; }

    public uint? MaskingKey { get; init; }

    public ulong? DeclaredLength { get; init; }

    public int? LengthBits { get; init; }

    public required string Payload { get; init; }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FindingDocument))]
internal sealed partial class FindingJson : JsonSerializerContext;
