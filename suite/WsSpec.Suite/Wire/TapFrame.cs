using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Suite.Wire;

/// <summary>A frame as it stood on the wire, legal or not.</summary>
public sealed record TapFrame
{
    /// <summary>When its last octet was seen.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>True when the testee sent it.</summary>
    public required bool FromTestee { get; init; }

    public required bool Fin { get; init; }

    /// <summary>RSV1 to RSV3 as the number 0 to 7, RSV1 the highest bit.</summary>
    public required byte Rsv { get; init; }

    public required Opcode Opcode { get; init; }

    public required bool Masked { get; init; }

    /// <summary>The key, first octet highest; 0 when there is none.</summary>
    public required uint MaskingKey { get; init; }

    public required LengthForm LengthForm { get; init; }

    /// <summary>What the length field says.</summary>
    public required ulong PayloadLength { get; init; }

    /// <summary>The payload, unmasked; shorter than <see cref="PayloadLength"/> when the stream ended first.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    public bool IsComplete => (ulong)Payload.Length == PayloadLength;

    public bool Rsv1 => (Rsv & 4) != 0;
}
