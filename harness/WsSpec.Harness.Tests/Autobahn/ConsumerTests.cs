using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace WsSpec.Harness.Tests.Autobahn;

/// <summary>
/// How the pipelines of known projects read a report: each rule is written from its description, and a test says which of the sample's
/// results that project would call failures.
/// </summary>
public sealed class ConsumerTests
{
    private static readonly string[] Passing = ["OK", "INFORMATIONAL", "NON-STRICT"];
    private static readonly string[] Closing = ["OK", "INFORMATIONAL"];
    private static readonly string[] Failing = ["FAILED", "WRONG CODE", "UNCLEAN", "FAILED BY CLIENT"];

    private readonly SampleReport _report = new();

    [TearDown]
    public void Remove() => _report.Dispose();

    [Test]
    public void UWebSocketsWantsBothGradesAmongThePassingOnes() => Assert.That(
        Failures(r => !Passing.Contains(r.Behavior) || !Passing.Contains(r.Close)), Is.EqualTo(
            new[] { "12.1.1", "2.5", "5.1", "5.2", "7.9.5" }));

    [Test]
    public void FastwebsocketsAndDenoLookAtTheBehaviorAlone() => Assert.That(
        Failures(r => !Passing.Contains(r.Behavior)), Is.EqualTo(new[] { "12.1.1", "7.9.5" }));

    [Test]
    public void UndiciNamesTheFailingGrades() => Assert.That(
        Failures(r => Failing.Contains(r.Behavior) || Failing.Contains(r.Close)), Is.EqualTo(new[] { "2.5", "5.1", "5.2", "7.9.5" }));

    [Test]
    public void CoderLetsNonStrictPassButNotInTheClosing() => Assert.That(
        Failures(r => !Passing.Contains(r.Behavior) || !Closing.Contains(r.Close)), Is.EqualTo(
            new[] { "12.1.1", "2.5", "5.1", "5.2", "7.9.5" }));

    /// <summary>It panics at a behavior it does not know, and opens the report of each case.</summary>
    [Test]
    public void GobwasFindsOnlyBehaviorsItKnowsAndTheTextsOfEachCase()
    {
        string[] known = ["OK", "NON-STRICT", "UNCLEAN", "FAILED", "UNIMPLEMENTED", "INFORMATIONAL"];
        Assert.That(Failures(r => !known.Contains(r.Behavior)), Is.Empty);
        Assert.That(Failures(r => r.Behavior is "NON-STRICT" or "UNCLEAN" or "FAILED"), Is.EqualTo(new[] { "3.2", "6.4.1", "7.9.5" }));
        foreach (var row in _report.Rows)
        {
            using var @case = Case(row.ReportFile);
            Assert.That(
                new[] { "description", "expectation", "result" }.Select(
                    key => @case.RootElement.GetProperty(key).GetString()), Has.None.Empty);
        }
    }

    [Test]
    public void AiohttpLooksAtTheClosingAndForTheWordsOfTheResult()
    {
        Assert.That(Failures(r => !Closing.Contains(r.Close)), Is.EqualTo(new[] { "2.5", "5.1", "5.2", "7.9.5" }));
        using var @case = Case("sample_1_0__test_case_7_9_5.json");
        Assert.That(@case.RootElement.GetProperty("result").GetString(), Is.EqualTo("The close code should have been 1002 or empty"));
    }

    /// <summary>It compares the whole file with a kept one, durations aside, so that nothing else may change from run to run.</summary>
    [Test]
    public void TungsteniteFindsNothingThatChangesButDurations() => Assert.That(
        _report.Index.RootElement.GetProperty(SampleReport.Agent).EnumerateObject().SelectMany(c => c.Value.EnumerateObject())
            .Select(p => p.Name).Distinct(),
        Is.EqualTo(new[] { "behavior", "behaviorClose", "duration", "remoteCloseCode", "reportfile" }));

    [Test]
    public void CowboyAndGunCountTheClassOfFailuresAndTakeTwoAway() => Assert.That(
        Regex.Count(File.ReadAllText(_report["index.html"]), "case_failed") - 2, Is.EqualTo(1));

    [Test]
    public void OkhttpListsIdsAndBehaviorsInTheOrderOfTheFile() => Assert.That(
        _report.Rows.Select(r => $"{r.Id} {r.Behavior}").Take(3), Is.EqualTo(new[] { "1.1.1 OK", "12.1.1 UNIMPLEMENTED", "2.5 OK" }));

    /// <summary>tr and sed make one line of each case, so the layout has to be right to the blank.</summary>
    [Test]
    public void NimWebsockAndLibwebsocketsSquashTheLines()
    {
        var squashed = _report.IndexText.Replace('\n', '!').Replace("},!", "\n", StringComparison.Ordinal).Split('\n');
        var failures = squashed.Where(line => !line.Contains("\"behavior\": \"OK\"", StringComparison.Ordinal)
            && !line.Contains("\"behavior\": \"INFORMATIONAL\"", StringComparison.Ordinal)
            && !line.Contains("\"behavior\": \"NON-STRICT\"", StringComparison.Ordinal));
        Assert.That(failures.Select(line => line.Split('"')[1]), Is.EqualTo(new[] { "12.1.1", "7.9.5" }));
    }

    [Test]
    public void JettyTakesNonStrictForAFailureAndReadsWhatWasWantedAndSeen()
    {
        Assert.That(
            Failures(r => r.Behavior is not ("OK" or "INFORMATIONAL" or "UNIMPLEMENTED")), Is.EqualTo(new[] { "3.2", "6.4.1", "7.9.5" }));
        using var @case = Case("sample_1_0__test_case_3_2.json");
        Assert.That(
            @case.RootElement.GetProperty("expected").EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "NON-STRICT", "OK" }));
        Assert.That(@case.RootElement.GetProperty("received").ValueKind, Is.EqualTo(JsonValueKind.Array));
    }

    [Test]
    public void AutobahnPythonWantsBothGradesTheSame() => Assert.That(
        Failures(r => (r.Behavior, r.Close) is not (("OK", "OK") or ("INFORMATIONAL", "INFORMATIONAL"))),
        Is.EqualTo(new[] { "12.1.1", "2.5", "3.2", "5.1", "5.2", "6.4.1", "7.9.5" }));

    [Test]
    public void MccutchenAllowsNonStrictWhereFailingFastIsAsked() => Assert.That(
        Failures(r => !Closing.Contains(r.Close)
            || !(Closing.Contains(r.Behavior) || (r.Behavior == "NON-STRICT" && r.Id.StartsWith("6.4.", StringComparison.Ordinal)))),
        Is.EqualTo(new[] { "12.1.1", "2.5", "3.2", "5.1", "5.2", "7.9.5" }));

    [Test]
    public void TheReportOfACaseHasTheKeysOfAutobahns()
    {
        using var @case = Case("sample_1_0__test_case_1_1_1.json");
        Assert.That(@case.RootElement.EnumerateObject().Count(), Is.EqualTo(39));
        Assert.That(@case.RootElement.EnumerateObject().Select(p => p.Name), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public void TheIndexIsLaidOutToTheBlank() => Assert.That(_report.IndexText, Does.StartWith("""
        {
           "Sample/1.0 (test)": {
              "1.1.1": {
                 "behavior": "OK",
                 "behaviorClose": "OK",
                 "duration": 0,
                 "remoteCloseCode": null,
                 "reportfile": "sample_1_0__test_case_1_1_1.json"
              },
              "12.1.1": {
        """.ReplaceLineEndings("\n")).And.EndsWith("      }\n   }\n}"));

    private IEnumerable<string> Failures(Func<SampleReport.SampleRow, bool> isFailure) => _report.Rows.Where(isFailure).Select(r => r.Id);

    private JsonDocument Case(string reportFile) => JsonDocument.Parse(File.ReadAllText(_report[reportFile]));
}
