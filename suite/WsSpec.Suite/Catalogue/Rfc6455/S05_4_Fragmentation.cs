using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 5.4, Fragmentation: messages that keep the rules. https://www.rfc-editor.org/rfc/rfc6455#section-5.4</summary>
public static class S05_4_Fragmentation
{
    private const string OneMessage = "The quick brown fox jumps over the lazy dog";

    /// <summary>Each of these payload sizes needs another form of the length, or none.</summary>
    private static readonly int[] MixedSizes = [0, 1, 125, 126, 65536, 0, 2];

    private static readonly ReadOnlyMemory<byte> Empty = ReadOnlyMemory<byte>.Empty;

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Joined("text-2", Opcode.Text, Pieces("Hel", "lo")),
        Joined("text-3", Opcode.Text, Pieces("one ", "two ", "three")),
        Joined("binary-2", Opcode.Binary, [Counting(5), Counting(7, first: 5)]),
        Joined("binary-3", Opcode.Binary, [Counting(130), Counting(1, first: 130), Counting(200, first: 131)]),
        .. from count in (int[])[100, 1000] select Many(count),
        .. from size in (int[])[1, 2, 5, 10, 42, OneMessage.Length] select SameMessage(size),
        EmptyAt("first", Opcode.Text, [Empty, .. Pieces("Hel", "lo")]),
        EmptyAt("middle", Opcode.Text, [.. Pieces("Hel"), Empty, Empty, .. Pieces("lo")]),
        EmptyAt("last", Opcode.Text, [.. Pieces("Hel", "lo"), Empty]),
        EmptyAt("everywhere", Opcode.Binary, [Empty, Empty, Empty]),
        AnySize,
        InOrder,
        TwoMessages,
        WholeAfterFragments,
    ];

    private static ConformanceCase AnySize
    {
        get
        {
            ReadOnlyMemory<byte>[] pieces = [.. MixedSizes.Select(size => (ReadOnlyMemory<byte>)Counting(size, first: size))];
            var whole = Join(pieces);
            return new()
            {
                Id = "fragmentation/fragments-have-any-size",
                Title = "Fragments of one message have lengths of all forms",
                Covers = [Rfc6455.FragmentedMessage, Rfc6455.FragmentsOfAnySize],
                Script = [new Send(Fragments(Opcode.Binary, pieces)), AwaitEcho(Opcode.Binary, whole), AwaitEndIfClosing],
                Outcomes = Outcomes.EchoesWithinLimits(EchoOf(Opcode.Binary, whole)),
            };
        }
    }

    private static ConformanceCase InOrder
    {
        get
        {
            ReadOnlyMemory<byte>[] pieces = [.. from i in Enumerable.Range(0, 64) select (ReadOnlyMemory<byte>)Counting(4, first: 4 * i)];
            var whole = Join(pieces);
            return new()
            {
                Id = "fragmentation/fragments-keep-their-order",
                Title = "Numbered fragments, each in a segment of its own, are delivered in the order sent",
                Covers = [Rfc6455.FragmentsInOrder, Rfc6455.MessageJoinsFragments],
                Script = [new Send(Fragments(Opcode.Binary, pieces)) { Delivery = Delivery.FrameBorders }, AwaitEcho(Opcode.Binary, whole)],
                Outcomes = Outcomes.Echoes(EchoOf(Opcode.Binary, whole)),
            };
        }
    }

    private static ConformanceCase TwoMessages
    {
        get
        {
            ReadOnlyMemory<byte>[] text = Pieces("Hel", "lo"), binary = [Counting(3), Counting(4, first: 3)];
            return new()
            {
                Id = "fragmentation/one-message-behind-another",
                Title = "Two fragmented messages, one right behind the other, keep their fragments and types apart",
                Covers = [Rfc6455.MessagesNotInterleaved, Rfc6455.FragmentsShareType, Rfc6455.NextFrameBeginsNewMessage],
                Script =
                [
                    Sends([.. Fragments(Opcode.Text, text), .. Fragments(Opcode.Binary, binary)]),
                    AwaitEcho(Opcode.Text, Join(text)),
                    AwaitEcho(Opcode.Binary, Join(binary)),
                ],
                Outcomes = [new("both are answered in full", EchoOf(Opcode.Text, Join(text)), EchoOf(Opcode.Binary, Join(binary)), Rest)],
            };
        }
    }

    private static ConformanceCase WholeAfterFragments
    {
        get
        {
            RawFrame joined = Text("Hello"), whole = Text("unfragmented");
            return new()
            {
                Id = "fragmentation/unfragmented-behind-fragmented",
                Title = "An unfragmented message is taken before and behind a fragmented one",
                Covers = [Rfc6455.FragmentedAndWholeReceived, Rfc6455.UnfragmentedMessage, Rfc6455.FinMarksLastFrame],
                Script =
                [
                    Sends(whole, Unfinished(Text("Hel")), Continuation("lo"), whole),
                    AwaitEcho(whole),
                    AwaitEcho(joined),
                    AwaitEcho(whole),
                ],
                Outcomes = [new("all three are answered in full", EchoOf(whole), EchoOf(joined), EchoOf(whole), Rest)],
            };
        }
    }

    private static ConformanceCase Joined(string name, Opcode type, ReadOnlyMemory<byte>[] pieces) => new()
    {
        Id = $"fragmentation/fragments-are-joined/{name}",
        Title = $"A {type} message in {pieces.Length} frames is the same as one in a single frame",
        Covers =
        [
            Rfc6455.MessageJoinsFragments, Rfc6455.FragmentedMessage, Rfc6455.FragmentedAndWholeReceived, Rfc6455.FragmentsShareType,
            Rfc6455.FinMarksLastFrame,
        ],
        Script = [new Send(Fragments(type, pieces)), AwaitEcho(type, Join(pieces))],
        Outcomes = [new("joined and answered in full", EchoOf(type, Join(pieces)), Rest)],
    };

    private static ConformanceCase Many(int count)
    {
        ReadOnlyMemory<byte>[] pieces = [.. from i in Enumerable.Range(0, count) select (ReadOnlyMemory<byte>)Counting(3, first: 3 * i)];
        return Joined($"binary-{count}", Opcode.Binary, pieces) with
        {
            Script = [new Send(Fragments(Opcode.Binary, pieces)), AwaitEcho(Opcode.Binary, Join(pieces)), AwaitEndIfClosing],
            Outcomes = Outcomes.EchoesWithinLimits(EchoOf(Opcode.Binary, Join(pieces))),
        };
    }

    private static ConformanceCase SameMessage(int size)
    {
        var message = Text(OneMessage);
        ReadOnlyMemory<byte>[] pieces = [.. message.Payload.ToArray().Chunk(size).Select(piece => (ReadOnlyMemory<byte>)piece)];
        return new()
        {
            Id = $"fragmentation/borders-mean-nothing/{size}",
            Title = $"A message cut into fragments of {size} octets is the message that was cut",
            Covers = [Rfc6455.NoRelianceOnFrameBoundaries, Rfc6455.MessageJoinsFragments],
            Script = [new Send(Fragments(Opcode.Text, pieces)), AwaitEcho(message)],
            Outcomes = [new("joined and answered in full", EchoOf(message), Rest)],
        };
    }

    private static ConformanceCase EmptyAt(string where, Opcode type, ReadOnlyMemory<byte>[] pieces) => Joined(where, type, pieces) with
    {
        Id = $"fragmentation/fragments-may-be-empty/{where}",
        Title = $"Empty fragments add nothing to a message ({where})",
        Covers = [Rfc6455.FragmentedMessage, Rfc6455.FragmentsOfAnySize, Rfc6455.FragmentedAndWholeReceived],
    };

    private static ReadOnlyMemory<byte>[] Pieces(params string[] texts) => [.. texts.Select(text => Text(text).Payload)];

    private static ReadOnlyMemory<byte> Join(IEnumerable<ReadOnlyMemory<byte>> pieces) =>
        pieces.SelectMany(piece => piece.ToArray()).ToArray();
}
