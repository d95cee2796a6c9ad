using System.Text.RegularExpressions;
using NUnit.Framework;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Cli;

namespace WsSpec.Harness.Tests.Reports;

/// <summary>Whatever a testee sends, every report stays well formed and says nothing in the name of the harness.</summary>
public sealed partial class ReportProperties
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
        Assert.That(Rendered.As("json", JsonReport.Read(folder.Write("report.json", written))), Is.EqualTo(written));
    }

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void EveryTapLineIsOneThatTheProtocolKnows(RunReport run)
    {
        var lines = Rendered.As("tap", run).TrimEnd('\n').Split('\n');
        Assert.That(lines[2..], Has.All.Match(TapLine().ToString()));
        Assert.That(lines.Count(l => TapPoint().IsMatch(l)), Is.EqualTo(int.Parse(lines[1][3..], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void NoMarkupOfATesteeReachesTheSummary(RunReport run)
    {
        var tags = Tag().Matches(Rendered.As("github", run)).Select(m => m.Value).Distinct();
        Assert.That(tags, Is.SubsetOf((string[])["<details>", "</details>", "<summary>", "</summary>", "<pre>", "</pre>"]));
    }

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void EveryLineOfTheLogIsACommandOfOurOwn(RunReport run)
    {
        using var log = new StringWriter { NewLine = "\n" };
        GitHubReport.WriteAnnotations([run, run, run], log);
        var lines = log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.LessThanOrEqualTo(GitHubReport.MaximumAnnotations).And.All.StartsWith("::error title="));
    }

    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void TheConsoleShowsNoControlCharacterOfATestee(RunReport run) =>
        Assert.That(Rendered.As("console", run with { Target = "t" }).Where(c => char.IsControl(c) && c is not ('\n' or '\r')), Is.Empty);

    [GeneratedRegex("^((not )?ok [0-9]+ - [ -~]*|  ---|  \\.\\.\\.|  [a-z]+: [ -~]*)$")]
    private static partial Regex TapLine();

    [GeneratedRegex("^(not )?ok ")]
    private static partial Regex TapPoint();

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex Tag();
}
