using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>Frames that are sent in one go, and whether their answers are awaited before the next ones.</summary>
public sealed record Turn(params ImmutableArray<RawFrame> Frames)
{
    /// <summary>The offsets at which the octets are cut into writes.</summary>
    public ImmutableArray<int> Cuts { get; init; } = [];

    public bool IsAwaited { get; init; }
}
