using System.Text.RegularExpressions;
using NUnit.Framework;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Tests.Reports.Html;

public sealed partial class HtmlReportProperties
{
    /// <summary>The file without its data is the same for all runs: nothing of a testee is outside of what the script unpacks.</summary>
    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 30)]
    public void NothingOfATesteeIsOutsideTheData(RunReport run) =>
        Assert.That(WithoutData(run), Is.EqualTo(WithoutData(SampleRuns.With())));

    private static string WithoutData(RunReport run) => Data().Replace(Rendered.As("html", run), "");

    [GeneratedRegex("(?<=<script type=\"application/gzip\" id=\"[a-z0-9-]+\">)[A-Za-z0-9+/=]+(?=</script>)")]
    private static partial Regex Data();
}
