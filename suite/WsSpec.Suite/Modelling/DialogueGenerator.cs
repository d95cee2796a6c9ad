using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>
/// Makes dialogues: legal streams of messages, fragments and control frames, some of them from a stock, most of them then bent in a place
/// or two.
/// </summary>
/// <param name="deflates">Whether the testee offers permessage-deflate, so that some dialogues may use it.</param>
public sealed class DialogueGenerator(bool deflates)
{
    private const int MostUnits = 6;
    private const int MostFragments = 5;
    private const int LongestStoredBlock = ushort.MaxValue;

    /// <summary>A server may decline one that asks for something; then the dialogue says nothing.</summary>
    private static readonly ImmutableArray<string> Offers =
    [
        Dialogue.PlainOffer, Dialogue.PlainOffer, "permessage-deflate; client_max_window_bits",
            "permessage-deflate; client_no_context_takeover",
        "permessage-deflate; server_no_context_takeover", "permessage-deflate; server_max_window_bits=9",
        "permessage-deflate; server_no_context_takeover; client_no_context_takeover; client_max_window_bits=10",
    ];

    /// <summary>The role of the implementation under test.</summary>
    public Role Testee { get; init; } = Role.Server;

    /// <summary>Streams of frames to take parts from.</summary>
    public ImmutableArray<ImmutableArray<RawFrame>> FrameCorpus { get; init; } = Modelling.FrameCorpus.OfCatalogue;

    /// <summary>The dialogue that belongs to a number; always the same one.</summary>
    public Dialogue Generate(int seed, long number)
    {
        var random = new Random(NumberMixing.Mix(seed, number));
        return random.Next(16) == 0
            ? Testee == Role.Server
            ? new() { Request = RequestMutations.Generate(random) }
            : new() { Response = ResponseMutations.Generate(random) }
            : Generate(random, (payload, isText) => DialogueMark.Stamp(payload, isText, seed, number));
    }

    private Dialogue Generate(Random random, Action<byte[], bool> stamp)
    {
        var deflating = deflates && random.Next(3) == 0;
        var frames = new List<RawFrame>();
        for (var units = random.Next(1, MostUnits + 1); units > 0; units--)
        {
            Add(frames, deflating, random, stamp);
        }

        if (random.Next(6) == 0 && !FrameCorpus.IsEmpty)
        {
            frames.InsertRange(random.Next(frames.Count + 1), Payloads.Pick(random, FrameCorpus));
        }

        for (var mutations = random.Next(3); mutations > 0 && frames.Count > 0; mutations--)
        {
            FrameMutations.Mutate(frames, random);
        }

        if (random.Next(4) == 0)
        {
            frames.Add(new(Opcode.Close, FrameMutations.CloseBody(random)));
        }

        return new()
        {
            Offer = deflating ? Payloads.Pick(random, Offers) : null,
            IsCoalesced = random.Next(8) == 0,
            Turns = [.. Turns(frames, random)],
            Farewell = random.Next(24) switch { 0 => Farewell.HalfClose, 1 => Farewell.Abort, _ => Farewell.Close },
        };
    }

    private static void Add(List<RawFrame> frames, bool deflating, Random random, Action<byte[], bool> stamp)
    {
        switch (random.Next(8))
        {
            case 0 or 1:
                frames.Add(Keyed(new(Opcode.Ping, Payloads.Short(random)), random));
                break;
            case 2:
                frames.Add(Keyed(new(Opcode.Pong, Payloads.Short(random)), random));
                break;
            default:
                AddMessage(frames, deflating, random, stamp);
                break;
        }
    }

    /// <summary>A message in one frame or several, control frames in between now and then.</summary>
    private static void AddMessage(List<RawFrame> frames, bool deflating, Random random, Action<byte[], bool> stamp)
    {
        var type = random.Next(2) == 0 ? Opcode.Text : Opcode.Binary;
        var payload = type == Opcode.Text ? Payloads.NearlyText(random) : Payloads.Binary(random);
        stamp(payload, type == Opcode.Text);
        var isCompressed = deflating && payload.Length <= LongestStoredBlock && random.Next(4) != 0;
        ReadOnlyMemory<byte> octets = isCompressed ? Deflated(payload, random) : payload;
        var fragments = random.Next(2) == 0 ? 1 : random.Next(2, MostFragments + 1);
        var cuts = Enumerable.Range(0, fragments - 1).Select(_ => random.Next(octets.Length + 1)).Append(0).Append(octets.Length).Order()
            .ToList();
        for (var i = 0; i < fragments; i++)
        {
            frames.Add(Keyed(
                new(i == 0 ? type : Opcode.Continuation, octets[cuts[i]..cuts[i + 1]])
                {
                    Fin = i == fragments - 1,
                    Rsv = (byte)(isCompressed && i == 0 ? 4 : 0),
                },
                random));
            if (i < fragments - 1 && random.Next(3) == 0)
            {
                frames.Add(Keyed(new(random.Next(3) == 0 ? Opcode.Pong : Opcode.Ping, Payloads.Short(random)), random));
            }
        }
    }

    private static byte[] Deflated(byte[] payload, Random random) => random.Next(3) switch
    {
        0 => DeflatePayload.Of(new StoredBlock(payload)),
        1 => DeflatePayload.Of(new FixedBlock([.. payload.Select(Symbol.Literal)])),
        _ => DeflatePayload.Of(
            new FixedBlock([.. payload.AsSpan(0, payload.Length / 2).ToArray().Select(Symbol.Literal)]), new StoredBlock(
                payload.AsMemory(payload.Length / 2))),
    };

    private static IEnumerable<Turn> Turns(List<RawFrame> frames, Random random)
    {
        for (var at = 0; at < frames.Count;)
        {
            var count = Math.Min(random.Next(1, 6), frames.Count - at);
            var turn = new Turn([.. frames.GetRange(at, count)]) { IsAwaited = random.Next(3) == 0 };
            yield return turn with { Cuts = Cuts(turn, random) };
            at += count;
        }
    }

    /// <summary>Near a frame's beginning, where its header is.</summary>
    private static ImmutableArray<int> Cuts(Turn turn, Random random)
    {
        const int LongestHeader = 14;
        var starts = new List<int> { 0 };
        foreach (var frame in turn.Frames)
        {
            starts.Add(starts[^1] + frame.Payload.Length + 6);
        }

        return random.Next(3) != 0 ? []
            : [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => starts[random.Next(starts.Count)] + random.Next(LongestHeader + 1))
                .Where(cut => cut > 0).Distinct().Order()];
    }

    private static RawFrame Keyed(RawFrame frame, Random random) => frame with
    {
        MaskingKey = random.Next(8) switch { 0 => 0, 1 => uint.MaxValue, _ => (uint)random.NextInt64(1L << 32) },
    };
}
