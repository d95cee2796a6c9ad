using System.Text;
using NUnit.Framework;
using WsSpec.Fuzz;
using WsSpec.Fuzzing.Targets;
using WsSpec.Harness.Reports;

namespace WsSpec.Harness.Tests.Reports;

public sealed class ReportGrammarTests
{
    private static string[] Inputs(string kind) =>
        Path.Combine(AppContext.BaseDirectory, "corpus", kind, "reports") is var folder
            && Directory.Exists(folder)
            ? Directory.GetFiles(folder) : [];

    /// <summary>Reports in which something of a testee is taken for the harness's own.</summary>
    [TestCase("console", "\u001b[31mred")]
    [TestCase("json", "{\"a\":\"\n\"}")]
    [TestCase("ctrf", "{} {}")]
    [TestCase("badge", "")]
    [TestCase("html", "<!DOCTYPE html><img src=x>")]
    [TestCase("junit", "<testsuites><testcase>\u0001</testcase></testsuites>")]
    [TestCase("junit", "<testsuites><script/></testsuites>")]
    [TestCase("junit", "<testsuites>")]
    [TestCase("github", "<details><img src=x></details>")]
    [TestCase("tap", "TAP version 14\n1..1\nok 1 - a\nok 2 - b")]
    [TestCase("tap", "TAP version 14\n1..1\nok 1 - a\nBail out!")]
    [TestCase("tap", "1..0")]
    public void IsComplainedAbout(string format, string report) =>
        Assert.That(ReportGrammar.Complaint(format, Encoding.UTF8.GetBytes(report)), Is.Not.Null);

    [Test]
    public void OctetsThatAreNoTextAreComplainedAbout() =>
        Assert.That(ReportGrammar.Complaint("json", [(byte)'"', 0xFF, (byte)'"']), Is.Not.Null);

    [TestCase("::error title=a::b\n", ExpectedResult = true)]
    [TestCase("::error title=a::b\r::set-output\n", ExpectedResult = false)]
    [TestCase("::set-output\n", ExpectedResult = false)]
    public bool ALogHasAnnotationsOnly(string log) => ReportGrammar.IsLog(log);

    /// <summary>
    /// A section header and an interface are a capture; a length that differs at the ends, and an end in between, are not.
    /// </summary>
    [TestCase(0, ExpectedResult = true)]
    [TestCase(24, ExpectedResult = false)]
    [TestCase(-1, ExpectedResult = false)]
    public bool ACaptureHasTheSameLengthsAtBothEndsOfABlock(int spoilt)
    {
        var capture = Rendered.Octets(ReportFormat.Capture, []);
        capture = spoilt < 0 ? capture[..^1] : capture;
        if (spoilt > 0)
        {
            capture[spoilt]++;
        }

        return ReportGrammar.Complaint(ReportFormat.Capture.Name, capture) is null;
    }

    [TestCase("seeds")]
    [TestCase("crashes")]
    public void ThePropertyHoldsForTheCorpus(string kind) => Assert.Multiple(() =>
    {
        foreach (var file in Inputs(kind))
        {
            Assert.That(() => new ReportsTarget().Run(File.ReadAllBytes(file)), Throws.Nothing, Path.GetFileName(file));
        }
    });

    [Test]
    public void TheCorpusHasSeedsForEveryFormat() => Assert.That(
        Inputs("seeds").Select(file => ReportsTarget.FormatOf(new FuzzInput(File.ReadAllBytes(file))))
            .Distinct(), Is.EquivalentTo(ReportFormat.All));
}
