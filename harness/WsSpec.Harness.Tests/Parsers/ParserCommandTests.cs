using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Peers;

namespace WsSpec.Harness.Tests.Parsers;

/// <summary><c>wsspec fuzz --parser</c> with parsers that nobody here wrote, as they are and with mistakes made behind them.</summary>
[Platform(Exclude = "Win")]
public sealed class ParserCommandTests
{
    private static string WsProto => PythonPeer.ParserCommand("wsproto_connection.py", "wsproto");

    [TestCase]
    [TestCase("--client")]
    public Task WsProtoIsFoundInOrder(params string[] options) => IsInOrder(WsProto, options);

    [TestCase]
    [TestCase("--client")]
    public Task TheReceiverOfWsIsFoundInOrder(params string[] options) => IsInOrder(NodePeer.ParserCommand("ws_receiver.js"), options);

    [Test]
    public async Task CasesArePlayedAgainstAParser()
    {
        var run = await CommandLine.RunAsync("run", "--parser", WsProto, "--case", "ping/*");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Output + run.Error);
    }

    [Test]
    public async Task AParserThatTakesPingsForPongsIsFoundAndTheFindingIsPlayedAgain()
    {
        using var folder = new TemporaryFolder();
        var mistaken = $"{WsProto} | sed -u 's/\"ping\"/\"pong\"/'";
        var run = await CommandLine.RunAsync("fuzz", "--target", "echo", "--parser", mistaken, "--iterations", "40", "--time-scale", "0.2", "-o", folder[""]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Nonconformant), run.Error);
            Assert.That(run.Output, Does.Contain("6455-5.5.2-"));
        });
        var replay = await CommandLine.RunAsync("replay", Directory.GetFiles(folder[""])[0], "--parser", mistaken);
        Assert.That(replay.ExitCode, Is.EqualTo(ExitCode.Nonconformant), replay.Output + replay.Error);
    }

    [Test]
    public async Task ADialogueThatEndsAParserIsFound()
    {
        using var folder = new TemporaryFolder();
        var mortal = $"{WsProto} | sed -u '/\"code\": 1007/q'";
        var run = await CommandLine.RunAsync("fuzz", "--parser", mortal, "--iterations", "150", "-o", folder[""]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Nonconformant), run.Error);
            Assert.That(run.Output, Does.Contain("has ended"));
            Assert.That(Directory.GetFiles(folder[""]), Is.Not.Empty, run.Output);
        });
    }

    [TestCase("sh -c 'exit 7'", "exit code 7")]
    [TestCase("no-such-program-of-wsspec", "exit code 127")]
    [TestCase("sh -c 'while read line; do echo Listening; done'", "no JSON array of events")]
    [TestCase("sh -c 'while read line; do echo []; echo []; done'", "line")]
    public async Task AnAdapterThatDoesNotSpeakTheProtocolIsToldInOneLine(string command, string complaint)
    {
        var run = await CommandLine.RunAsync("fuzz", "--parser", command, "--iterations", "1");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingTested), run.Error);
            Assert.That(run.Error.Trim(), Does.Contain(complaint).And.Not.Contains("\n"));
        });
    }

    [TestCase("ws://127.0.0.1:1/")]
    [TestCase("--exec=true")]
    public async Task AParserHasNoAddressAndNoOtherProgram(string argument)
    {
        var run = await CommandLine.RunAsync("fuzz", "--parser", "true", argument);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.Usage, run.Error)));
        Assert.That(run.Error, Does.Contain("--parser"));
    }

    private static async Task IsInOrder(string command, string[] options)
    {
        var run = await CommandLine.RunAsync(["fuzz", "--parser", command, "--iterations", "150", .. options]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), run.Output + run.Error);
    }
}
