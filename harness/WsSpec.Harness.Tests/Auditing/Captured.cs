using System.Buffers.Binary;
using System.Collections.Immutable;
using WsSpec.Harness.Auditing;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Capturing.Reading;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging.Reactions;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Auditing;

/// <summary>Conversations as somebody would have captured them, and what an audit says of the capture.</summary>
internal static class Captured
{
    /// <summary>What a faulty endpoint does in a case.</summary>
    public static Conversation Play(Fault? fault, Role testee, string @case) =>
        Anonymous(Trial.Of(fault, testee, ConformanceCatalogue.All.Single(c => c.Id == @case)).Result.Conversation!);

    /// <summary>A pcapng file with one connection for each conversation.</summary>
    public static byte[] File(params IEnumerable<Conversation> conversations)
    {
        using var file = new MemoryStream();
        var writer = new PcapngWriter(file);
        foreach (var (i, conversation) in conversations.Index())
        {
            new TcpConversation(writer, DateTimeOffset.UnixEpoch.AddDays(1), (ushort)(10_000 + i)).Write(conversation.Transcript, "");
        }

        return file.ToArray();
    }

    /// <summary>Such a file without its first packets.</summary>
    public static byte[] Joined(byte[] file, int packets)
    {
        var (section, first) = (0, 0);
        for (var block = 0; block < 2 + packets; block++)
        {
            first += BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(first + 4));
            section = block < 2 ? first : section;
        }

        return [.. file[..section], .. file[first..]];
    }

    /// <summary>The segments of such a file; each acknowledges all that came before it, as those of a live connection do.</summary>
    public static ImmutableArray<TcpSegment> Segments(params IEnumerable<Conversation> conversations)
    {
        var reader = CaptureReader.Open(new MemoryStream(File(conversations)))!;
        var segments = ImmutableArray.CreateBuilder<TcpSegment>();
        var next = new Dictionary<TcpEndpoint, uint>();
        while (reader.Read(out var packet))
        {
            var segment = TcpSegment.Read(IpPacket.Read(packet.Octets, packet.Missing)!.Value)!.Value;
            segments.Add(segment with
            {
                Payload = segment.Payload.ToArray(),
                Acknowledgement = segment.Acknowledgement is null ? null : next[segment.Destination],
            });
            next[segment.Source] = segment.Sequence + (uint)segment.Payload.Length + (segment.Has(TcpFlags.Syn | TcpFlags.Fin) ? 1u : 0);
        }

        return segments.ToImmutable();
    }

    /// <summary>What an audit of a file says of a role.</summary>
    /// <param name="joined">With what connections are taken to begin that began before the file; null: they are not looked at.</param>
    public static RunFacts Audit(byte[] file, Role testee, Onset? joined = null)
    {
        var auditor = new Auditor([testee], ConnectionFilter.All, new(), joined);
        auditor.Read(CaptureReader.Open(new MemoryStream(file))!, "x", CancellationToken.None);
        return auditor.Finish("x", RerunArguments.None, TimeSpan.Zero, interrupted: false).Single();
    }

    /// <summary>What an audit of segments says of a role.</summary>
    /// <inheritdoc cref="Audit(byte[], Role, Onset?)"/>
    public static RunFacts Audit(IEnumerable<TcpSegment> segments, Role testee, Onset? joined = null)
    {
        var auditor = new Auditor([testee], ConnectionFilter.All, new(), joined);
        foreach (var (i, segment) in segments.Index())
        {
            auditor.Add(segment, new(i + 1, TimeSpan.FromMilliseconds(i)));
        }

        return auditor.Finish("x", RerunArguments.None, TimeSpan.Zero, interrupted: false).Single();
    }

    /// <summary>Who captures does not know what URL a client was given.</summary>
    private static Conversation Anonymous(Conversation conversation) => WireTap.Read(conversation.Transcript with { Authority = null });

    /// <summary>The rules that a run of these conversations breaks.</summary>
    public static IEnumerable<string> BrokenIn(IReadOnlyList<Conversation> run, Role testee) =>
        StandingRules.All.Where(rule => rule.Testee.Includes(testee))
            .Where(rule => rule.Breaches(run).Any()).Select(rule => rule.Id);

    /// <summary>The standing rules that are broken by the results of an audit, which has other rules too.</summary>
    public static IEnumerable<string> BrokenIn(RunFacts facts) => facts.Results.OfType<StandingResult>()
        .Where(r => r.Judgement.Breaks is not null && r.Rule is not ReactionRule).Select(r => r.Id);
}
