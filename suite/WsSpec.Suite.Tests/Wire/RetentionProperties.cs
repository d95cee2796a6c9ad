using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Protocol;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Wire;

/// <summary>A tap that keeps little of the octets, and decodes once for both sides, knows as much as one that keeps everything.</summary>
public sealed class RetentionProperties
{
    private static readonly Gen<byte[]> Requests = Gen.Elements("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\nHost: x", "")
        .Select(Encoding.Latin1.GetBytes);

    private static readonly Gen<byte[]> Responses = Gen.Elements(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101 \r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno",
        "\r\n\r\n").Select(Encoding.Latin1.GetBytes);

    private static readonly Arbitrary<(ImmutableArray<Piece> Pieces, bool Store)> Connections = (
        from request in Requests
        from response in Responses
        from client in WireArbitraries.Streams
        from server in WireArbitraries.Streams
        from clientCuts in WireArbitraries.Cuts
        from serverCuts in WireArbitraries.Cuts
        from order in Gen.Choose(0, int.MaxValue)
        from reused in ArbMap.Default.GeneratorFor<bool>()
        select (
            Shuffled(
                WireArbitraries.Cut((byte[])[.. request, .. client.Octets], clientCuts),
                WireArbitraries.Cut((byte[])[.. response, .. server.Octets], serverCuts),
                new Random(order)),
            reused)).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property FramesAndRulesAreTheSame() => Prop.ForAll(Connections, connection =>
    {
        var store = new RetentionStore();
        if (connection.Store)
        {
            // What the memory was used for before leaves no trace.
            Read(connection.Pieces, store).Retention.Release();
        }

        var (tap, _) = Read(connection.Pieces, store);
        return new[] { Role.Server, Role.Client }.Aggregate(true.ToProperty(), (all, testee) =>
        {
            var whole = WireTap.Read(new(testee, [.. connection.Pieces.Select(piece => piece.Entry(testee))]));
            return all.And(Differences(whole, tap.Conversation(testee)) is var differences && differences.Length == 0)
                .Label($"{testee}: {string.Join("; ", differences)}");
        });
    });

    private static readonly Gen<byte[]> Parts = Gen.Elements<byte[]>(
        [0x61], [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0xA9], [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xE0, 0x80], [.. Enumerable.Repeat((byte)0x62, 40)]);

    /// <summary>Texts in fragments; most parts are whole characters.</summary>
    private static readonly Arbitrary<(byte[][] Fragments, int[] Cuts, bool Masked)> Texts = (
        from fragments in Gen.ListOf(
            Gen.ListOf(Gen.Frequency((6, Gen.Elements<byte[]>([0x61], [0xE2, 0x82, 0xAC])), (1, Parts))).Select(p => p.SelectMany(o => o).ToArray()))
        from cuts in WireArbitraries.Cuts
        from masked in ArbMap.Default.GeneratorFor<bool>()
        select (fragments.ToArray(), cuts, masked)).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property ATextIsInvalidWhereItsOctetsTogetherAre(bool cutsEachFragment) => Prop.ForAll(Texts, texts =>
    {
        var octets = new ArrayBufferWriter<byte>();
        octets.Write("HTTP/1.1 101 Switching Protocols\r\n\r\n"u8);
        foreach (var (i, fragment) in texts.Fragments.Index())
        {
            var frame = new RawFrame(i == 0 ? Opcode.Text : Opcode.Continuation, fragment)
            {
                Fin = i == texts.Fragments.Length - 1,
                Masked = texts.Masked,
                MaskingKey = 0x01020304,
            };
            frame.WriteTo(octets, Role.Server, 0);
        }

        var cuts = cutsEachFragment ? texts.Cuts : [.. Enumerable.Range(1, octets.WrittenCount)];
        var pieces = WireArbitraries.Cut(octets.WrittenMemory.ToArray(), cuts)
            .Select((piece, i) => new Piece(Role.Server, TimeSpan.FromMilliseconds(i), piece, 0)).ToImmutableArray();
        var isInvalid = texts.Fragments.Length > 0 && !Utf8.IsValid(texts.Fragments.SelectMany(fragment => fragment).ToArray());
        var kept = Read(pieces, new()).Tap.Conversation(Role.Server);
        var whole = WireTap.Read(new(Role.Server, [.. pieces.Select(piece => piece.Entry(Role.Server))]));
        return (kept.Frames.Any(frame => frame.EndsInvalidText) == isInvalid).Label("kept in part")
            .And((whole.Frames.Any(frame => frame.EndsInvalidText) == isInvalid).Label("kept as a whole"))
            .Classify(isInvalid, "invalid");
    });

    /// <summary>Compressed messages in fragments, each of which comes alone.</summary>
    private static readonly Arbitrary<(byte[] Data, int[] Cuts)> Compressed = (
        from data in WireArbitraries.Octets
        from cuts in WireArbitraries.Cuts
        select (data, cuts)).ToArbitrary();

    [Property(MaxTest = 100)]
    public Property ACompressedMessageIsInflatedFromAllItsFragments() => Prop.ForAll(Compressed, compressed =>
    {
        var fragments = WireArbitraries.Cut(DeflatePayload.Of(new StoredBlock(compressed.Data)), compressed.Cuts).ToArray();
        var head = "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"u8.ToArray();
        var frames = fragments.Select((fragment, i) => new RawFrame(i == 0 ? Opcode.Binary : Opcode.Continuation, fragment)
        {
            Fin = i == fragments.Length - 1,
            Rsv = (byte)(i == 0 ? 4 : 0),
        });
        var pieces = frames.Select(Sent).Prepend(head).Select((octets, i) => new Piece(Role.Server, TimeSpan.FromMilliseconds(i), octets, 0));
        var message = Read([.. pieces], new()).Tap.Conversation(Role.Server).Observations.OfType<MessageSeen>().Single();
        return message is { Inflation.Fault: null } && compressed.Data.AsSpan().StartsWith(message.Payload.Span);
    });

    private static byte[] Sent(RawFrame frame)
    {
        var octets = new ArrayBufferWriter<byte>();
        frame.WriteTo(octets, Role.Server, 0);
        return octets.WrittenSpan.ToArray();
    }

    private static (WireTap Tap, Retention Retention) Read(ImmutableArray<Piece> pieces, RetentionStore store)
    {
        var retention = new Retention(store);
        var tap = new WireTap(retention);
        foreach (var piece in pieces)
        {
            // The octets are their owner's, who overwrites them.
            var octets = piece.Octets.ToArray();
            tap.Read(piece.Sender, piece.At, octets, piece.AfterPeer);
            octets.AsSpan().Fill(0xEE);
        }

        return (tap, retention);
    }

    private static string[] Differences(Conversation whole, Conversation kept) =>
    [
        .. Told(whole).Except(Told(kept)).Select(told => $"not kept: {told}"),
        .. Told(kept).Except(Told(whole)).Select(told => $"made up: {told}"),
    ];

    private static IEnumerable<string> Told(Conversation conversation) =>
    [
        .. conversation.Frames.Select((frame, i) =>
            $"{i}: {frame.FromTestee} {frame.At} {WireLine.Tell(frame)} {frame.EndsInvalidText} {frame.End} {frame.AfterPeer}"),
        .. StandingRules.All.Where(rule => rule.Testee.Includes(conversation.Testee)).Select(rule =>
            $"{rule.Id} {rule.Occasions(conversation)} {rule.BrokenAt(conversation)} {rule.Breach(conversation)}"),
        .. conversation.SentHeads.Select(head => head.StartLine),
        .. conversation.Observations.Where(seen => seen is not MessageSeen { Inflation: null }).Select(Narrative.Tell),
    ];

    /// <summary>The pieces of both sides in some order, each side's in its own.</summary>
    private static ImmutableArray<Piece> Shuffled(
        IEnumerable<ReadOnlyMemory<byte>> client, IEnumerable<ReadOnlyMemory<byte>> server, Random random)
    {
        var left = new Dictionary<Role, Queue<ReadOnlyMemory<byte>>> { [Role.Client] = new(client), [Role.Server] = new(server) };
        var sent = new Dictionary<Role, long> { [Role.Client] = 0, [Role.Server] = 0 };
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        while (left.Values.Any(queue => queue.Count > 0))
        {
            var sender = random.Next(2) == 0 ? Role.Client : Role.Server;
            if (left[sender].TryDequeue(out var octets))
            {
                pieces.Add(new(sender, TimeSpan.FromMilliseconds(pieces.Count), octets, sent[sender.Peer()]));
                sent[sender] += octets.Length;
            }
        }

        return pieces.ToImmutable();
    }

    private sealed record Piece(Role Sender, TimeSpan At, ReadOnlyMemory<byte> Octets, long AfterPeer)
    {
        public Entry Entry(Role testee) => Sender == testee
            ? new Entry.Received(At, Octets) { AfterPeer = AfterPeer }
            : new Entry.Sent(At, Octets) { AfterPeer = AfterPeer };
    }
}
