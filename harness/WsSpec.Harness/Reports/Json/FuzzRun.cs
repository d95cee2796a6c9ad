using WsSpec.Harness.Fuzzing;

namespace WsSpec.Harness.Reports.Json;

/// <summary>A fuzz run as its reports tell it.</summary>
/// <param name="Target">What the testee is called.</param>
/// <param name="Started">When.</param>
/// <param name="Space">Which dialogues: seed, shard and the first turn.</param>
/// <param name="Report">What came of it.</param>
internal sealed record FuzzRun(string Target, DateTimeOffset Started, FuzzSpace Space, FuzzReport Report);

/// <param name="Seed">With the number of a dialogue, what it is.</param>
/// <param name="Shard">As in <c>1/4</c>.</param>
/// <param name="From">The first turn that was played.</param>
internal sealed record FuzzSpace(int Seed, string Shard, long From);
