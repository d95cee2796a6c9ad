using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Autobahn.AutobahnPhrases;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Family 6: text is valid UTF-8 or fails the connection, wherever it is cut.</summary>
internal static class F06_Utf8
{
    /// <summary>The keys of frames that are written in parts have to be the same in each part.</summary>
    private const uint KeyOfParts = 0x5A1C93E7;

    private static readonly byte[] MixedText = Utf8("Hello-µ@ßöäüàá-UTF-8!!");
    private static readonly byte[] Greek = Convert.FromHexString("CEBAE1BDB9CF83CEBCCEB5");
    private static readonly byte[] BeyondUnicode = [.. Greek, 0xF4, 0x90, 0x80, 0x80, .. Utf8("edited")];

    private static readonly CloseExpectation Refused = new(ByHarness: false, RequireClean: false, 1007) { WrongSideFails = true };

    public static IEnumerable<AutobahnCase> Cases =>
    [
        Taken("6.1.1", "An empty text message.", [], Text()),
        Taken("6.1.2", "A text message in three empty fragments.", [], Fragments(Opcode.Text, [default, default, default])),
        Taken("6.1.3", "A text message in three fragments, the first and the last empty.", Utf8("middle frame payload"), Fragments(
            Opcode.Text, [default, Utf8("middle frame payload"), default])),
        Taken("6.2.1", "Text with characters of two octets, in one frame.", MixedText, Text(MixedText)),
        Taken("6.2.2", "Text with characters of two octets, cut between two characters.", MixedText, Fragments(
            Opcode.Text, [MixedText.AsMemory(..12), MixedText.AsMemory(12..)])),
        Taken("6.2.3", "Text with characters of two octets, in fragments of one octet.", MixedText, AutoFragments(
            Opcode.Text, MixedText, 1)),
        Taken("6.2.4", "Greek text in fragments of one octet.", Greek, AutoFragments(Opcode.Text, Greek, 1)),
        Refuses("6.3.1", "Text with a surrogate in it, in one frame.", Text(Utf8Sequences.WithSurrogate)),
        Refuses("6.3.2", "Text with a surrogate in it, in fragments of one octet.", AutoFragments(
            Opcode.Text, Utf8Sequences.WithSurrogate, 1)),
        FailingFast("6.4.1", "Three fragments, the second of which leaves Unicode.", Greek.Length, 4, inFragments: true),
        FailingFast(
            "6.4.2", "Three fragments, the second of which is the octet that leaves Unicode.", Greek.Length + 1, 1, inFragments: true),
        FailingFast("6.4.3", "One frame in three parts, the second of which leaves Unicode.", Greek.Length, 4, inFragments: false),
        FailingFast("6.4.4", "One frame in three parts, the second of which is the octet that leaves Unicode.", Greek.Length
            + 1, 1, inFragments: false),
        .. Utf8Sequences.All.Select(Sequence),
    ];

    private static AutobahnCase Sequence(Utf8Sequence sequence) => sequence.IsValid
        ? Taken(sequence.Id, $"{sequence.Group}: {Convert.ToHexStringLower(sequence.Octets)}, which is valid.", sequence.Octets, Text(
            sequence.Octets))
        : Refuses(sequence.Id, $"{sequence.Group}: {Convert.ToHexStringLower(sequence.Octets)}, which is invalid.", Text(sequence.Octets));

    private static AutobahnCase Taken(string id, string description, byte[] text, params ImmutableArray<RawFrame> frames) => new()
    {
        Id = id,
        Description = description,
        Expectation = "The text comes back; then a clean close.",
        Script = [new Send(frames), AwaitEcho(Text(text)), CloseNormally],
        Grades = [new(Behavior.Ok, Echoed(Text(text)))],
        Close = CloseExpectation.Clean,
    };

    private static AutobahnCase Refuses(string id, string description, params ImmutableArray<RawFrame> frames) => new()
    {
        Id = id,
        Description = description,
        Expectation = "The connection is failed at once, because the text is not UTF-8.",
        Script = [new Send(frames), AwaitFailure, GiveUp],
        Grades = [new(Behavior.Ok)],
        Close = Refused,
    };

    /// <summary>
    /// The last part is held back. Between fragments a sentinel Ping tells whether the second has failed the connection; inside a frame
    /// nothing can be asked, and the wait lasts a moment.
    /// </summary>
    private static AutobahnCase FailingFast(string id, string description, int first, int second, bool inFragments)
    {
        var payload = BeyondUnicode.AsMemory();
        var (middle, end) = (first, first + second);
        var last = BeyondUnicode.Length - end;
        ImmutableArray<Step> parts = inFragments
            ?
            [
                Sends(Unfinished(new(Opcode.Text, payload[..middle]))),
                new Await(Awaited.Sentinel),
                new Send(Unfinished(new(Opcode.Continuation, payload[middle..end]))) { UnlessClosing = true },
                new Await(Awaited.Sentinel),
                new Send(new RawFrame(Opcode.Continuation, payload[end..])) { UnlessClosing = true },
            ]
            :
            [
                Part(payload, ..^(second + last)),
                Part(payload, ^(second + last)..^last),
                new Await(Awaited.EarlyEnd),
                Part(payload, ^last..),
            ];
        return new()
        {
            Id = id,
            Description = description,
            Expectation =
                "The connection is failed before the last part is sent, because the text cannot become UTF-8 any more. After it, it is non-strict.",
            Script = [.. parts, AwaitFailure, GiveUp],
            Grades =
                [new(Behavior.Ok, new AutobahnEvent.Pause("A")), new(
                    Behavior.NonStrict, new AutobahnEvent.Pause("A"), new AutobahnEvent.Pause("B"))],
            Pauses = [("A", first), ("B", end)],
            Close = Refused,
        };
    }

    private static Send Part(ReadOnlyMemory<byte> payload, Range part) =>
        new(new RawFrame(Opcode.Text, payload) { MaskingKey = KeyOfParts }) { Part = part, UnlessClosing = true };
}
