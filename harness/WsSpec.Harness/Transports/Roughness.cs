namespace WsSpec.Harness.Transports;

/// <summary>How rough a path is.</summary>
/// <param name="Delay">What octets take one way, give or take a half; they keep their order.</param>
/// <param name="Seed">Determines the cuts and the exact delays of each connection, in the order in which they are made.</param>
public sealed record Roughness(TimeSpan Delay, int Seed);
