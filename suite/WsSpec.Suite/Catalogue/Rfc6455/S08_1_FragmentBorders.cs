using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 8.1: characters at the borders of what UTF-8 allows, and the octets just beyond, cut by fragments and segments. What a
/// second octet may be depends on the first, which was in another frame. https://www.rfc-editor.org/rfc/rfc6455#section-8.1
/// </summary>
public static class S08_1_FragmentBorders
{
    private static readonly byte[] Before = [.. "caf\u00E9 "u8];
    private static readonly byte[] Behind = [.. " \u20AC 5"u8];

    /// <summary>The last sequence that is wrong and, beside it, the first that is right.</summary>
    private static readonly (string Wrong, string Right, RequirementId Requirement)[] Borders =
    [
        ("C1BF", "C280", Rfc3629.NoOverlongForms),
        ("E09FBF", "E0A080", Rfc3629.NoOverlongForms),
        ("E08080", "E0BFBF", Rfc3629.NoOverlongForms),
        ("F08FBFBF", "F0908080", Rfc3629.NoOverlongForms),
        ("F0808080", "F0BFBFBF", Rfc3629.NoOverlongForms),
        ("EDA080", "ED9FBF", Rfc3629.NoSurrogates),
        ("EDBFBF", "EE8080", Rfc3629.NoSurrogates),
        ("F4908080", "F48FBFBF", Rfc3629.NothingAbove10FFFF),
        ("F5808080", "F4808080", Rfc3629.NothingAbove10FFFF),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from border in Borders
           from at in Enumerable.Range(1, (border.Wrong.Length / 2) - 1)
           from way in Ways
           select Fails(border.Wrong, border.Requirement, at, way),
        .. from border in Borders
           from at in Enumerable.Range(1, (border.Right.Length / 2) - 1)
           from way in Ways
           select Comes(border.Right, at, way),
    ];

    private static ImmutableArray<Way> Ways { get; } =
    [
        new("fragments", "fragments", (head, tail) => new Send(Fragments(Opcode.Text, head, tail))),
        new("empty-fragment", "fragments with an empty one between", (head, tail) => new Send(Fragments(Opcode.Text, head, default, tail))),
        new("segments", "segments", (head, tail) =>
            new Send(new RawFrame(Opcode.Text, (byte[])[.. head, .. tail])) { Cuts = [^tail.Length] }),
    ];

    private static ConformanceCase Fails(string sequence, RequirementId requirement, int at, Way way) => new()
    {
        Id = $"utf8/wrong-border-over-{way.Name}-fails/{Name(sequence)}-{at}",
        Title = $"Text with {sequence} that {way.Words} cut after {at} octets fails the connection",
        Covers = [Rfc6455.InvalidUtf8FailsConnection, requirement, Rfc6455.InvalidTextFailsConnection],
        Script = [Cut(sequence, at, way), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.InvalidUtf8FailsConnection, 1007),
    };

    private static ConformanceCase Comes(string sequence, int at, Way way)
    {
        ReadOnlyMemory<byte> whole = (byte[])[.. Before, .. InvalidUtf8.Octets(sequence), .. Behind];
        return new()
        {
            Id = $"utf8/right-border-over-{way.Name}/{Name(sequence)}-{at}",
            Title = $"Text with {sequence} that {way.Words} cut after {at} octets is one text",
            Covers = [Rfc6455.FrameMaySplitCharacter, Rfc3629.AllOtherScalarValuesValid],
            Script = [Cut(sequence, at, way), AwaitEcho(Opcode.Text, whole)],
            Outcomes = Outcomes.Echoes(EchoOf(Opcode.Text, whole)),
        };
    }

    private static Send Cut(string sequence, int at, Way way)
    {
        var octets = InvalidUtf8.Octets(sequence);
        return way.Send([.. Before, .. octets[..at]], [.. octets[at..], .. Behind]);
    }

    private static string Name(string sequence) => sequence.ToLower(CultureInfo.InvariantCulture);

    /// <summary>How a text of two pieces is sent.</summary>
    private sealed record Way(string Name, string Words, Func<byte[], byte[], Send> Send);
}
