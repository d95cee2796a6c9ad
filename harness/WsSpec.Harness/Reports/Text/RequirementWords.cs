using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports.Text;

/// <summary>How reports for people spell requirements.</summary>
public static class RequirementWords
{
    /// <summary>What it says, after its id; the id alone when this version does not know it.</summary>
    public static string Describe(RequirementId id) =>
        Registry.Find(id) is { } requirement ? $"{id}, {requirement.Level.Keyword()}: {requirement.Text}" : id.Text;
}
