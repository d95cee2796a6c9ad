using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Reports;

/// <summary>
/// Runs of testees that send whatever may hurt a report: markup, control characters, broken UTF-8, commands of pipelines.
/// </summary>
public static class HostileRuns
{
    private static readonly string[] Poison =
    [
        "</script><script>document.title='owned'</script>", "<img src=x onerror=alert(1)>", "]]>", "\u0000\u0001\u001b[31m", "\ud800",
            "\u202e\u2028",
        "::error::x", "%0A::set-output", "# SKIP", "```\n# heading", "| a | b |", "{\"a\":1}", "&lt;&#x1;", "\r\n\r\n", "ok 1", "...\n---",
            "\ufffe\uffff",
    ];

    public static Arbitrary<RunReport> Runs() => (
        from count in Gen.Choose(0, 6)
        from results in Result.ListOf(count)
        from known in Gen.OneOf(Gen.Constant<string?>(null), Text.Select(t => (string?)t))
        from target in Text
        from problems in Text.ListOf(1)
        from died in Gen.Elements(true, false)
        select Report(RunRecorder.InOrder(
            results.DistinctBy(r => r.Name), new Selection().Select(Role.Server).Rules), known, target, [.. problems], died)).ToArbitrary();

    private static RunReport Report(
        ImmutableArray<Harness.Running.Result> results, string? known, string target, ImmutableArray<string> problems, bool died)
    {
        var facts = new RunFacts
        {
            Target = target,
            Testee = Role.Server,
            Profile = TargetProfile.Echo,
            Seed = 1,
            Started = DateTimeOffset.UnixEpoch.AddDays(1),
            // In milliseconds, a fraction that binary numbers cannot write.
            Duration = TimeSpan.FromTicks(1_484_611),
            Results = results,
            Deaths = died ? [new(target, [target])] : [],
            Rerun = RerunArguments.Of(target),
        };
        return new(facts, new()
        {
            Known = results.Where((r, i) => known is not null && r.Judgement.Verdict == Verdict.Fail && i % 2 == 0)
                .ToImmutableDictionary(r => r.Name, _ => known!),
            BaselineProblems = problems,
        });
    }

    private static Gen<string> Text =>
        from parts in Gen.OneOf(Gen.Elements(Poison), ArbMap.Default.GeneratorFor<string>().Where(s => s is not null)).ListOf(2)
        select string.Concat(parts);

    private static Gen<byte[]> Octets => Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>(), Text.Select(Encoding.UTF8.GetBytes));

    private static Gen<CaseResult> Result =>
        from @case in Gen.Elements(ConformanceCatalogue.All.Where(c => c.Testee.HasFlag(Suite.Requirements.Roles.Server)))
        from conversation in Conversation
        from diagnosis in Text
        from flaky in Gen.Elements(true, false)
        let judgement = Oracle.Judge(@case, conversation, TargetProfile.Echo)
        select new CaseResult
        {
            Suite = NativeSuite.Instance,
            Case = @case,
            Axes = new(TransportKind.Tcp, Delivery.Whole),
            Judgement = judgement with { Diagnosis = diagnosis, Summary = judgement.Summary + diagnosis },
            Conversation = conversation,
            Attempts = flaky ? [judgement.Verdict, Verdict.Pass] : [],
        };

    private static Gen<Conversation> Conversation =>
        from status in Gen.Elements("101", "400", "999")
        from value in Octets
        from payload in Octets
        from reason in Octets
        from junk in Octets
        select WireTap.Read(new(Role.Server,
        [
            new Entry.Sent(TimeSpan.Zero, Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")),
            new Entry.Received(TimeSpan.FromMicroseconds(7), Encoding.ASCII.GetBytes($"HTTP/1.1 {status} ").Concat(value)
                .Concat("\r\nX: "u8.ToArray()).Concat(value).Concat("\r\n\r\n"u8.ToArray()).ToArray()),
            new Entry.Received(TimeSpan.FromMicroseconds(8), Frame(0x81, payload)),
            new Entry.Received(TimeSpan.FromMicroseconds(9), Frame(0x88, [0x03, 0xE8, .. reason])),
            new Entry.Received(TimeSpan.FromMicroseconds(10), junk),
            new Entry.Silence(TimeSpan.FromMicroseconds(11), Encoding.UTF8.GetString(junk)),
            new Entry.Exchanged(TimeSpan.FromMicroseconds(12), new() { Sent = 2, Echoed = 1, Fault = Encoding.UTF8.GetString(junk) }),
            new Entry.SentEof(TimeSpan.FromMicroseconds(13)),
            new Entry.SentReset(TimeSpan.FromMicroseconds(14)),
            new Entry.Flood(TimeSpan.FromMicroseconds(15), 70_000, 12),
            new Entry.ReceivedEof(TimeSpan.FromMicroseconds(16)),
            new Entry.ReceivedReset(TimeSpan.FromMicroseconds(17)),
        ]));

    private static byte[] Frame(byte first, byte[] payload) => [first, (byte)Math.Min(payload.Length, 125), .. payload.Take(125)];
}
