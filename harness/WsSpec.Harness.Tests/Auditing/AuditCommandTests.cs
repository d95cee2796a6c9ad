using System.Buffers.Binary;
using NUnit.Framework;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Auditing;

public sealed class AuditCommandTests
{
    /// <summary>How many octets of a file are read at once, or more.</summary>
    private const int MostAtOnce = 256 * 1024;

    private static string Capture(string name) => Path.Combine(AppContext.BaseDirectory, "captures", name);

    [TestCase("npm-ws.pcap")]
    [TestCase("npm-ws-fragments.pcap")]
    [TestCase("npm-ws-tls13.pcapng")]
    [TestCase("npm-ws-tls12-chacha20.pcapng")]
    public async Task WhatAnImplementationWithoutFaultsSaysBreaksNothing(string capture)
    {
        using var folder = new TemporaryFolder();
        var audit = await CommandLine.RunAsync(
            "audit", Capture(capture), "--fail-on", "inconclusive", "--report", $"json={folder["r.json"]}");
        Assert.That(audit.ExitCode, Is.EqualTo(ExitCode.Ok), audit.Output + audit.Error);
        Assert.That(SavedRuns.Read(folder["r.json"]).Select(r => r.Facts.Count(Verdict.Pass)), Is.All.GreaterThan(30));
    }

    /// <summary>
    /// The memory that a file is read into is filled again in the middle of compressed messages whose fragments came alone, wherever that is.
    /// </summary>
    [Test]
    public async Task WhereAFileIsReadOnMakesNoDifference()
    {
        using var folder = new TemporaryFolder();
        var capture = await File.ReadAllBytesAsync(Capture("npm-ws-fragments.pcap"));
        var (header, packets) = (capture[..24], capture[24..]);
        for (var read = 0; read < packets.Length; read += 97)
        {
            var before = Unread(MostAtOnce - header.Length - read);
            await File.WriteAllBytesAsync(folder["x.pcap"], [.. header, .. before, .. packets, .. Unread(MostAtOnce)]);
            var audit = await CommandLine.RunAsync("audit", folder["x.pcap"]);
            Assert.That(audit.ExitCode, Is.EqualTo(ExitCode.Ok), $"read on behind {read} octets: {audit.Output}");
        }

        // A packet of no protocol, as it stands in the file.
        byte[] Unread(int length)
        {
            var record = new byte[length];
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(8), length - 16);
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(12), length - 16);
            record.AsSpan(16).Fill(0xEE);
            return record;
        }
    }

    [Test]
    public async Task ABrowsersNotesAreJudgedByTheirFields()
    {
        var audit = await CommandLine.RunAsync("audit", Capture("browser.har"), "--testee", "server");
        Assert.That(audit.ExitCode, Is.EqualTo(ExitCode.Nonconformant), audit.Error);
        Assert.That(audit.Lines, Has.One.Contains(" FAIL "));
        Assert.That(audit.Output, Does.Contain("standing/subprotocol-only-if-offered"));
    }

    [Test]
    public async Task FlowsOfMitmproxyAreJudgedByTheirFields()
    {
        using var folder = new TemporaryFolder();
        var head = Map("method", "3:GET,", "path", "1:/,", "http_version", "8:HTTP/1.1,", "headers", "0:]", "host", "1:a;", "port", "1:1#");
        await File.WriteAllTextAsync(folder["f"], Map("request", head, "response", "0:~", "websocket", "0:}"));
        var audit = await CommandLine.RunAsync("audit", folder["f"], "--testee", "client");
        Assert.That(audit.ExitCode, Is.EqualTo(ExitCode.Nonconformant), audit.Error);
        Assert.That(audit.Output, Does.Contain("standing/request-has-one-key"));

        static string Map(params string[] members)
        {
            var text = string.Concat(members.Select((member, i) => i % 2 == 0 ? $"{member.Length}:{member};" : member));
            return $"{text.Length}:{text}}}";
        }
    }

    [Test]
    public async Task ARunAndTheAuditOfItsCaptureBreakTheSameRules()
    {
        var fault = AllFaults.Of(Role.Server).First(f => f.Name == "accept-of-lower-case-key");
        await using var server = OwnServers.OnFreePort(new FaultyServer(fault, new()).PlayAsync);
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync(
            "run", $"{server.Url}", "--family", "ping", "--capture", folder["x.pcapng"], "--report", $"json={folder["run.json"]}");
        var audit = await CommandLine.RunAsync(
            "audit", folder["x.pcapng"], "--testee", "server", "--report", $"json={folder["audit.json"]}");
        Assert.That((run.ExitCode, audit.ExitCode), Is.EqualTo((ExitCode.Nonconformant, ExitCode.Nonconformant)), run.Error + audit.Error);
        Assert.That(Broken(folder["audit.json"]), Is.EqualTo(Broken(folder["run.json"])));

        static IEnumerable<string> Broken(string report) => SavedRuns.Read(report).Single().Facts.Results.OfType<StandingResult>()
            .Where(r => r.Judgement.Verdict == Verdict.Fail).Select(r => r.Id).ToList();
    }

    [Test]
    public async Task WhatAnAuditSaysIsKeptByJudgeAndFollowsTheSchema()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.RunAsync("audit", Capture("npm-ws.pcap"), "--report", $"json={folder["a.json"]}");
        var judged = await CommandLine.RunAsync("judge", folder["a.json"], "--report", $"json={folder["b.json"]}");
        Assert.That(judged.ExitCode, Is.EqualTo(ExitCode.Ok), judged.Error);
        Assert.That(File.ReadAllText(folder["b.json"]), Is.EqualTo(File.ReadAllText(folder["a.json"])));
        Assert.That(Schemas.ReportErrors(await File.ReadAllTextAsync(folder["a.json"])), Is.Empty);
    }

    [Test]
    public async Task AGuessIsMarkedAndNoFailureAndKeptByJudge()
    {
        using var folder = new TemporaryFolder();
        var talk = new LongTalk(seed: 17, deflates: true).Play(new RawFrame(Opcode.Text, new byte[] { 0xFF }));
        await File.WriteAllBytesAsync(folder["x.pcap"], Captured.Joined(Captured.File(talk), LongTalk.BeforeFrames + 10));
        var audit = await CommandLine.RunAsync(
            "audit", folder["x.pcap"], "--guess", "--assume-deflate", "--testee", "server", "--report", $"json={folder["a.json"]}");
        Assert.That(audit.ExitCode, Is.EqualTo(ExitCode.Ok), audit.Error);
        Assert.That(audit.Output, Does.Contain("1 WebSocket connections are guessed"));
        Assert.That(Schemas.ReportErrors(await File.ReadAllTextAsync(folder["a.json"])), Is.Empty);
        await CommandLine.RunAsync("judge", folder["a.json"], "--report", $"json={folder["b.json"]}");
        Assert.That(await File.ReadAllTextAsync(folder["b.json"]), Is.EqualTo(await File.ReadAllTextAsync(folder["a.json"])));
        var shown = SavedRuns.Read(folder["b.json"]).Single().Facts.Results.Single(r => r.Judgement.Verdict == Verdict.Inconclusive);
        Assert.That(shown.Judgement.Summary, Does.Contain("(guessed), packet"));
        Assert.That(shown.Conversation!.Frames.Count(frame => frame.EndsInvalidText), Is.EqualTo(1));
    }

    [TestCase(ExitCode.NothingTested, "npm-ws.pcap", "--filter", "port 1")]
    [TestCase(ExitCode.Usage, "npm-ws.pcap", "--assume-deflate")]
    [TestCase(ExitCode.Usage, "npm-ws.pcap", "--filter", "port")]
    [TestCase(ExitCode.Usage, "npm-ws.pcap", "--keys", "/nowhere")]
    [TestCase(ExitCode.Usage, "missing")]
    public async Task WhatCannotBeDoneIsOneLine(int exitCode, string file, params string[] options)
    {
        var audit = await CommandLine.RunAsync(["audit", Capture(file), .. options]);
        Assert.That(audit.ExitCode, Is.EqualTo(exitCode), audit.Error);
        Assert.That(audit.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task ABaselineAcceptsWhatIsKnown()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["known"], "standing/subprotocol-only-if-offered  # known\n");
        var audit = await CommandLine.RunAsync("audit", Capture("browser.har"), "--testee", "server", "--baseline", folder["known"]);
        Assert.That(audit.ExitCode, Is.EqualTo(ExitCode.Ok), audit.Output);
    }
}
