using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>Short words of the cases about RFC 7692, beside <see cref="Phrases"/>.</summary>
internal static class DeflatePhrases
{
    public const string Field = "Sec-WebSocket-Extensions";
    private const byte Rsv1 = 4;

    public static RawFrame Hello { get; } = Text("Hello");

    /// <summary>Hello in a fixed block; the payload of section 7.2.3.1.</summary>
    public static RawFrame CompressedHello { get; } = Compressed(Opcode.Text, DeflatePayload.Of(new FixedBlock(Symbol.Literals("Hello"))));

    /// <summary>A message with RSV1 and this payload.</summary>
    public static RawFrame Compressed(Opcode type, ReadOnlyMemory<byte> payload) => new(type, payload) { Rsv = Rsv1 };

    /// <summary>A text message made of these blocks.</summary>
    public static RawFrame CompressedText(params ReadOnlySpan<Block> blocks) => Compressed(Opcode.Text, DeflatePayload.Of(blocks));

    /// <summary>A binary message made of these blocks.</summary>
    public static RawFrame CompressedBinary(params ReadOnlySpan<Block> blocks) => Compressed(Opcode.Binary, DeflatePayload.Of(blocks));

    /// <summary>The same octets as a message, in one stored block after the other.</summary>
    public static RawFrame Stored(RawFrame message) => Compressed(
        message.Opcode, DeflatePayload.Of([.. message.Payload.ToArray().Chunk(ushort.MaxValue).Select(chunk => new StoredBlock(chunk))]));

    /// <summary>A compressed message cut into frames: RSV1 on the first only.</summary>
    public static ImmutableArray<RawFrame> InFragments(RawFrame message, params ReadOnlySpan<int> cuts)
    {
        var pieces = new List<ReadOnlyMemory<byte>>();
        var start = 0;
        foreach (var cut in cuts)
        {
            pieces.Add(message.Payload[start..cut]);
            start = cut;
        }

        pieces.Add(message.Payload[start..]);
        var frames = Fragments(message.Opcode, pieces);
        return frames.SetItem(0, frames[0] with { Rsv = Rsv1 });
    }

    /// <summary>The opening handshake with an offer, or for a client under test with an acceptance.</summary>
    /// <param name="parameters">Of both; empty, or with the semicolon that they begin with.</param>
    public static Open Agree(string parameters = "") => new()
    {
        Request = RawRequest.Baseline.Plus(Field, DeflateAgreement.ExtensionName + parameters),
        Response = RawResponse.Baseline.Plus(Field, DeflateAgreement.ExtensionName + parameters),
    };

    /// <summary>A case that begins with a plain agreement.</summary>
    /// <param name="fact">The id behind the family.</param>
    public static ConformanceCase Agreed(
        string fact,
        string title,
        ImmutableArray<RequirementId> covers,
        ImmutableArray<Step> script,
        ImmutableArray<Outcome> outcomes,
        Open? open = null) => new()
        {
            Id = $"deflate/{fact}",
            Title = title,
            Covers = covers,
            Needs = Needs.Deflate,
            Script = [open ?? Agree(), .. script],
            Outcomes = outcomes,
        };

    /// <summary>A case in which every message is answered, one after the other.</summary>
    /// <param name="messages">What goes out, and the message that it stands for.</param>
    public static ConformanceCase Answered(
        string fact,
        string title,
        ImmutableArray<RequirementId> covers,
        params ImmutableArray<(ImmutableArray<RawFrame> Sent, RawFrame Meant)> messages) => Agreed(
            fact,
            title,
            covers,
            [.. messages.SelectMany(m => (Step[])[new Send(m.Sent), AwaitEcho(m.Meant)])],
            Outcomes.Echoes([.. messages.Select(m => EchoOf(m.Meant))]));

    /// <summary>The connection is failed because of DEFLATE data; no document names the code (ruling 23).</summary>
    public static ImmutableArray<Outcome> RefusesData(RequirementId requirement) =>
        Outcomes.FailsConnection(requirement, 1007, 1002, 1003, 1011);

    /// <summary>Octets that do not compress, always the same.</summary>
    public static byte[] Noise(int length)
    {
        var octets = new byte[length];
        var state = 0x2545F491u;
        for (var i = 0; i < length; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            octets[i] = (byte)(state >> 8);
        }

        return octets;
    }

    /// <summary>Text that is as hard to compress as text of 64 characters can be.</summary>
    public static byte[] TextNoise(int length) => [.. Noise(length).Select(octet => (byte)('0' + (octet & 63)))];
}
