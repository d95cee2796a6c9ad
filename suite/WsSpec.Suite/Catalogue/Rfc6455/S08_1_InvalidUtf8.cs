using System.Globalization;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 8.1, Handling of Errors in UTF-8-Encoded Data: every kind of error, everywhere in a message.
/// https://www.rfc-editor.org/rfc/rfc6455#section-8.1
/// </summary>
public static class S08_1_InvalidUtf8
{
    /// <summary>The borders of what a single octet from 80 on can be: a continuation, a leading octet, or nothing at all.</summary>
    private static readonly byte[] LoneOctets =
    [
        0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
        0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF,
    ];

    private static readonly byte[] Before = [.. "caf\u00E9 "u8];
    private static readonly byte[] Behind = [.. " \u20AC 5"u8];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from kind in InvalidUtf8.Classes from sequence in kind.Sequences select Alone(kind, sequence),
        .. from octet in LoneOctets select Lone(octet),
        .. from sequence in InvalidUtf8.CutShort select AtTheEnd(sequence),
        .. InvalidUtf8.Classes.SelectMany(EverywhereInText),
        .. from at in Enumerable.Range(1, 3) select CutShortInLastFragment(at),
        BeforeAnEmptyLastFragment,
        FinishedByTheNextMessage,
        FinishedByAPing,
    ];

    private static ConformanceCase Alone(InvalidUtf8 kind, string sequence) => Fails(
        $"{kind.Kind}-fails/{Id(sequence)}",
        $"Text with {kind.Words} {Shown(sequence)} fails the connection",
        kind.Requirement,
        Text(InvalidUtf8.Octets(sequence)));

    private static ConformanceCase Lone(byte octet) => Fails(
        string.Create(CultureInfo.InvariantCulture, $"lone-octet-fails/{octet:x2}"),
        string.Create(CultureInfo.InvariantCulture, $"A text message that is the single octet {octet:X2} fails the connection"),
        octet >= 0xF5 ? Rfc3629.NothingAbove10FFFF : octet is 0xC0 or 0xC1 ? Rfc3629.NoOverlongForms : Rfc3629.NoStrayOrMissingContinuation,
        Text(octet));

    private static ConformanceCase AtTheEnd(string sequence) => Fails(
        $"cut-short-fails/{Id(sequence)}",
        $"Text that ends with {Shown(sequence)}, inside a character, fails the connection",
        Rfc6455.IncompleteUtf8IsInvalid,
        Text([.. Before, .. InvalidUtf8.Octets(sequence)]));

    private static IEnumerable<ConformanceCase> EverywhereInText(InvalidUtf8 kind)
    {
        var octets = InvalidUtf8.Octets(kind.Sequences[0]);
        byte[] whole = [.. Before, .. octets, .. Behind];
        return
        [
            Placed(kind, "at-the-start", "at the start of a text", Text([.. octets, .. Behind])),
            Placed(kind, "in-the-middle", "in the middle of a text", Text(whole)),
            Placed(kind, "at-the-end", "at the end of a text", Text([.. Before, .. octets])),
            Placed(kind, "behind-1024-octets", "behind 1024 octets", Text([.. Enumerable.Repeat((byte)'a', 1024), .. octets, .. Behind])),
            Placed(
                kind,
                "before-an-empty-last-fragment",
                "before an empty last fragment",
                Unfinished(Text([.. Before, .. octets])),
                Continuation()),
            .. from at in Enumerable.Range(0, octets.Length + 1)
               select Placed(
                   kind,
                   $"over-fragments-{at}",
                   $"cut after {at} of {octets.Length} octets into two fragments",
                   [.. Fragments(Opcode.Text, whole.AsMemory(0, Before.Length + at), whole.AsMemory(Before.Length + at))]),
            Placed(
                kind,
                "over-single-octets",
                "in fragments of one octet",
                [.. Fragments(Opcode.Text, [.. whole.Select(octet => (ReadOnlyMemory<byte>)new[] { octet })])]),
        ];
    }

    private static ConformanceCase Placed(InvalidUtf8 kind, string place, string words, params RawFrame[] frames)
    {
        var title = $"{Sentence(kind.Words)} {words} fails the connection";
        var @case = Fails($"{kind.Kind}-anywhere-fails/{place}", title, kind.Requirement, frames);
        return frames.Length > 1 ? @case with { Covers = [.. @case.Covers, Rfc6455.InvalidTextFailsConnection] } : @case;
    }

    private static ConformanceCase CutShortInLastFragment(int at)
    {
        var octets = InvalidUtf8.Octets("F09F9880");
        return Fails(
            $"cut-short-fails/in-the-last-fragment-after-{at}",
            $"A message whose last fragment ends after {at} of 4 octets of a character fails the connection",
            Rfc6455.IncompleteUtf8IsInvalid,
            [.. Fragments(Opcode.Text, Before, octets.AsMemory(0, at))]);
    }

    private static ConformanceCase BeforeAnEmptyLastFragment => Fails(
        "cut-short-fails/before-an-empty-last-fragment",
        "Text that ends inside a character fails the connection although its last fragment is empty",
        Rfc6455.IncompleteUtf8IsInvalid,
        Unfinished(Text([.. Before, 0xE2, 0x82])),
        Continuation());

    private static ConformanceCase FinishedByTheNextMessage => Fails(
        "cut-short-fails/finished-by-the-next-message",
        "A character that begins in one message and ends in the next fails the connection",
        Rfc6455.IncompleteUtf8IsInvalid,
        Text([.. Before, 0xC3]),
        Text([0xA9, .. Behind]));

    private static ConformanceCase FinishedByAPing => Fails(
        "cut-short-fails/finished-by-a-ping",
        "A character whose last octet is in a Ping between the fragments fails the connection",
        Rfc6455.InvalidTextFailsConnection,
        Unfinished(Text([.. Before, 0xC3])),
        new RawFrame(Opcode.Ping, new byte[] { 0xA9 }),
        Continuation(Behind)) with
    {
        Outcomes = Outcomes.FailsConnection(Rfc6455.InvalidUtf8FailsConnection, [new Maybe(PongOf(Ping([0xA9])))], [1007]),
    };

    private static ConformanceCase Fails(string id, string title, RequirementId requirement, params RawFrame[] frames) => new()
    {
        Id = "utf8/" + id,
        Title = title,
        Covers = [Rfc6455.InvalidUtf8FailsConnection, requirement],
        Script = [Sends([.. frames]), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.InvalidUtf8FailsConnection, 1007),
    };

    private static string Id(string sequence) => Shown(sequence).ToLowerInvariant().Replace(' ', '-');

    /// <summary>The octets apart; of a long sequence the first ones only.</summary>
    private static string Shown(string sequence)
    {
        const int longest = 9;
        var octets = sequence.Chunk(2).Select(pair => new string(pair)).ToList();
        return string.Join(' ', octets.Take(longest)) + (octets.Count > longest ? $" to {octets[^1]}" : "");
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
