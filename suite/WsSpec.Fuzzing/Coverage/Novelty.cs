namespace WsSpec.Fuzzing.Coverage;

/// <summary>What an input has to add to be kept.</summary>
internal enum Novelty
{
    /// <summary>An edge that no shorter input passes.</summary>
    Edges,

    /// <summary>An edge, or another bucket of the times that it is passed.</summary>
    HitCounts,
}
