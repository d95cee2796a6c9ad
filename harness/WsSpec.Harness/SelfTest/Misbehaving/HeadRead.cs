using System.Collections.Immutable;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>
/// The peer's half of the opening handshake as it reached the endpoint: a request, or a response with the interim ones before it.
/// </summary>
/// <param name="Head">All of it, each character one octet.</param>
/// <param name="Cuts">The offsets at which one read ended and the next began.</param>
public sealed record HeadRead(string Head, ImmutableArray<int> Cuts);
