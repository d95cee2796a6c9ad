using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;

namespace WsSpec.Harness.Tests.Autobahn;

/// <summary><c>wsspec wstest</c> from the command line to the files.</summary>
public sealed class WsTestTests
{
    private const int EveryFew = 10;

    /// <summary>All of the families, and a few of those that send much: limits and compressed messages.</summary>
    private static readonly ImmutableArray<string> Cases =
    [
        .. AutobahnCatalogue.Quick.All.Where(c => !SendsMuch(c))
            .Concat(LongForm.Sample(AutobahnCatalogue.Quick.All.Where(SendsMuch), EveryFew)).Select(c => c.Id),
    ];

    /// <summary>
    /// The definition of a reference, by the measure of others; compressed messages included. The long form has all 517 cases.
    /// </summary>
    [Test]
    public async Task TheReferenceServerIsOkInEveryFamily()
    {
        await using var server = Reference();
        using var folder = new TemporaryFolder();
        var spec = folder.Write("spec.json", $$"""{"outdir": {{Json(folder["reports"])}}, "servers": [{"agent": "reference", "url": "{{server.Url}}"}], "cases": {{JsonSerializer.Serialize(Cases)}}}""");
        var run = await CommandLine.RunAsync("wstest", "-m", "fuzzingclient", "-s", spec, "--quick");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["reports"], "index.json")));
        var rows = index.RootElement.GetProperty("reference").EnumerateObject().ToList();
        Assert.That(rows.Select(r => r.Name), Is.EquivalentTo(Cases));
        Assert.That(
            rows.Where(r => (Text(r, "behavior"), Text(r, "behaviorClose")) is not (("OK", "OK") or ("INFORMATIONAL", "INFORMATIONAL")))
                .Select(r => (r.Name, Text(r, "behavior"), Text(r, "behaviorClose"))),
            Is.Empty);
        Assert.That(Directory.GetFiles(folder["reports"]), Has.Length.EqualTo(2 + (2 * Cases.Length)));
    }

    /// <summary>
    /// bandit's way: no servers in the file, an empty pattern, the URL on the command line, and the server without a name.
    /// </summary>
    [Test]
    public async Task WithoutServersTheUrlOfTheCommandLineCounts()
    {
        await using var server = Reference();
        using var folder = new TemporaryFolder();
        var spec = folder.Write("spec.json", $$"""{"outdir": {{Json(folder["reports"])}}, "cases": ["2.1", "5.19"], "exclude-cases": [""], "enable-ssl": false}""");
        var run = await CommandLine.RunAsync("wstest", "-m", "fuzzingclient", "-s", spec, "-w", server.Url.ToString(), "-d");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["reports"], "index.json")));
        Assert.That(
            index.RootElement.GetProperty("UnknownServer").EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "2.1", "5.19" }));
    }

    [Test]
    public async Task TheLinesThatScriptsLookForAreThereInTheOrderOfTheCases()
    {
        await using var server = Reference();
        using var folder = new TemporaryFolder();
        var spec = folder.Write("spec.json", $$"""{"outdir": {{Json(folder["reports"])}}, "servers": [{"agent": "A", "url": "{{server.Url}}"}], "cases": ["2.1*"]}""");
        var run = await CommandLine.RunAsync("wstest", "--mode", "fuzzingclient", "--spec", spec, "--jobs", "1");
        var lines = run.Lines.ToList();
        Assert.That(lines, Has.One.StartsWith("Ok, will run 3 test cases"));
        Assert.That(lines, Has.One.StartsWith("Updating reports"));
        Assert.That(
            lines.Where(l => l.StartsWith("Running test case", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "2.1", "2.10", "2.11" }.Select(id => $"Running test case ID {id} for agent A from peer {server.Url}")));
    }

    [Test]
    public async Task AnExcludedCaseOfAnAgentIsNotReported()
    {
        await using var server = Reference();
        using var folder = new TemporaryFolder();
        var spec = folder.Write("spec.json", $$"""{"outdir": {{Json(folder["reports"])}}, "servers": [{"url": "{{server.Url}}"}], "cases": ["2.1", "2.2"], "exclude-agent-cases": {"Unknown*": ["2.2"] } }""");
        await CommandLine.RunAsync("wstest", "-m", "fuzzingclient", "-s", spec);
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["reports"], "index.json")));
        Assert.That(index.RootElement.GetProperty("UnknownServer").EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "2.1" }));
    }

    [Test]
    public async Task AServerThatIsNotThereHasNoResultsAndStillTheExitCodeIsZero()
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("spec.json", $$"""{"outdir": {{Json(folder["reports"])}}, "servers": [{"url": "ws://127.0.0.1:1/"}], "cases": ["1.*"]}""");
        var run = await CommandLine.RunAsync("wstest", "-m", "fuzzingclient", "-s", spec);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok));
        Assert.That(run.Error, Does.Contain("cannot connect"));
        Assert.That(File.ReadAllText(Path.Combine(folder["reports"], "index.json")), Is.EqualTo("{}"));
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("""{"cases": ["*"]}""")]
    [TestCase("""{"servers": [{"url": "http://x/"}], "cases": ["*"]}""")]
    [TestCase("""{"servers": [{"url": "ws://127.0.0.1:1/"}]}""")]
    public async Task WhatCannotBeRunIsAUsageError(string text)
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("wstest", "-m", "fuzzingclient", "-s", folder.Write("spec.json", text));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage), run.Error);
    }

    [Test]
    public async Task OurOwnReportsAndExitCodesAreToBeHadForTheSameCases()
    {
        await using var server = Reference();
        var run = await CommandLine.RunAsync("run", server.Url.ToString(), "--suite", "autobahn", "--case", "autobahn/2.*");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Output + run.Error);
        Assert.That(run.Output, Does.Contain("11 cases"));
    }

    private static TransportListener Reference() =>
        new(new IPEndPoint(IPAddress.Loopback, 0), null, new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);

    private static bool SendsMuch(AutobahnCase @case) => @case.Id.Split('.')[0] is "9" or "12" or "13";

    private static string Json(string text) => JsonSerializer.Serialize(text);

    private static string? Text(JsonProperty row, string name) => row.Value.GetProperty(name).GetString();
}
