using NUnit.Framework;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Reports;

/// <summary>A report of another version names requirements that this one's registry lacks.</summary>
public sealed class UnknownRequirementTests
{
    private const string Unknown = "6455-99.9-01";

    [TestCase("json")]
    [TestCase("junit")]
    [TestCase("tap")]
    [TestCase("ctrf")]
    public void ItIsShownByItsId(string format)
    {
        var run = SampleRuns.With(Verdict.Fail);
        var broken = run.Facts.Results[0].Judgement.Breaks;
        using var folder = new TemporaryFolder();
        var written =
            folder.Write("report.json", Rendered.As("json", run).Replace(
                $"\"breaks\":\"{broken}\"", $"\"breaks\":\"{Unknown}\"", StringComparison.Ordinal));
        Assert.That(Rendered.As(format, SavedRuns.Read(written)), Does.Contain(Unknown));
    }

    [TestCaseSource(nameof(Formats))]
    public void EveryReportIsWritten(string format)
    {
        var facts = SampleRuns.Facts(Verdict.Fail);
        var result = facts.Results[0] with { Judgement = facts.Results[0].Judgement with { Breaks = new(Unknown) } };
        var run = new RunReport(facts with { Results = [result] }, Assessment.Usual);
        Assert.That(() => Rendered.Octets(ReportFormat.All.Single(f => f.Name == format), run), Throws.Nothing);
    }

    private static IEnumerable<string> Formats => ReportFormat.All.Select(format => format.Name);
}
