using NUnit.Framework;
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
        var broken = run.Results[0].Judgement.Breaks;
        using var folder = new TemporaryFolder();
        var written = folder.Write("report.json", Rendered.As("json", run).Replace($"\"breaks\": \"{broken}\"", $"\"breaks\": \"{Unknown}\"", StringComparison.Ordinal));
        Assert.That(Rendered.As(format, JsonReport.Read(written)), Does.Contain(Unknown));
    }

    [TestCaseSource(nameof(Formats))]
    public void EveryReportIsWritten(string format)
    {
        var run = SampleRuns.With(Verdict.Fail);
        run = run with { Results = [run.Results[0] with { Judgement = run.Results[0].Judgement with { Breaks = new(Unknown) } }] };
        Assert.That(() => Rendered.As(format, run), Throws.Nothing);
    }

    private static IEnumerable<string> Formats => ReportFormat.All.Select(format => format.Name);
}
