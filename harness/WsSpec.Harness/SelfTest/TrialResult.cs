using System.Collections.Immutable;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.SelfTest;

/// <summary>What came of one case played against one fault.</summary>
/// <param name="Catches">The case, if it caught the fault, and the standing rules that did.</param>
/// <param name="Result">What a run would report of it.</param>
public sealed record TrialResult(ImmutableArray<Catch> Catches, CaseResult Result);
