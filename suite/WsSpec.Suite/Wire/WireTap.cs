using System.Collections.Immutable;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Wire;

/// <summary>
/// Decodes a transcript, entry by entry or whole. It never throws, whatever the octets are, and it never judges.
/// </summary>
public sealed class WireTap(Role testee)
{
    private readonly Stream _testee = new(fromTestee: true) { SendsResponses = testee == Role.Server };
    private readonly Stream _harness = new(fromTestee: false) { SendsResponses = testee == Role.Client };
    private readonly MessageReader _messages = new();
    private readonly ImmutableArray<Entry>.Builder _entries = ImmutableArray.CreateBuilder<Entry>();
    private readonly List<Observation> _observations = [];
    private readonly List<TapFrame> _frames = [];
    private readonly List<TapHead> _sentHeads = [];
    private readonly HashSet<string> _sentPings = [];
    private TimeSpan _lastEvent;

    /// <summary>What the testee has done so far, in order.</summary>
    public IReadOnlyList<Observation> Observations => _observations;

    /// <summary>True when the harness is in the middle of a head or a frame, so that nothing else may be written now.</summary>
    public bool HarnessIsMidway => _harness.IsMidway;

    /// <summary>True once the harness has sent a Close frame.</summary>
    public bool HasSentClose { get; private set; }

    /// <summary>True when the testee's side has got past the opening handshake.</summary>
    public bool IsOpen => _testee.InFrames;

    public static Conversation Read(Transcript transcript)
    {
        var tap = new WireTap(transcript.Testee);
        foreach (var entry in transcript.Entries)
        {
            tap.Read(entry);
        }

        return tap.Conversation() with { Transcript = transcript };
    }

    /// <summary>Takes the next entry of the transcript.</summary>
    public void Read(Entry entry)
    {
        _entries.Add(entry);
        switch (entry)
        {
            case Entry.Sent sent:
                ReadStream(_harness, sent);
                _lastEvent = entry.At;
                break;
            case Entry.Received received:
                ReadStream(_testee, received);
                break;
            case Entry.ReceivedEof or Entry.ReceivedReset:
                Observe(new TransportEnded(entry.At, entry is Entry.ReceivedReset));
                break;
            case Entry.Silence silence:
                Observe(new Silence(entry.At, silence.Awaited));
                break;
            case Entry.Exchanged exchanged:
                Observe(new ExchangeSeen(entry.At, exchanged.Sums));
                break;
            case Entry.Flood:
                Observe(new FloodSeen(entry.At));
                break;
            case Entry.Abandoned:
                Observe(new AbandonedSeen(entry.At));
                break;
            case Entry.SentEof or Entry.SentReset:
                _lastEvent = entry.At;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry));
        }
    }

    /// <summary>Everything read so far.</summary>
    public Conversation Conversation() => new()
    {
        Transcript = new(testee, _entries.ToImmutable()),
        Observations = [.. _observations],
        Frames = [.. _frames, .. new[] { _harness.Frames.Partial(_lastEvent), _testee.Frames.Partial(_lastEvent) }.OfType<TapFrame>()],
        SentHeads = [.. _sentHeads],
    };

    private void ReadStream(Stream stream, Entry.Piece entry)
    {
        var octets = entry.Octets;
        while (!octets.IsEmpty)
        {
            switch (stream.Phase)
            {
                case Phase.Head when stream.Heads.Read(ref octets) is { } head:
                    stream.Phase = After(head, stream);
                    ObserveHead(stream, entry.At, head);
                    break;
                case Phase.Head when stream.Heads.IsTooLong:
                    // The limit is the suite's own: no RFC has one.
                    Stop(stream, new FloodSeen(entry.At));
                    return;
                case Phase.Frames when stream.SendsResponses && !stream.HasFrames && octets.Span.StartsWith("HTTP/1."u8):
                    Stop(stream, new ForeignResponseSeen(entry.At));
                    return;
                case Phase.Frames when stream.Frames.Read(entry.At, ref octets) is { } frame:
                    stream.HasFrames = true;
                    _frames.Add(frame);
                    ObserveFrame(frame);
                    break;
                case Phase.Frames when stream.Frames.Undecodable is { } why:
                    Stop(stream, new UndecodableSeen(entry.At, why));
                    return;
                case Phase.Opaque:
                    return;
                default:
                    break;
            }
        }
    }

    private static Phase After(TapHead head, Stream stream) => head.Status switch
    {
        // What follows are the frames of a draft, which are none of RFC 6455.
        101 when stream.SendsResponses && AcceptsDraft(head) => Phase.Opaque,
        101 => Phase.Frames,
        >= 100 and < 200 => Phase.Head,
        // A request is followed by frames; the body of a refusal is of no interest.
        0 when !head.StartLine.StartsWith("HTTP/", StringComparison.Ordinal) && !stream.SendsResponses => Phase.Frames,
        _ => Phase.Opaque,
    };

    /// <summary>The answers of drafts 75 and 76 say where they come from, in fields that later ones do without.</summary>
    private static bool AcceptsDraft(TapHead head) =>
        head.Value("Sec-WebSocket-Accept") is null
            && (head.Value("Sec-WebSocket-Location") ?? head.Value("WebSocket-Location")) is not null;

    private void Stop(Stream stream, Observation because)
    {
        stream.Phase = Phase.Opaque;
        if (stream == _testee)
        {
            Observe(because);
        }
    }

    private void ObserveHead(Stream stream, TimeSpan at, TapHead head)
    {
        _messages.Inflates |= head.Status == 101 && DeflateAgreement.In(head) is not null;
        if (stream == _harness)
        {
            _sentHeads.Add(head);
            return;
        }

        Observe(testee == Role.Server
            ? new ResponseSeen(at, head, _sentHeads.FirstOrDefault())
            : new RequestSeen(at, head));
    }

    private void ObserveFrame(TapFrame frame)
    {
        if (!frame.FromTestee)
        {
            if (frame.Opcode == Opcode.Ping)
            {
                _sentPings.Add(Key(frame.Payload.Span));
            }

            HasSentClose |= frame.Opcode == Opcode.Close;
            return;
        }

        Observation? observation = frame.Opcode switch
        {
            Opcode.Close => new CloseSeen(frame.At, frame.Payload) { IsAnswer = HasSentClose },
            Opcode.Ping => new PingSeen(frame.At, frame.Payload),
            Opcode.Pong when Sentinel.Is(frame.Payload.Span) => new SentinelAnswered(frame.At),
            Opcode.Pong => new PongSeen(frame.At, frame.Payload) { IsUnsolicited = !_sentPings.Contains(Key(frame.Payload.Span)) },
            _ when frame.Opcode.IsControl() => new UndecodableSeen(frame.At, $"a frame with the reserved opcode 0x{(byte)frame.Opcode:X}"),
            _ => _messages.Read(frame),
        };
        if (observation is not null)
        {
            Observe(observation);
        }
    }

    /// <summary>Octets that can be looked up: whoever floods with Pings is answered with as many Pongs.</summary>
    private static string Key(ReadOnlySpan<byte> octets) => Encoding.Latin1.GetString(octets);

    private void Observe(Observation observation)
    {
        _observations.Add(observation with { Waited = observation.At - _lastEvent });
        _lastEvent = observation.At;
    }

    private enum Phase
    {
        Head,
        Frames,
        Opaque,
    }

    private sealed class Stream(bool fromTestee)
    {
        public Phase Phase { get; set; }

        public HeadReader Heads { get; } = new();

        public FrameReader Frames { get; } = new(fromTestee);

        public bool SendsResponses { get; init; }

        public bool HasFrames { get; set; }

        public bool InFrames => Phase == Phase.Frames;

        public bool IsMidway => Heads.HasPartialHead || Frames.HasPartialFrame;
    }
}
