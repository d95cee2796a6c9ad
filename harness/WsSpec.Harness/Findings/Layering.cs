using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Findings;

/// <summary>Which layer a result is about.</summary>
public static class Layering
{
    /// <summary>That of the requirement it breaks, or else of the first it is about; null where a suite knows no requirements.</summary>
    public static Layer? Of(Result result) => result.Judgement.Breaks is { } broken ? Of(broken) : Of(result.Check);

    public static Layer? Of(ICheck check) => check.Covers.IsDefaultOrEmpty ? null : Of(check.Covers[0]);

    public static string Name(Layer layer) => layer.ToString().ToLowerInvariant();

    private static Layer? Of(RequirementId id) => Registry.Find(id)?.Layer;
}
