using System.Collections.Immutable;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Vectors;

/// <summary>Some octets and what a conforming receiver makes of them, for projects in any language.</summary>
/// <param name="Id">Unique in its file, and never another's.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Input">The octets.</param>
/// <param name="Result">One of the words that its kind has.</param>
public sealed record Vector(string Id, string Title, ReadOnlyMemory<byte> Input, string Result)
{
    /// <summary>The requirement that a receiver breaks which makes something else of them, or that leaves the result open.</summary>
    public RequirementId? Requirement { get; init; }

    /// <summary>The fitting close codes where the connection has to be failed; null stands for a Close without one.</summary>
    public ImmutableArray<ushort?> Codes { get; init; } = [];

    /// <summary>What is received before the result: text, binary, ping, pong or close, and its octets.</summary>
    public ImmutableArray<(string Type, ReadOnlyMemory<byte> Payload)> Events { get; init; } = [];

    /// <summary>What the octets stand for, when they are compressed.</summary>
    public ReadOnlyMemory<byte>? Output { get; init; }
}
