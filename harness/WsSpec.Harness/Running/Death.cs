namespace WsSpec.Harness.Running;

/// <summary>The testee stopped working in the middle of a run.</summary>
/// <param name="Symptom">What a fresh connection met, in one line.</param>
/// <param name="Suspects">The cases that were under way; one of them is the cause.</param>
public sealed record Death(string Symptom, IReadOnlyList<string> Suspects);
