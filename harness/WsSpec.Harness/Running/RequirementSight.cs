using System.Collections.Immutable;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>What an audit can say of one requirement.</summary>
/// <param name="Times">How often it was kept; 0 unless it was.</param>
public sealed record RequirementSight(RequirementId Requirement, Sight Sight, long Times);

/// <summary>How a requirement fared in traffic that nobody steered.</summary>
public enum Sight
{
    /// <summary>It could have been broken, and never was.</summary>
    Kept,

    Broken,

    /// <summary>Nothing happened that it says something about.</summary>
    Untested,

    /// <summary>It says what would have to happen, or what happens out of sight: a tap cannot tell, or the capture lacks what it takes.</summary>
    Unseen,
}
