using System.Collections.Immutable;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Wire;

/// <summary>
/// Decodes a transcript, entry by entry or whole. It never throws, whatever the octets are, and it never judges.
/// </summary>
/// <param name="testee">The role of the implementation under test.</param>
/// <param name="room">How much is taken in of the testee; what comes then is not even recorded. Null: all.</param>
public sealed class WireTap(Role testee, Room? room = null)
{
    private readonly Stream _testee = new(fromTestee: true) { SendsResponses = testee == Role.Server };
    private readonly Stream _harness = new(fromTestee: false) { SendsResponses = testee == Role.Client };
    private readonly MessageReader _messages = new();
    private readonly Intake _intake = new(room ?? Room.Unlimited);
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

    /// <summary>True once the testee has sent more than is taken in: the record ends there.</summary>
    public bool IsFlooded { get; private set; }

    public static Conversation Read(Transcript transcript)
    {
        var tap = new WireTap(transcript.Testee);
        foreach (var entry in transcript.Entries)
        {
            tap.Read(entry);
        }

        return tap.Conversation() with { Transcript = transcript };
    }

    /// <summary>Takes the next entry of the transcript; of octets that are too many, those there is room for.</summary>
    public void Read(Entry entry)
    {
        if (entry is Entry.Received received)
        {
            TakeIn(received);
            return;
        }

        _entries.Add(entry);
        switch (entry)
        {
            case Entry.Sent sent:
                foreach (var part in LongOctets.Parts(sent.Octets))
                {
                    ReadStream(_harness, entry.At, part);
                }

                _lastEvent = entry.At;
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
            case Entry.Flood flood:
                ObserveFlood(entry.At, flood.Octets, flood.Frames);
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
        Weight = _intake.Weight,
    };

    private void TakeIn(Entry.Received entry)
    {
        var room = _intake.Admit(entry.Octets.Length);
        var taken = ReadStream(_testee, entry.At, entry.Octets[..room]);
        _intake.TakePiece(taken);
        if (taken == entry.Octets.Length)
        {
            _entries.Add(entry);
            return;
        }

        if (taken > 0)
        {
            _entries.Add(entry with { Octets = entry.Octets[..taken].ToArray() });
        }

        if (!IsFlooded)
        {
            Read(new Entry.Flood(entry.At, _intake.Octets, _intake.Frames));
        }
    }

    /// <returns>How many of the octets were taken: all of them, unless there is no room for what they make.</returns>
    private int ReadStream(Stream stream, TimeSpan at, ReadOnlyMemory<byte> octets)
    {
        var all = octets.Length;
        octets = stream.Frames.AreInsideLongPayload(all) ? octets : LongOctets.AtHand(octets);
        while (!octets.IsEmpty && !(stream == _testee && _intake.IsFull))
        {
            switch (stream.Phase)
            {
                case Phase.Head when stream.Heads.Read(ref octets) is { } head:
                    stream.Phase = After(head, stream);
                    ObserveHead(stream, at, head);
                    break;
                case Phase.Head when stream.Heads.IsTooLong:
                    // The limit is the suite's own: no RFC has one.
                    stream.Phase = Phase.Opaque;
                    if (stream == _testee)
                    {
                        ObserveFlood(at, _intake.Octets + all - octets.Length, _intake.Frames);
                    }

                    return all;
                case Phase.Frames
                    when stream is { SendsResponses: true, HasFrames: false, IsMidway: false } && octets.Span.StartsWith("HTTP/1."u8):
                    Stop(stream, new ForeignResponseSeen(at));
                    return all;
                case Phase.Frames when stream.Frames.Read(at, ref octets) is { } frame:
                    stream.HasFrames = true;
                    if (!ObserveFrame(frame))
                    {
                        // Without its last octet the frame is not complete, and what it stands for is not asked.
                        return all - octets.Length - 1;
                    }

                    break;
                case Phase.Frames when stream.Frames.Undecodable is { } why:
                    Stop(stream, new UndecodableSeen(at, why));
                    return all;
                case Phase.Opaque:
                    return all;
                default:
                    break;
            }
        }

        return all - octets.Length;
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

        _intake.Take(head);
        Observe(testee == Role.Server
            ? new ResponseSeen(at, head, _sentHeads.FirstOrDefault())
            : new RequestSeen(at, head));
    }

    private void ObserveFlood(TimeSpan at, long octets, long frames)
    {
        IsFlooded = true;
        Observe(new FloodSeen(at, octets, frames));
    }

    /// <returns>False when there is no room for what the frame completes.</returns>
    private bool ObserveFrame(TapFrame frame)
    {
        if (!frame.FromTestee)
        {
            _frames.Add(frame);
            if (frame.Opcode == Opcode.Ping)
            {
                _sentPings.Add(Key(frame.Payload.Span));
            }

            HasSentClose |= frame.Opcode == Opcode.Close;
            return true;
        }

        Observation? observation = frame.Opcode switch
        {
            Opcode.Close => new CloseSeen(frame.At, frame.Payload) { IsAnswer = HasSentClose },
            Opcode.Ping => new PingSeen(frame.At, frame.Payload),
            Opcode.Pong when Sentinel.Is(frame.Payload.Span) => new SentinelAnswered(frame.At),
            Opcode.Pong => new PongSeen(frame.At, frame.Payload) { IsUnsolicited = !_sentPings.Contains(Key(frame.Payload.Span)) },
            _ when frame.Opcode.IsControl() => new UndecodableSeen(frame.At, $"a frame with the reserved opcode 0x{(byte)frame.Opcode:X}"),
            _ => _messages.ReadWithin(_intake.RoomToInflate, frame),
        };
        if (observation is MessageSeen { Inflation: { } inflation })
        {
            if (inflation.Fault == InflateFault.TooLong)
            {
                return false;
            }

            _intake.TakeInflated(inflation.Octets.Length);
        }

        _frames.Add(frame);
        _intake.Take(frame);
        if (observation is not null)
        {
            Observe(observation);
        }

        return true;
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
