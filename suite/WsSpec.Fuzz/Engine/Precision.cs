namespace WsSpec.Fuzz.Engine;

/// <summary>What an input has to add to be kept.</summary>
internal enum Precision
{
    /// <summary>An edge that no shorter input passes.</summary>
    Edges,

    /// <summary>An edge, or another order of times that it is passed.</summary>
    Orders,
}
