using System.Globalization;
using System.Net;
using System.Text.Json;
using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Tests.Autobahn;

/// <summary><c>wsspec wstest -m fuzzingserver</c> from the specification file to the files of the report.</summary>
public sealed class FuzzingServerTests
{
    private const string Few = """ "cases": ["1.1.1", "2.1", "5.*"], "exclude-cases": ["5.1*", "5.2*"] """;

    /// <summary>Several connections at once, as an agent may well have them.</summary>
    [Test]
    public async Task TheReferenceClientIsOkInEveryFamily()
    {
        await using var server = await RunningFuzzingServer.StartAsync(
            """ "cases": ["1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "9.7.1", "9.8.1", "10.*", "12.1.1", "13.1.1", "13.2.1", "13.3.1", "13.4.1", "13.5.1", "13.6.1", "13.7.1"] """,
            "ws",
            "--quick");
        var count = int.Parse((await server.AskAsync("/getCaseCount"))!, CultureInfo.InvariantCulture);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) =>
                await server.PlayAsync($"case={n}&agent=reference"));
        Assert.That(await server.AskAsync("/updateReports?agent=reference"), Is.Null);
        var rows = server.Rows();
        Assert.That(rows, Has.Count.EqualTo(count).And.Count.EqualTo(257));
        Assert.That(rows.Where(r => (r.Behavior, r.Close) is not (("OK", "OK") or ("INFORMATIONAL", "INFORMATIONAL"))), Is.Empty);
        Assert.That(Directory.GetFiles(server.Reports), Has.Length.EqualTo(2 + (2 * count)));
    }

    /// <summary>
    /// A case has its place among those selected for a number: swift-websocket counts on it, and bun and mint ask for each status.
    /// </summary>
    [Test]
    public async Task ACaseIsNamedByItsPlaceAmongThoseSelectedOrByItsId()
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few);
        Assert.That(await server.AskAsync("/getCaseCount"), Is.EqualTo("9"));
        using var info = JsonDocument.Parse((await server.AskAsync("/getCaseInfo?case=3"))!);
        Assert.That(info.RootElement.GetProperty("id").GetString(), Is.EqualTo("5.3"));
        Assert.That(info.RootElement.GetProperty("description").GetString(), Is.Not.Empty);
        await server.PlayAsync("case=3&agent=A");
        await server.PlayAsync("casetuple=2.1&agent=A");
        Assert.That(await server.AskAsync("/getCaseStatus?casetuple=5.3&agent=A"), Is.EqualTo("""{"behavior": "OK"}"""));
        Assert.That(await server.AskAsync("/getCaseStatus?case=2&agent=A"), Is.EqualTo("""{"behavior": "OK"}"""));
    }

    [Test]
    public async Task WhoAsksForAStatusTooEarlyIsAnsweredWhenThereIsOne()
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few);
        var status = server.AskAsync("/getCaseStatus?case=1&agent=A");
        Assert.That(await server.AskAsync("/getCaseCount"), Is.EqualTo("9"));
        Assert.That(status.IsCompleted, Is.False);
        await server.PlayAsync("case=1&agent=A");
        Assert.That(await status, Is.EqualTo("""{"behavior": "OK"}"""));
    }

    [Test]
    public async Task AReportTellsOfAServer()
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few);
        await server.PlayAsync("case=2&agent=Sample/1.0%20(test)");
        await server.AskAsync("/updateReports?agent=Sample/1.0+(test)");
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(server.Reports, "sample_1_0__test_case_2_1.json")));
        Assert.That(report.RootElement.EnumerateObject().Count(), Is.EqualTo(39));
        Assert.That(report.RootElement.GetProperty("agent").GetString(), Is.EqualTo("Sample/1.0 (test)"));
        Assert.That(report.RootElement.GetProperty("case").GetInt32(), Is.EqualTo(2));
        Assert.That(
            new[] { "isServer", "closedByMe", "droppedByMe", "wasClean", "wasServerConnectionDropTimeout" }.Select(
                key => report.RootElement.GetProperty(key).GetBoolean()),
            Is.EqualTo(new[] { true, true, true, true, false }));
        Assert.That(report.RootElement.GetProperty("httpRequest").GetString(), Does.StartWith(
            "GET /runCase?case=2&agent=Sample/1.0%20(test) HTTP/1.1\r\n"));
    }

    [Test]
    public async Task TheReportsOfAllAgentsAreInOneIndex()
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few);
        await Task.WhenAll(server.PlayAsync("case=1&agent=A"), server.PlayAsync("case=2&agent=B"), server.PlayAsync("case=1&agent=B"));
        await server.AskAsync("/updateReports?agent=A");
        await server.AskAsync("/updateReports?agent=B");
        Assert.That(server.Rows().Select(r => (r.Agent, r.Id)), Is.EqualTo(new[] { ("A", "1.1.1"), ("B", "1.1.1"), ("B", "2.1") }));
        Assert.That(
            server.Output.ReplaceLineEndings("\n").Split('\n').Where(l => l.StartsWith("Running test case", StringComparison.Ordinal)),
            Has.Exactly(3)
                .StartsWith("Running test case ID ").And.One.StartsWith("Running test case ID 2.1 for agent B from peer 127.0.0.1:"));
    }

    [Test]
    public async Task TheNameOfAnAgentIsNoPathAndNoMarkup()
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few);
        await server.PlayAsync("case=1&agent=..%2F..%2F%3Cscript%3E%0A%00x");
        await server.AskAsync("/updateReports");
        Assert.That(Directory.GetFiles(server.Reports).Select(Path.GetFileName), Is.EquivalentTo(
            new[] { "index.html", "index.json", "script___x_case_1_1_1.html", "script___x_case_1_1_1.json" }));
        Assert.That(File.ReadAllText(Path.Combine(server.Reports, "index.html")), Does.Not.Contain("<script>"));
        Assert.That(server.Rows()[0].Agent, Is.EqualTo("../../<script>\n\0x"));
        Assert.That(server.Output, Does.Contain("for agent ../../<script>\\u000a\\u0000x from peer"));
    }

    [TestCase("/", 404)]
    [TestCase("/nowhere", 404)]
    [TestCase("/getcasecount", 404)]
    [TestCase("/getCaseInfo", 500)]
    [TestCase("/getCaseInfo?case=0", 500)]
    [TestCase("/getCaseInfo?case=10", 500)]
    [TestCase("/getCaseInfo?case=-1", 500)]
    [TestCase("/getCaseInfo?casetuple=9.1.1", 500)]
    [TestCase("/runCase?case=1", 500)]
    [TestCase("/runCase?agent=A", 500)]
    [TestCase("/runCase?case=1&agent=", 500)]
    [TestCase("/getCaseStatus?case=1", 500)]
    public async Task WhatCannotBeDoneIsRefused(string resourceName, int status)
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few);
        Assert.That(await server.StatusAsync(resourceName), Is.EqualTo(status));
        Assert.That(await server.AskAsync("/getCaseCount"), Is.EqualTo("9"));
    }

    [Test]
    public async Task APersonWithABrowserIsToldWhatThisIs()
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few);
        using var http = new HttpClient { BaseAddress = new UriBuilder(server.Url) { Scheme = "http" }.Uri };
        Assert.That(await http.GetStringAsync("/"), Does.Contain("9 cases"));
        Assert.That((await http.GetAsync("/getCaseCount")).StatusCode, Is.EqualTo(HttpStatusCode.UpgradeRequired));
    }

    [Test]
    public async Task ACaseThatAnAgentIsSparedIsClosedAndNotReported()
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few + """, "exclude-agent-cases": {"Slow*": ["2.*"]} """);
        Assert.That(await server.AskAsync("/runCase?case=2&agent=Slowpoke"), Is.Null);
        Assert.That(await server.AskAsync("/getCaseStatus?case=2&agent=Slowpoke"), Is.Null);
        await server.AskAsync("/updateReports?agent=Slowpoke");
        Assert.That(server.Rows(), Is.Empty);
    }

    [TestCase("/stopServer")]
    [TestCase("/updateReports?agent=A&shutdownOnComplete=true")]
    [TestCase("/updateReports?agent=A&shutdownOnComplete=yes")]
    public async Task AClientMayEndTheServerWhichThenWritesWhatThereIs(string resourceName)
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few);
        await server.PlayAsync("case=1&agent=A");
        Assert.That(await server.AskAsync("/getCaseStatus?case=1&agent=A"), Is.Not.Null);
        Assert.That(await server.AskAsync(resourceName), Is.Null);
        Assert.That(await server.Exit, Is.EqualTo(ExitCode.Ok));
        Assert.That(server.Rows(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task AnInterruptWritesWhatThereIsAndIsASuccess()
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few);
        await server.PlayAsync("case=1&agent=A");
        await server.AskAsync("/getCaseStatus?case=1&agent=A");
        var waiting = server.AskAsync("/getCaseStatus?case=2&agent=A");
        Assert.That(await server.InterruptAsync(), Is.EqualTo(ExitCode.Ok));
        Assert.That(server.Rows(), Has.Count.EqualTo(1));
        Assert.That(async () => await waiting, Throws.InstanceOf<System.Net.WebSockets.WebSocketException>());
    }

    [Test]
    public async Task ASubprotocolIsAgreedOnWhenTheClientOffersOne()
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few + """, "protocols": ["chat"], "webport": 8080, "options": {"failByDrop": true} """);
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.AddSubProtocol("other");
        socket.Options.AddSubProtocol("chat");
        await socket.ConnectAsync(new Uri(server.Url, "/runCase?case=1&agent=A"), CancellationToken.None);
        Assert.That(socket.SubProtocol, Is.EqualTo("chat"));
    }

    [Test]
    public async Task CasesArePlayedOverTlsToo()
    {
        await using var server = await RunningFuzzingServer.StartAsync(Few, "wss");
        await server.PlayAsync("case=3&agent=A");
        Assert.That(await server.AskAsync("/getCaseStatus?case=3&agent=A"), Is.EqualTo("""{"behavior": "OK"}"""));
    }

    [TestCase("""{"cases": ["*"]}""", ExitCode.Usage)]
    [TestCase("""{"url": "ws://127.0.0.1:0"}""", ExitCode.Usage)]
    [TestCase("""{"url": "wss://127.0.0.1:0", "cases": ["*"], "cert": "/nowhere.pem"}""", ExitCode.Usage)]
    [TestCase("""{"url": "ws://192.0.2.1:9001", "cases": ["*"]}""", ExitCode.NothingTested)]
    public async Task WhatCannotBeServedHasAnExitCodeOfItsOwn(string spec, int exitCode)
    {
        using var folder = new Cli.TemporaryFolder();
        var run = await Cli.CommandLine.RunAsync("wstest", "-m", "fuzzingserver", "-s", folder.Write("spec.json", spec));
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
    }
}
