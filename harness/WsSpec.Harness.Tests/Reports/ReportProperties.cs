using NUnit.Framework;
using WsSpec.Fuzz;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Tests.Cli;

namespace WsSpec.Harness.Tests.Reports;

/// <summary>Whatever a testee sends, every report stays well formed and says nothing in the name of the harness.</summary>
public sealed class ReportProperties
{
    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void JunitIsValid(RunReport run) => Assert.That(Schemas.JunitErrors(Rendered.As("junit", run)), Is.Empty);

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void JsonIsValid(RunReport run) => Assert.That(Schemas.ReportErrors(Rendered.As("json", run)), Is.Empty);

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void CtrfIsValid(RunReport run) => Assert.That(Schemas.CtrfErrors(Rendered.As("ctrf", run)), Is.Empty);

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void JsonSaysTheSameAfterItWasRead(RunReport run)
    {
        using var folder = new TemporaryFolder();
        var written = Rendered.As("json", run);
        Assert.That(Rendered.As("json", SavedRuns.Read(folder.Write("report.json", written))), Is.EqualTo(written));
    }

    /// <summary>The grammar is the one that the fuzz target holds reports against.</summary>
    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void EveryReportIsWhatItsFormatDemands(RunReport run) => Assert.That(
        ReportFormat.All.Select(format => ReportGrammar.Complaint(format.Name, Rendered.Octets(format, run))), Is.All.Null);

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void EveryLineOfTheLogIsACommandOfOurOwn(RunReport run)
    {
        using var log = new StringWriter { NewLine = "\n" };
        GitHubReport.WriteAnnotations([run, run, run], log);
        Assert.That(ReportGrammar.IsLog(log.ToString()));
        Assert.That(log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.LessThanOrEqualTo(
            GitHubReport.MaximumAnnotations));
    }
}
