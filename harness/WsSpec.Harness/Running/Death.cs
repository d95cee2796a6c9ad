namespace WsSpec.Harness.Running;

/// <summary>The testee stopped working in the middle of a run.</summary>
/// <param name="Symptom">What a fresh connection met, in one line.</param>
/// <param name="Suspects">The results that were under way; one of them is the cause.</param>
public sealed record Death(string Symptom, IReadOnlyList<string> Suspects)
{
    /// <summary>The suspect that killed the testee again when it was played alone; null when none did, or none was tried.</summary>
    public string? Culprit { get; init; }

    /// <summary>True when the testee was started again, or came back by itself.</summary>
    public bool Revived { get; init; }
}
