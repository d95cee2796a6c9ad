using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Processes;

namespace WsSpec.Harness.Tests.Configuring;

public sealed class SettingsFileTests
{
    [TestCase("""{ "heder": "A: b" }""", "1:3: there is no setting 'heder'; did you mean header?")]
    [TestCase("{\n  \"jobs\": 1,\n  \"jobs\": 2\n}", "3:3: 'jobs' is said twice")]
    [TestCase("""{ "jobs": "many" }""", "1:3: 'jobs' is a whole number")]
    [TestCase("""{ "jobs": 1.5 }""", "1:3: 'jobs' is a whole number")]
    [TestCase("""{ "insecure": "yes" }""", "1:3: 'insecure' is true or false")]
    [TestCase("""{ "name": ["a"] }""", "1:3: 'name' is a text")]
    [TestCase("""{ "case": ["ping/*", 7] }""", "1:22: 'case' is a text or a list of texts")]
    [TestCase("""{ "header": { "A": true } }""", "1:20: 'header' is a text or a list of texts, or an object")]
    [TestCase("""{ "header": [["A: b"]] }""", "1:14: a list or an object has no place here")]
    [TestCase("""{ "target": "mirror" }""", "1:3: Argument 'mirror' not recognized")]
    [TestCase("""{ "time-limit": "soon" }""", "1:3: 'soon' is no time")]
    [TestCase("""{ "serve": { "brwser": true } }""", "1:14: wsspec serve has no setting 'brwser'; did you mean browser?")]
    [TestCase("""{ "serve": true }""", "1:12: 'serve' is an object with the settings of wsspec serve")]
    [TestCase("""{ "url": "--help" }""", "1:3: '--help' is no url")]
    [TestCase("""{ "url": "ws:\u0000" }""", "1:10: a text has no NUL")]
    [TestCase("""{ "url": "\ud800" }""", "1:10: this is half a character")]
    [TestCase("{ \"name\": \"é\",\n   no", "2:4: ")]
    [TestCase("{ \"name\": \"é\", x", "1:16: ")]
    [TestCase("[]", "1:1: settings are an object")]
    [TestCase("", "1:1: ")]
    [TestCase("""{ "layer": ["framing", "farming"] }""", "1:3: there is no layer 'farming'")]
    [TestCase("""{ "case": "*", "fail-on": "fial" }""", "1:16: 'fial' says nothing to fail on")]
    [TestCase("""{ "report": { "html": "/dev/null/r.html" } }""", "1:3: cannot write /dev/null/r.html")]
    [TestCase("""{ "url": "http://localhost/" }""", "1:3: 'http://localhost/' is not a WebSocket URL")]
    [TestCase("""{ "case": "*", "url": "ws://127.0.0.1:1/", "ca": "/no/such/file" }""", "1:44: cannot read /no/such/file")]
    [TestCase("""{ "header": { "A": "env:WSSPEC_NOBODY_HAS_SET_THIS" } }""", "1:3: the environment has no WSSPEC_NOBODY_HAS_SET_THIS")]
    public async Task WhatIsWrongIsSaidInOneLineThatSaysWhere(string file, string complaint)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("settings.json", file);
        var run = await CommandLine.RunAsync("run", "--config", path);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage), run.Error);
        Assert.That(run.Error, Does.StartWith($"wsspec: {path}:{complaint}").And.Match(@"\A[^\n]+\n\z"));
    }

    [Test]
    public async Task WhatTheCommandLineHasWrongIsNotBlamedOnTheFile()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("run", "--config", folder.Write("settings.json", """{ "jobs": 2 }"""), "--layer", "none");
        Assert.That(run.Error, Does.StartWith("wsspec: there is no layer"));
    }

    [Test]
    public async Task AFileThatIsNamedAndNotThereIsAMistake()
    {
        var run = await CommandLine.RunAsync("run", "--config", "/no/such/file.json");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.Usage, run.Error)));
        Assert.That(run.Error, Does.StartWith("wsspec: cannot read /no/such/file.json"));
    }

    [Test]
    public void ASectionIsForItsCommandAloneAndWins()
    {
        const string File = """{ "jobs": 1, "seed": 7, "serve": { "jobs": 2, "browser": true }, "fuzz": { "time": "1s" } }""";
        Assert.That(
            ConfiguredCommand.With(File, "run"), Is.EquivalentTo(new Dictionary<string, string> { ["jobs"] = "1", ["seed"] = "7" }));
        Assert.That(ConfiguredCommand.With(File, "serve")["jobs"], Is.EqualTo("2"));
        Assert.That(
            ConfiguredCommand.With(File, "fuzz"),
            Is.EquivalentTo(new Dictionary<string, string> { ["jobs"] = "1", ["seed"] = "7", ["time"] = "1s" }));
    }

    /// <summary>A command that starts a server starts no client, and a report about cases is none about dialogues.</summary>
    [Test]
    public void WhatMeansSomethingElseElsewhereIsOnlyTakenFromTheSection()
    {
        const string File = """
            {
              "exec": "./server", "report": { "html": "a" },
              "fuzz": { "report": "junit=b" }, "serve": { "exec": "./client {url}" }
            }
            """;
        Assert.That(ConfiguredCommand.With(File, "run")["exec"], Is.EqualTo("./server"));
        Assert.That(ConfiguredCommand.With(File, "serve")["exec"], Is.EqualTo("./client {url}"));
        Assert.That(ConfiguredCommand.With(File, "fuzz")["report"], Is.EqualTo("junit=b"));
        Assert.That(ConfiguredCommand.With("""{ "exec": "./server" }""", "serve"), Is.Empty);
    }

    /// <summary>Some options take all words up to the next option.</summary>
    [TestCase("run", "--axes", "octet")]
    [TestCase("run", "--axes", "octet", "--")]
    [TestCase("run", "--seed", "7", "--", "ws://b.example/")]
    public void NoWordIsTakenForTheValueOfAnother(params string[] arguments)
    {
        var said = ConfiguredCommand.With("""{ "axes": ["frame"], "url": "ws://a.example/", "jobs": 3 }""", arguments);
        Assert.That(said["jobs"], Is.EqualTo("3"));
        Assert.That(said["axes"], Is.EqualTo(arguments[1] == "--axes" ? "octet" : "frame"));
        Assert.That(said["url"], Is.EqualTo(arguments[^1] == "ws://b.example/" ? "ws://b.example/" : "ws://a.example/"));
    }

    [Test]
    public void AnOptionWithoutAValueIsTrue()
    {
        Assert.That(
            ConfiguredCommand.With("""{ "report": { "github": true, "html": "a" } }""", "run")["report"], Is.EqualTo("github|html=a"));
        Assert.That(ConfiguredCommand.With("""{ "serve": { "browser": true } }""", "serve"), Is.Empty);
    }

    /// <summary>Its settings may be credentials, so they go to the server that it names and to no other.</summary>
    [Platform(Exclude = "Win")]
    [TestCase("wsspec run --case 'ping/*' --report junit=out.xml", true)]
    [TestCase("wsspec run ws://127.0.0.1:1/ --case 'ping/*' --report junit=out.xml", false)]
    [TestCase("wsspec run ws://127.0.0.1:1/ --config wsspec.json --case 'ping/*'", true)]
    public async Task TheFileOfTheFolderIsTakenWhereNothingSaysWhatIsTested(string command, bool isTaken)
    {
        using var folder = new TemporaryFolder();
        folder.Write("wsspec.json", """{ "no-such-setting": 1 }""");
        using var process = OwnProgram.Script($"cd '{folder["."]}' && {command}", folder, []);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.EqualTo(isTaken ? ExitCode.Usage : ExitCode.NothingTested));
    }
}
