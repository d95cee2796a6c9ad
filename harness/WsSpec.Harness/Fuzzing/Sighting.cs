using WsSpec.Suite.Modelling;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>A problem as it was first seen.</summary>
/// <param name="Number">The number of the dialogue.</param>
internal sealed record Sighting(Problem Problem, Dialogue Dialogue, long Number, Conversation Conversation)
{
    /// <summary>As in <see cref="Finding.Copies"/>.</summary>
    public int Copies { get; init; } = 1;
}
