using System.Collections.Immutable;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Cases;

/// <summary>
/// Something that a testee is held to and a report has a result for: a case, or a rule that stands over all conversations.
/// </summary>
public interface ICheck
{
    /// <summary>Family, fact and, last, the parameter. Ids are never reused.</summary>
    string Id { get; }

    /// <summary>The fact, as a sentence.</summary>
    string Title { get; }

    /// <summary>The roles in which an implementation can be held to it.</summary>
    Roles Testee { get; }

    /// <summary>Ids of the requirements it is about, the most important one first; none in a suite that does not know them.</summary>
    ImmutableArray<RequirementId> Covers { get; }

    /// <summary>The layer of the most important one; null in a suite that knows none.</summary>
    Layer? Layer => Covers.IsDefaultOrEmpty ? null : Registry.Find(Covers[0])?.Layer;

    /// <summary><see cref="Covers"/> and every other requirement that its verdict may name.</summary>
    IEnumerable<RequirementId> Touches => Covers;
}
