using WsSpec.Suite.Deflate;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;

namespace WsSpec.Suite.Modelling;

/// <summary>Compressed data that some receivers take and others do not, although it inflates.</summary>
internal static class DeflateLaw
{
    /// <summary>
    /// Ruling 21: many receivers stop at a final block, and forget what came before it. Distances beyond a window that they were promised,
    /// the tail that was left on, words for distances that mean nothing: taking them is lenient.
    /// </summary>
    /// <param name="inflation">A message, or what its fragments so far come to.</param>
    /// <param name="isLast">Whether it is the whole message.</param>
    /// <param name="forgets">Whether it refers to what a final block may have made the receiver forget.</param>
    /// <param name="window">The largest distance that it has to be able to follow, in octets.</param>
    /// <returns>The requirement that leaves it open, or null.</returns>
    public static RequirementId? Doubt(Inflation inflation, bool isLast, bool forgets, int window) =>
        inflation.LargestDistance > window ? Rfc7692.ServerMayShrinkInflateWindow
        : forgets || inflation.GoesOnAfterFinalBlock || (inflation.HasFinalBlock && HasFault(inflation, isLast))
            ? Rfc7692.FinalAndNonFinalBlocks
        : isLast && inflation.HasTail ? Rfc7692.TailRemoved
        : inflation.HasSpareDistances ? Rfc7692.AnyBlockType
        : null;

    /// <summary>No code is named for it, and nobody has to refuse it.</summary>
    public static Objection Doubtful(RequirementId requirement) => new(requirement, 1007, 1002, 1003, 1009, 1011) { IsCompelling = false };

    private static bool HasFault(Inflation inflation, bool isLast) =>
        inflation.Fault is not null && (isLast || inflation.Fault is not (InflateFault.Unfinished or InflateFault.EmptyBlockMissing));
}
