using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using WsSpec.Fuzzing.Targets;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Running;
using WsSpec.Harness.Secrecy;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Fuzz;

/// <summary>
/// Reports of a run in which everything that is not our own comes from the input: the pieces stand, in turn, for what the testee sent and
/// for what it is called. Options: the lowest bit takes the octets for UTF-16, so that surrogates may be alone; the others choose the
/// format.
/// </summary>
public sealed class ReportsTarget : IFuzzTarget
{
    private const string Credential = "credential-that-nobody-may-see";
    private static readonly Secrets Secrets = Secrets.Of([new("Authorization", Credential)], "/", ApplicationProtocol.None);

    private static readonly ImmutableArray<ConformanceCase> Cases =
        [.. ConformanceCatalogue.All.Where(c => c.Testee.Includes(Role.Server)).Take(3)];

    public string Name => "reports";

    public string Property =>
        "Whatever a testee sends, every report is well formed, says nothing in the name of the harness and has no credential in it.";

    public InputShape Shape => InputShape.Octets;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var format = FormatOf(fuzz);
        var run = Report(new Poison(fuzz));
        using var written = new MemoryStream();
        format.Write([run], written);
        if (ReportGrammar.Complaint(format.Name, written.ToArray()) is { } complaint)
        {
            throw new PropertyBrokenException(complaint);
        }

        PropertyBrokenException.Unless(
            written.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(Credential)) < 0, "no report has a credential in it");
        using var log = new StringWriter { NewLine = "\n" };
        format.Log?.Invoke([run], log);
        PropertyBrokenException.Unless(
            !log.ToString().Contains(Credential, StringComparison.Ordinal), "no line of the log has a credential in it");
        PropertyBrokenException.Unless(ReportGrammar.IsLog(log.ToString()), "every line of the log is a command of our own");
    }

    /// <summary>The format that an input is about.</summary>
    public static ReportFormat FormatOf(FuzzInput input) => ReportFormat.All[input.Choice(firstBit: 1, ReportFormat.All.Length)];

    private static RunReport Report(Poison poison)
    {
        var conversation = Conversation(poison);
        var facts = new RunFacts
        {
            Target = poison.Text(),
            Testee = Role.Server,
            Profile = TargetProfile.Echo,
            Seed = 1,
            Started = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.FromSeconds(1),
            Results =
            [
                .. Cases.Zip([Verdict.Fail, Verdict.Fail, Verdict.Error], (@case, verdict) => Result(@case, verdict, conversation, poison)),
            ],
            Deaths = [new(poison.Text(), [poison.Text()])],
            Rerun = RerunArguments.Of(poison.Text()),
        };
        return new(facts, new()
        {
            Known = ImmutableDictionary<string, string>.Empty.Add(facts.Results[1].Name, poison.Text()),
            BaselineProblems = [poison.Text()],
        });
    }

    private static CaseResult Result(ConformanceCase @case, Verdict verdict, Conversation conversation, Poison poison) => new CaseResult
    {
        Suite = NativeSuite.Instance,
        Case = @case,
        Axes = new(TransportKind.Tcp, Delivery.Whole),
        Judgement = new(verdict, $"{Oracle.Judge(@case, conversation, TargetProfile.Echo).Summary} {poison.Text()}")
        {
            Breaks = verdict == Verdict.Fail ? @case.Covers[0] : null,
            Diagnosis = poison.Text(),
        },
        Conversation = conversation,
        Remarks = poison.Text() + Credential,
    }.Withholding(Secrets);

    private static Conversation Conversation(Poison poison) => Secrets.Hide(WireTap.Read(new(Role.Server,
    [
        new Entry.Sent(TimeSpan.Zero, "GET / HTTP/1.1\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"u8.ToArray()),
        new Entry.Sent(TimeSpan.Zero, Encoding.ASCII.GetBytes($"Authorization: {Credential}\r\n\r\n")),
        new Entry.Received(
            TimeSpan.FromMicroseconds(1),
            (byte[])[.. "HTTP/1.1 101 "u8, .. poison.Octets(), .. "\r\nX: "u8, .. poison.Octets(), .. Encoding.ASCII.GetBytes(Credential),
                .. "\r\n\r\n"u8]),
        new Entry.Received(TimeSpan.FromMicroseconds(2), Frame(0x81, poison.Octets())),
        new Entry.Received(TimeSpan.FromMicroseconds(3), Frame(0x88, [0x03, 0xE8, .. poison.Octets()])),
        new Entry.Received(TimeSpan.FromMicroseconds(4), poison.Octets()),
        new Entry.Silence(TimeSpan.FromMicroseconds(5), poison.Text()),
        new Entry.Exchanged(TimeSpan.FromMicroseconds(6), new() { Fault = poison.Text() }),
        new Entry.ReceivedReset(TimeSpan.FromMicroseconds(7)),
    ])));

    private static byte[] Frame(byte first, ReadOnlySpan<byte> payload)
    {
        const int Longest = 125;
        payload = payload[..Math.Min(payload.Length, Longest)];
        return [first, (byte)payload.Length, .. payload];
    }

    /// <summary>The pieces of the input, one after the other and from the beginning again.</summary>
    private sealed class Poison
    {
        private readonly List<byte[]> _pieces = [];
        private readonly bool _isUtf16;
        private int _next;

        public Poison(FuzzInput fuzz)
        {
            _isUtf16 = fuzz.Option(0);
            foreach (var piece in fuzz.Pieces)
            {
                _pieces.Add(piece.ToArray());
            }

            if (_pieces.Count == 0)
            {
                _pieces.Add([]);
            }
        }

        public byte[] Octets() => _pieces[_next++ % _pieces.Count];

        public string Text() => _isUtf16 ? new(MemoryMarshal.Cast<byte, char>(Octets())) : Encoding.UTF8.GetString(Octets());
    }
}
