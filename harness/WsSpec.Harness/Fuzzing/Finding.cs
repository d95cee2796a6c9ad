using WsSpec.Suite.Modelling;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>A problem, the shortest dialogue found that shows it, and proof that it shows it again.</summary>
public sealed record Finding
{
    public required Problem Problem { get; init; }

    public required Dialogue Dialogue { get; init; }

    /// <summary>The seed and the number of the dialogue that it was first seen in, before it was made shorter.</summary>
    public required int Seed { get; init; }

    public required long Number { get; init; }

    /// <summary>How many connections at once had this dialogue when it showed.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>The conversation in which it was confirmed.</summary>
    public required Conversation Conversation { get; init; }

    /// <inheritdoc cref="Problem.Name"/>
    public string Name => Problem.Name;
}
