using System.Collections.Immutable;

namespace WsSpec.Harness.SelfTest;

/// <summary>The head of a request as it reached the server.</summary>
/// <param name="Head">All of it, each character one octet.</param>
/// <param name="Cuts">The offsets at which one read ended and the next began.</param>
public sealed record RequestRead(string Head, ImmutableArray<int> Cuts);
