using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 5.6, Data Frames: only a text message as a whole has to be UTF-8. https://www.rfc-editor.org/rfc/rfc6455#section-5.6
/// </summary>
public static class S05_6_DataFrames
{
    /// <summary>Characters of one to four octets.</summary>
    private static readonly ImmutableArray<byte> Sample = [.. "a\u00E9\u20AC\U0001F600z"u8];

    private static readonly byte[] NotUtf8 = [0xFF, 0xFE, 0x80, 0xC0, 0xED, 0xA0, 0x80, 0xF8];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from at in Enumerable.Range(0, Sample.Length + 1) select InTwoFrames(at),
        .. from at in Enumerable.Range(1, Sample.Length - 1) select InTwoSegments(at),
        .. from at in Enumerable.Range(1, Sample.Length - 1) select AroundPing(at),
        InFrames("single-octets", "single octets", SingleOctets),
        InFrames(
            "with-empty-fragments",
            "single octets and empty frames",
            [.. SingleOctets.SelectMany(octet => (ReadOnlyMemory<byte>[])[octet, default])]),
        InFrames("empty-frames-only", "empty frames", [default, default, default]),
        BinaryIsOpaque("every-octet", "All 256 octets", Counting(256)),
        BinaryIsOpaque("not-utf8", "Octets that are not UTF-8", NotUtf8),
        BinaryIsOpaque("half-a-character", "Half a character", [0x61, 0xC3]),
        BinaryLeavesNoTrace,
        PingIsOpaque,
        PongIsOpaque,
    ];

    private static IReadOnlyList<ReadOnlyMemory<byte>> SingleOctets { get; } =
        [.. Sample.Select(octet => (ReadOnlyMemory<byte>)new[] { octet })];

    private static ConformanceCase InTwoFrames(int at) => Comes(
        $"utf8/split-over-frames/{at}",
        $"A text message cut after octet {at} of {Sample.Length} is one text",
        new Send(Fragments(Opcode.Text, Sample[..at].AsMemory(), Sample[at..].AsMemory())));

    private static ConformanceCase InTwoSegments(int at) => Comes(
        $"utf8/split-over-segments/{at}",
        $"A text frame that arrives in two pieces, cut after octet {at} of its payload, is one text",
        new Send(new RawFrame(Opcode.Text, Sample.AsMemory())) { Cuts = [^(Sample.Length - at)] });

    private static ConformanceCase InFrames(string parameter, string words, IReadOnlyList<ReadOnlyMemory<byte>> pieces) =>
        Comes(
            $"utf8/split-over-frames/{parameter}",
            $"A text message cut into {words} is one text",
            new Send(Fragments(Opcode.Text, [.. pieces])),
            pieces.SelectMany(piece => piece.ToArray()).ToArray());

    private static ConformanceCase Comes(string id, string title, Send send, byte[]? text = null)
    {
        ReadOnlyMemory<byte> whole = text ?? Sample.AsMemory();
        return new()
        {
            Id = id,
            Title = title,
            Covers = [Rfc6455.FrameMaySplitCharacter, Rfc6455.TextIsUtf8],
            Script = [send, AwaitEcho(Opcode.Text, whole)],
            Outcomes = Outcomes.Echoes(EchoOf(Opcode.Text, whole)),
        };
    }

    /// <summary>The Ping carries the octets that would finish the character wrongly.</summary>
    private static ConformanceCase AroundPing(int at)
    {
        var ping = Ping(NotUtf8);
        var halves = Fragments(Opcode.Text, Sample[..at].AsMemory(), Sample[at..].AsMemory());
        return new()
        {
            Id = $"utf8/split-around-a-ping/{at}",
            Title = $"A text message cut after octet {at} with a Ping in the gap is one text",
            Covers = [Rfc6455.FrameMaySplitCharacter, Rfc6455.PingPongNeedNotBeUtf8],
            Script = [Sends(halves[0], ping, halves[1]), AwaitPong(ping), AwaitEcho(Opcode.Text, Sample.AsMemory())],
            Outcomes = Outcomes.Echoes(new InAnyOrder(PongOf(ping), EchoOf(Opcode.Text, Sample.AsMemory()))),
        };
    }

    private static ConformanceCase BinaryIsOpaque(string parameter, string words, byte[] payload) => new()
    {
        Id = $"utf8/binary-is-not-validated/{parameter}",
        Title = $"{words} in a binary message are taken as they are",
        Covers = [Rfc6455.BinaryIsOpaque, Rfc6455.DataOpcodeBit],
        Script = [Sends(Binary(payload)), AwaitEcho(Binary(payload))],
        Outcomes = Outcomes.Echoes(EchoOf(Binary(payload))),
    };

    private static ConformanceCase BinaryLeavesNoTrace
    {
        get
        {
            RawFrame half = Binary(0xC3), text = Text("\u00E9");
            return new()
            {
                Id = "utf8/binary-is-not-validated/text-follows",
                Title = "Half a character at the end of a binary message does not touch the text after it",
                Covers = [Rfc6455.BinaryIsOpaque],
                Script = [Sends(half), AwaitEcho(half), Sends(text), AwaitEcho(text)],
                Outcomes = Outcomes.Echoes(EchoOf(half), EchoOf(text)),
            };
        }
    }

    private static ConformanceCase PingIsOpaque
    {
        get
        {
            var ping = Ping(NotUtf8);
            return new()
            {
                Id = "utf8/ping-is-not-validated",
                Title = "A Ping whose application data is not UTF-8 is answered with the same octets",
                Covers = [Rfc6455.PingPongNeedNotBeUtf8],
                Script = [Sends(ping), AwaitPong(ping)],
                Outcomes = [new("the Pong repeats the Ping", PongOf(ping), Rest)],
            };
        }
    }

    private static ConformanceCase PongIsOpaque
    {
        get
        {
            var ping = Ping("still there?");
            return new()
            {
                Id = "utf8/pong-is-not-validated",
                Title = "A Pong whose application data is not UTF-8 is taken",
                Covers = [Rfc6455.PingPongNeedNotBeUtf8],
                Script = [Sends(new RawFrame(Opcode.Pong, NotUtf8)), Sends(ping), AwaitPong(ping)],
                Outcomes = [new("a later Ping is answered", PongOf(ping), Rest)],
            };
        }
    }
}
