using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Protocol.Tests;

namespace WsSpec.Harness.Tests.Configuring;

public sealed class InitCommandTests
{
    private const string Secret = "a-token-of-the-user";

    [Test]
    public async Task TheSchemaIsWrittenFromTheOptions() =>
        GeneratedFile.AssertIs("docs/schemas/config.schema.json", (await CommandLine.RunAsync("init", "--schema")).Output);

    [Test]
    public async Task WhatIsWrittenLeadsARunToTheServer()
    {
        await using var server = Server(new());
        using var folder = new TemporaryFolder();
        var said = await InitAsync(folder, $"{server.Url}", "--name", "mine");
        Assert.That(said, Does.Contain("It echoes").And.Contain("It offers permessage-deflate"));
        Assert.That(
            ConfiguredCommand.With(await File.ReadAllTextAsync(folder["wsspec.json"]), "run"),
            Does.Contain(KeyValuePair.Create("url", $"{server.Url}")).And.Contain(KeyValuePair.Create("name", "mine"))
                .And.Contain(KeyValuePair.Create("target", "echo")));
        var run = await CommandLine.RunAsync("run", "--config", folder["wsspec.json"], "--case", "ping/*", "--report", "console");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
    }

    [Test]
    public async Task AServerThatDoesNotEchoIsSaidToBeOne()
    {
        await using var server = Server(new() { Conduct = new() { Meets = (_, _) => { } }, Deflate = null });
        using var folder = new TemporaryFolder();
        Assert.That(await InitAsync(folder, $"{server.Url}"), Does.Contain("does not echo").And.Contain("no permessage-deflate"));
        Assert.That(ConfiguredCommand.With(await File.ReadAllTextAsync(folder["wsspec.json"]), "run").Keys, Does.Not.Contain("target"));
        Assert.That(await File.ReadAllTextAsync(folder["wsspec.json"]), Does.Contain("// \"message\""));
    }

    [Test]
    public async Task ASubprotocolWithoutWhichNothingOpensIsFound()
    {
        await using var server = Server(new()
        {
            Handshake = new()
            {
                Refuse = request => request.Subprotocols.Contains("mqtt") ? null : 400,
                SelectSubprotocol = request => request.Subprotocols.Contains("mqtt") ? "mqtt" : null,
            },
        });
        using var folder = new TemporaryFolder();
        await InitAsync(folder, $"{server.Url}");
        Assert.That(
            ConfiguredCommand.With(await File.ReadAllTextAsync(folder["wsspec.json"]), "run"),
            Does.Contain(KeyValuePair.Create("subprotocol", "mqtt")));
    }

    [Test]
    public async Task NothingThatMayBeACredentialIsWritten()
    {
        await using var server = Server(new());
        using var folder = new TemporaryFolder();
        var said = await InitAsync(
            folder, $"{server.Url}?token={Secret}", "-H", $"Authorization: Bearer {Secret}", "--login", Secret,
            "--client-cert-password", Secret, "--path", $"/?{Secret}");
        var text = await File.ReadAllTextAsync(folder["wsspec.json"]);
        Assert.That(said + text, Does.Not.Contain(Secret));
        Assert.That(text, Does.Contain("\"Authorization\": \"env:AUTHORIZATION\"").And.Contain("\"login\": [\"env:WSSPEC_LOGIN\"]"));
    }

    [Test]
    public async Task AFileThatIsThereIsKept()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("wsspec.json", "{}");
        var run = await CommandLine.RunAsync("init", "--config", path);
        Assert.That((run.ExitCode, await File.ReadAllTextAsync(path)), Is.EqualTo((ExitCode.Usage, "{}")));
        Assert.That(run.Error, Does.Contain("--force"));
        Assert.That((await CommandLine.RunAsync("init", "--config", path, "--force")).ExitCode, Is.EqualTo(ExitCode.Ok));
        Assert.That(await File.ReadAllTextAsync(path), Does.Contain("// \"url\": \"ws://localhost:9000/\","));
    }

    [Test]
    public async Task AServerThatIsNotThereLeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("init", "ws://127.0.0.1:1/", "--config", folder["wsspec.json"]);
        Assert.That((run.ExitCode, File.Exists(folder["wsspec.json"])), Is.EqualTo((ExitCode.NothingTested, false)));
    }

    /// <summary>Also with what is there as a comment: whoever takes the comment away has a file that is right.</summary>
    [Test]
    public async Task WhatIsWrittenIsAsTheSchemaSays()
    {
        using var folder = new TemporaryFolder();
        await InitAsync(folder);
        var text = await File.ReadAllTextAsync(folder["wsspec.json"]);
        Assert.That(Schemas.ConfigErrors(text), Is.Empty);
        Assert.That(Schemas.ConfigErrors(text.Replace("  // \"", "  \"", StringComparison.Ordinal)), Is.Empty);
        Assert.That(text.Split("  // \""), Has.Length.GreaterThan(5));
    }

    [TestCase("""{ "heder": "a" }""")]
    [TestCase("""{ "jobs": "4" }""")]
    [TestCase("""{ "header": { "A": 1 } }""")]
    [TestCase("""{ "serve": { "url": "ws://a/" } }""")]
    [TestCase("""{ "target": "mirror" }""")]
    public void WhatTheProgramRefusesTheSchemaRefuses(string file)
    {
        Assert.That(Schemas.ConfigErrors(file), Is.Not.Empty);
        Assert.That(() => ConfiguredCommand.With(file, "run"), Throws.TypeOf<CommandException>());
    }

    private static TransportListener Server(ReferenceServerOptions options) =>
        OwnServers.OnFreePort(new ReferenceEndpoint(options).ServeAsync);

    private static async Task<string> InitAsync(TemporaryFolder folder, params string[] arguments)
    {
        var run = await CommandLine.RunAsync(["init", .. arguments, "--config", folder["wsspec.json"]]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Error);
        return run.Output;
    }
}
