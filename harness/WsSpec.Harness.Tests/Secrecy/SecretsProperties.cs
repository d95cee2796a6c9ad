using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using NUnit.Framework;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.Secrecy;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Secrecy;

public sealed partial class SecretsProperties
{
    [Property(Arbitrary = [typeof(RepeatingRuns)], MaxTest = 40)]
    public void NoReportHasACredential(RepeatingRun run) => Assert.That(
        ReportFormat.All.Where(format => Texts(Rendered.Octets(format, run.Report)).Any(text => Says(text, run.Token)))
            .Select(format => format.Name),
        Is.Empty);

    /// <summary>A mask hides nothing: its key stands before it.</summary>
    [Property(Arbitrary = [typeof(RepeatingRuns)], MaxTest = 40)]
    public void NobodySaysACredentialBehindAMask(RepeatingRun run)
    {
        var read = run.Report.Facts.Results.Select(r => r.Conversation).OfType<Conversation>().Select(c => WireTap.Read(c.Transcript)).ToList();
        var payloads = read.SelectMany(c => c.Frames.Select(frame => frame.Payload).Concat(c.HarnessMessages().Select(m => m.Payload)));
        Assert.That(payloads.Select(octets => Encoding.Latin1.GetString(octets.Span)).Where(text => Says(text, run.Token)), Is.Empty);
    }

    /// <summary>Who audits a capture is told nothing of what its heads have, wherever it is said again.</summary>
    [Property(Arbitrary = [typeof(RepeatingRuns)], MaxTest = 20)]
    public async Task NoAuditTellsACredential(RepeatingRun run)
    {
        using var folder = new TemporaryFolder();
        var capture = folder.Write("capture.pcapng", "");
        await File.WriteAllBytesAsync(capture, Rendered.Octets(ReportFormat.Capture, run.Recorded));
        var reports = ReportFormat.All.Where(format => format != ReportFormat.Journal).Select(format => $"{format.Name}={folder[format.Name]}");
        var audit = await CommandLine.RunAsync(["audit", capture, "-v", .. reports.SelectMany(report => new[] { "--report", report })]);
        Assert.That(audit.ExitCode, Is.LessThan(2), audit.Error);
        var written = Directory.GetFiles(folder[""]).Except([capture]).SelectMany(file => Texts(File.ReadAllBytes(file)));
        Assert.That(written.Append(audit.Output).Where(text => Says(text, run.Token)), Is.Empty);
    }

    [Property(Arbitrary = [typeof(RepeatingRuns)], MaxTest = 40)]
    public void NoAnnotationHasACredential(RepeatingRun run)
    {
        using var log = new StringWriter();
        GitHubReport.WriteAnnotations([run.Report], log);
        Assert.That(Says(log.ToString(), run.Token), Is.False);
    }

    [Property(Arbitrary = [typeof(RepeatingRuns)], MaxTest = 40)]
    public void WhatIsHiddenIsJudgedAsBefore(RepeatingRun run)
    {
        using var folder = new TemporaryFolder();
        var saved = SavedRuns.Read(folder.Write("report.json", Rendered.As("json", run.Report)))[0].Facts;
        var again = saved.Results.OfType<CaseResult>().Select(result => result.JudgedAgain(saved.Profile).Judgement);
        Assert.That(again, Is.EqualTo(run.Report.Facts.Results.OfType<CaseResult>().Select(result => result.Judgement)));
    }

    /// <summary>Lengths and times stay, and what is no secret does too.</summary>
    [Property(Arbitrary = [typeof(HostileRuns)], MaxTest = 60)]
    public void WhereNoSecretIsNothingChanges(RunReport run)
    {
        var secrets = Secrets.Of([new("Authorization", "Bearer 0123456789abcdef0123456789abcdef")], "/", ApplicationProtocol.None);
        foreach (var conversation in run.Facts.Results.Select(r => r.Conversation).OfType<Conversation>())
        {
            Assert.That(secrets.Hide(conversation).Transcript.Entries, Is.EqualTo(conversation.Transcript.Entries));
        }
    }

    [Test]
    public void AValueThatTheHandshakeHasAnywayIsHiddenInItsFieldOnly()
    {
        var secrets = Secrets.Of([new("X-Protocol", "websocket")], "/", ApplicationProtocol.None);
        Entry sent = new Entry.Sent(default, "GET / HTTP/1.1\r\nUpgrade: websocket\r\nX-Protocol: websocket\r\n\r\n"u8.ToArray());
        var shown = secrets.Hide(WireTap.Read(new(Role.Server, [sent]))).Request!;
        Assert.That((shown.Value("Upgrade"), shown.Value("X-Protocol")), Is.EqualTo(("websocket", "*********")));
    }

    /// <summary>A script may say by chance what a user keeps secret; a time tells nobody who was first.</summary>
    [Test]
    public void WhatTheScriptSaidFirstIsNoSecret()
    {
        byte[] text = [0x81, 0x06, .. "sesame"u8];
        var secrets = Secrets.Of([new("Authorization", "Bearer sesame")], "/", ApplicationProtocol.None);
        var echoed = WireTap.Read(new(Role.Server,
        [
            new Entry.Sent(default, "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
            new Entry.Received(default, "HTTP/1.1 101 \r\n\r\n"u8.ToArray()),
            new Entry.Sent(default, text),
            new Entry.Received(default, text),
        ]));
        Assert.That(secrets.Hide(echoed).Transcript.Entries, Is.EqualTo(echoed.Transcript.Entries));
    }

    /// <summary>Who keeps nothing secret does not have sixteen mebibytes made to look for it.</summary>
    [Test]
    public void WhereNothingIsSecretNothingIsLookedAt()
    {
        var message = new MessageSeen(default, Opcode.Binary, new Unmade().Memory, 1);
        Assert.That(Secrets.None.Hide(message), Is.SameAs(message));
    }

    private sealed class Unmade() : LongOctets(Shortest)
    {
        public override IEnumerable<ReadOnlyMemory<byte>> Pieces() => throw new InvalidOperationException("somebody looks");
    }

    [TestCase("c3 73 65 73 61 6d 65 20 c3", ExpectedResult = "c3 2a 2a 2a 2a 2a 2a 20 c3")]
    [TestCase("digest 0123456789abcdef", ExpectedResult = "digest 0123456789abcdef")]
    public string OctetsThatAreToldInHexadecimalAreHiddenAsWell(string text) =>
        Secrets.Of([new("Authorization", "Bearer sesame")], "/", ApplicationProtocol.None).Hide(text);

    [TestCase("ws://localhost:9000/chat", ExpectedResult = "ws://localhost:9000/chat")]
    [TestCase("ws://me:secret@localhost:9000/", ExpectedResult = "ws://**:******@localhost:9000/")]
    [TestCase("wss://example/chat?token=abc&v=2", ExpectedResult = "wss://example/chat?token=***&v=*")]
    [TestCase("ws://localhost/?abc", ExpectedResult = "ws://localhost/?***")]
    public string AUrlShowsNeitherCredentialsNorQuery(string url) => PublicUrl.Of(new(url));

    /// <summary>Everything in a report that is text, also what is packed or encoded.</summary>
    private static IEnumerable<string> Texts(byte[] report)
    {
        var text = Encoding.Latin1.GetString(report);
        yield return text;
        foreach (Match match in Encoded().Matches(text))
        {
            var octets = Convert.FromBase64String(match.Value);
            yield return Encoding.Latin1.GetString(octets is [0x1F, 0x8B, ..] ? Unpacked(octets) : octets);
        }
    }

    private static byte[] Unpacked(byte[] octets)
    {
        using var gzip = new GZipStream(new MemoryStream(octets), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>A token, a part of one that was cut, or its octets in hexadecimal.</summary>
    private static bool Says(string text, string token)
    {
        return new[] { token[..8], token[^8..], token[1..9] }.Any(part => text.Contains(part, StringComparison.Ordinal)
            || text.Contains(Octets.Hex(Encoding.UTF8.GetBytes(part)), StringComparison.Ordinal)
            || text.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(part)), StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{4}){3,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![A-Za-z0-9+/=])")]
    private static partial Regex Encoded();
}
