using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest;

/// <summary>What came of one case played against one fault.</summary>
/// <param name="Catches">The case, if it caught the fault, and the standing rules that did.</param>
/// <param name="Conversation">What was said, for the rules over a whole run.</param>
public sealed record TrialResult(ImmutableArray<Catch> Catches, Conversation Conversation);
