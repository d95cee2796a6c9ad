using System.Collections.Immutable;
using WsSpec.Fuzzing;
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
    private static readonly EntryKind[] Kinds = [EntryKind.Received, EntryKind.Received, EntryKind.Sent, .. Enum.GetValues<EntryKind>()];

    public string Name => "hostile-transcript";

    public string Property => "Oracle, standing rules and texts take any transcript, and what they say is printable ASCII.";

    public InputShape Shape => InputShape.Frames;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var piece in fuzz.Pieces)
        {
            var kind = Kinds[piece[0] % Kinds.Length];
            entries.Add(new(TimeSpan.FromMilliseconds(entries.Count), kind, piece[1..].ToArray()));
        }

        var transcript = new Transcript(fuzz.Option(0) ? Role.Client : Role.Server, entries.ToImmutable());
        var conversation = WireTap.Read(transcript);
        var @case = ConformanceCatalogue.All[fuzz.Choice(firstBit: 1, ConformanceCatalogue.All.Length)];
        CheckText(Oracle.Judge(@case, conversation, TargetProfile.Echo).Summary);
        foreach (var rule in StandingRules.All)
        {
            CheckText(rule.Breach(conversation) ?? "");
        }

        foreach (var line in WireLine.Of(transcript))
        {
            CheckText(line.Text);
            CheckText(line.Hex);
        }
    }

    /// <summary>Four characters of ours are not ASCII: the ellipsis, the arrow, the sign for a line end and the section sign.</summary>
    private static void CheckText(string text) => PropertyBrokenException.Unless(
        text.All(c => c is (>= ' ' and <= '~') or '…' or '→' or '⏎' or '§'), "what is said is printable ASCII");
}
