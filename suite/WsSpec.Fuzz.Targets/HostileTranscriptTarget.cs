using System.Collections.Immutable;
using System.Text;
using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;

namespace WsSpec.Fuzz.Targets;

/// <summary>
/// Everything that looks at a transcript, given one that no driver would write: each piece is an entry of a kind of its own choice.
/// Options, lowest bit: a client is under test; the others choose the case it is judged by.
/// </summary>
public sealed class HostileTranscriptTarget : IFuzzTarget
{
    private const int Kinds = 12;

    public string Name => "hostile-transcript";

    public string Property => "Oracle, standing rules and texts take any transcript, and what they say is printable ASCII.";

    public InputShape Shape => InputShape.Frames;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var piece in fuzz.Pieces)
        {
            entries.Add(EntryOf(piece[0] % Kinds, TimeSpan.FromMilliseconds(entries.Count), piece[1..].ToArray()));
        }

        var transcript = new Transcript(fuzz.Option(0) ? Role.Client : Role.Server, entries.ToImmutable());
        var conversation = WireTap.Read(transcript);
        var @case = ConformanceCatalogue.All[fuzz.Choice(firstBit: 1, ConformanceCatalogue.All.Length)];
        CheckText(Oracle.Judge(@case, conversation, TargetProfile.Echo).Summary);
        foreach (var rule in StandingRules.All)
        {
            CheckText(rule.Breach(conversation) ?? "");
        }

        foreach (var line in WireLine.Of(conversation))
        {
            CheckText(line.Text);
            CheckText(line.Hex);
        }
    }

    /// <summary>Octets are the most frequent, and most of them the testee's.</summary>
    private static Entry EntryOf(int kind, TimeSpan at, byte[] octets) => kind switch
    {
        0 or 1 or 4 => new Entry.Received(at, octets),
        2 or 3 => new Entry.Sent(at, octets),
        5 => new Entry.SentEof(at),
        6 => new Entry.SentReset(at),
        7 => new Entry.ReceivedEof(at),
        8 => new Entry.ReceivedReset(at),
        9 => new Entry.Silence(at, Encoding.UTF8.GetString(octets)),
        10 => new Entry.Flood(at, 70_000, 12),
        _ => new Entry.Exchanged(at, new() { Sent = octets.Length, Fault = Encoding.UTF8.GetString(octets) }),
    };

    /// <summary>Four characters of ours are not ASCII: the ellipsis, the arrow, the sign for a line end and the section sign.</summary>
    private static void CheckText(string text) => PropertyBrokenException.Unless(
        text.All(c => c is (>= ' ' and <= '~') or '…' or '→' or '⏎' or '§'), "what is said is printable ASCII");
}
