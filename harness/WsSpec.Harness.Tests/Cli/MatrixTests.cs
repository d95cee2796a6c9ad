using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Cli;

/// <summary>Many endpoints, of which each is run whole by one of several machines.</summary>
public sealed class MatrixTests
{
    private static readonly string[] Names = ["one", "two", "three", "four"];

    private TransportListener _server = null!;
    private TemporaryFolder _folder = null!;

    private string Reports => _folder["reports"];

    [SetUp]
    public void Start()
    {
        _server = OwnServers.OnFreePort(new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);
        _folder = new();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task EachEndpointHasAReportOfItsOwnAndTogetherTheyAreTheMatrix()
    {
        var targets = Targets(Names.Select(name => $$"""{ "url": "{{_server.Url}}", "name": "{{name}}" }"""));
        foreach (var part in (string[])["1/2", "2/2"])
        {
            var run = await RunAsync(targets, part);
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
        }

        var merged = await CommandLine.RunAsync("merge", Reports, "--report", $"html={_folder["matrix.html"]}");
        Assert.That(merged.ExitCode, Is.EqualTo(ExitCode.Ok), merged.Error);
        var files = Directory.GetFiles(Reports).Order(StringComparer.Ordinal).ToImmutableArray();
        Assert.That(files.SelectMany(file => SavedRuns.Read(file)).Select(r => r.Facts.Target), Is.EquivalentTo(Names));

        var lost = SavedRuns.Read(files[0])[0].Facts.Target;
        File.Delete(files[0]);
        var partial = await CommandLine.RunAsync("merge", Reports);
        Assert.That(partial.ExitCode, Is.EqualTo(ExitCode.NothingTested));
        Assert.That(partial.Output, Does.Contain($"the endpoint {lost} is missing"));
    }

    [Test]
    public async Task OneThatIsNotDoneInTimeIsTriedAgainAndDoesNotStopTheOthers()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var targets = Targets(
        [
            $$"""{ "url": "ws://{{silent.LocalEndpoint}}/", "name": "silent", "time-limit": "0.2s", "attempts": 2 }""",
            $$"""{ "url": "{{_server.Url}}", "name": "one" }""",
        ]);
        var run = await RunAsync(targets, "1/1");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingTested));
        Assert.That(run.Error, Does.Contain("silent was not even known in 00:00:00.2000000; it is tried again"));
        Assert.That(Directory.GetFiles(Reports).Select(file => SavedRuns.Read(file).Single().Facts.Target), Is.EqualTo((string[])["one"]));
    }

    [Test]
    public async Task TwoEndpointsOfOneNameAreAMistake()
    {
        var run = await RunAsync(Targets(Enumerable.Repeat($$"""{ "url": "{{_server.Url}}" }""", 2)), "1/1");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("give each a name of its own"));
    }

    [Test]
    public async Task EndpointsAreSharedOnlyWhereThereAreSeveral()
    {
        var run = await CommandLine.RunAsync("run", "--shard", "1/2", "--shard-by", "endpoint");
        Assert.That((run.ExitCode, run.Error.Contains("--targets", StringComparison.Ordinal)), Is.EqualTo((ExitCode.Usage, true)));
    }

    private string Targets(IEnumerable<string> targets) => _folder.Write("targets.json", $"[{string.Join(',', targets)}]");

    private Task<CommandLine> RunAsync(string targets, string part) => CommandLine.RunAsync(
        "run", "--targets", targets, "--shard", part, "--shard-by", "endpoint", "--case", "ping/pong-repeats-application-data/*",
        "--report", $"json={Reports}/{{target}}.json.gz");
}
