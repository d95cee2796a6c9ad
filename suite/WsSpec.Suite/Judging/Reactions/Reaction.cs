namespace WsSpec.Suite.Judging.Reactions;

/// <summary>What a testee made of one thing that its peer did.</summary>
/// <param name="At">When that showed.</param>
/// <param name="What">What it did, as a phrase.</param>
public sealed record Reaction(ReactionKind Kind, TimeSpan At, string What);

/// <summary>How a reaction is seen.</summary>
public enum ReactionKind
{
    /// <summary>As the RFC has it.</summary>
    Kept,

    /// <summary>Against the RFC, with proof that the testee had what it did not react to.</summary>
    Broken,

    /// <summary>Perhaps against it: whether the testee had read it by then, or had a reason of its own, is not proven.</summary>
    Unproven,
}
