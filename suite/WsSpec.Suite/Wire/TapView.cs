using System.Collections.Immutable;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Wire;

/// <summary>What a tap makes of a connection for one testee: what that did is observed, what its peer did explains it.</summary>
/// <param name="testee">The role of the implementation under test.</param>
/// <param name="onset">With what it begins.</param>
/// <param name="intake">Weighs what is taken in of the testee.</param>
/// <param name="retention">
/// What is kept of payloads; null: everything. Otherwise messages are not observed unless they are compressed: of others the frames say all.
/// </param>
internal sealed class TapView(Role testee, Onset onset, Intake intake, Retention? retention)
{
    private readonly MessageReader _messages = MessageReader.From(onset);
    private readonly List<Observation> _observations = [];
    private readonly List<TapHead> _sentHeads = [];
    private readonly HashSet<string> _sentPings = [];

    public Role Testee => testee;

    public Intake Intake => intake;

    /// <summary>What the testee has done so far, in order.</summary>
    public IReadOnlyList<Observation> Observations => _observations;

    /// <summary>The heads of its peer.</summary>
    public IReadOnlyList<TapHead> SentHeads => _sentHeads;

    /// <summary>True once the peer has sent a Close frame.</summary>
    public bool HasSentClose { get; private set; }

    /// <summary>True once the testee has sent more than is taken in.</summary>
    public bool IsFlooded { get; private set; }

    /// <summary>When the last event was from which on something is waited for.</summary>
    public TimeSpan LastEvent { get; private set; }

    /// <summary>The peer has done something that may be answered.</summary>
    public void Sent(TimeSpan at) => LastEvent = at;

    public void Observe(Observation observation)
    {
        _observations.Add(observation.After(LastEvent));
        LastEvent = observation.At;
    }

    public void ObserveFlood(TimeSpan at, long octets, long frames)
    {
        IsFlooded = true;
        Observe(new FloodSeen(at, octets, frames));
    }

    public void ObserveHead(TimeSpan at, TapHead head, bool fromTestee)
    {
        _messages.Inflates |= head.Status == 101 && DeflateAgreement.In(head) is not null;
        if (!fromTestee)
        {
            _sentHeads.Add(head);
            return;
        }

        intake.Take(head);
        Observe(testee == Role.Server
            ? new ResponseSeen(at, head, _sentHeads.FirstOrDefault())
            : new RequestSeen(at, head));
    }

    /// <returns>False when there is no room for what the frame completes.</returns>
    public bool ObserveFrame(TapFrame frame, bool fromTestee)
    {
        if (!fromTestee)
        {
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
            _ when retention is not null && !_messages.Inflates => Passed(frame),
            _ => _messages.ReadWithin(intake.RoomToInflate, frame),
        };
        if (observation is MessageSeen { Inflation: { } inflation })
        {
            if (inflation.Fault == InflateFault.TooLong)
            {
                return false;
            }

            intake.TakeInflated(inflation.Octets.Length);
        }

        if (observation is MessageSeen message && retention is not null)
        {
            observation = message.Inflation is null ? Unobserved(frame) : retention.Shorten(message);
        }

        intake.Take(frame);
        if (observation is not null)
        {
            Observe(observation);
        }

        return true;
    }

    /// <summary>Everything read so far.</summary>
    /// <param name="frames">Of both directions, as this testee is told from its peer.</param>
    public Conversation Conversation(ImmutableArray<Entry> entries, ImmutableArray<TapFrame> frames) => new()
    {
        Transcript = new(testee, entries) { Onset = onset },
        Observations = [.. _observations],
        Frames = frames,
        SentHeads = [.. _sentHeads],
        Weight = intake.Weight,
    };

    /// <summary>It may be the beginning of a message whose end comes when others are inflated already.</summary>
    private Observation? Passed(TapFrame frame)
    {
        _messages.Pass(frame);
        return Unobserved(frame);
    }

    /// <summary>A message is an event, whether it is observed or not.</summary>
    private Observation? Unobserved(TapFrame frame)
    {
        LastEvent = frame.Fin ? frame.At : LastEvent;
        return null;
    }

    /// <summary>Octets that can be looked up: whoever floods with Pings is answered with as many Pongs.</summary>
    private static string Key(ReadOnlySpan<byte> octets) => Encoding.Latin1.GetString(octets);
}
