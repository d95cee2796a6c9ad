using System.Text.Json;
using NUnit.Framework;
using WsSpec.Harness.Autobahn;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;

namespace WsSpec.Harness.Tests.Autobahn;

/// <summary>What clients call themselves and ask for is untrusted.</summary>
public sealed class FuzzingCommandProperties
{
    private static readonly string[] Paths =
        ["/getCaseCount", "/getCaseInfo", "/runCase", "/getCaseStatus", "/updateReports", "/stopServer"];

    [Property]
    public void EveryQueryIsUnderstoodOrRefused(int path, string? query) => Assert.That(
        FuzzingCommand.Parse($"{Paths[(uint)path % (uint)Paths.Length]}?{query}", AutobahnCatalogue.Quick.All), Is.Not.Null);

    [Property]
    public void TheNameOfAnAgentSurvivesTheQuery(string? name)
    {
        var agent = new string([.. (name ?? "").Where(c => !char.IsSurrogate(c))]);
        var command = FuzzingCommand.Parse($"/runCase?case=2&agent={Uri.EscapeDataString(agent)}", AutobahnCatalogue.Quick.All);
        Assert.That(command, agent.Length is > 0 and <= FuzzingCommand.LongestAgent
            ? Is.EqualTo(new FuzzingCommand.RunCase(AutobahnCatalogue.Quick.All[1], agent))
            : Is.EqualTo(new FuzzingCommand.Refuse(500)));
    }

    [Property]
    public void TheNameOfAReportIsThatOfAFile(string? name)
    {
        var agent = (name ?? "")[..Math.Min((name ?? "").Length, FuzzingCommand.LongestAgent)];
        var entry = new IndexEntry(agent, AutobahnCatalogue.Quick.Find("13.7.18")!, Behavior.Ok, Behavior.Ok, null, 0);
        Assert.That(entry.FileName, Does.Match("^[a-z0-9_]*_case_13_7_18$"));
        Assert.That(entry.FileName.Length + ".json".Length, Is.LessThan(256));
    }

    [Property]
    public void AnyAgentCanBeInTheIndex(string? name)
    {
        var agent = new string([.. (name ?? "").Where(c => !char.IsSurrogate(c))]);
        var index = AutobahnJson.Index([new(agent, AutobahnCatalogue.Quick.All[0], Behavior.Ok, Behavior.Ok, 1000, 1)]);
        using var document = JsonDocument.Parse(index);
        Assert.That(document.RootElement.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { agent }));
    }

    [Test]
    public void ANameThatIsTooLongIsRefused() => Assert.That(
        FuzzingCommand.Parse($"/runCase?case=1&agent={new string('a', FuzzingCommand.LongestAgent + 1)}", AutobahnCatalogue.Quick.All),
            Is.EqualTo(new FuzzingCommand.Refuse(500)));
}
