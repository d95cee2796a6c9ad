using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;

namespace WsSpec.Suite.Wire;

/// <summary>
/// Decodes a transcript, entry by entry or whole. It never throws, whatever the octets are, and it never judges.
/// </summary>
public sealed class WireTap
{
    private readonly TapStream _testee;
    private readonly TapStream _harness;
    private readonly TapView _view;

    /// <summary>The same connection for whom the peer is the testee; null when nobody asks.</summary>
    private readonly TapView? _opposite;
    private readonly Retention? _retention;
    private readonly ImmutableArray<Entry>.Builder _entries = ImmutableArray.CreateBuilder<Entry>();
    private readonly List<TapFrame> _frames;
    private bool _deflates;

    /// <summary>Whose frames are those of the testee.</summary>
    private Role _facing;

    /// <summary>A tap that keeps everything.</summary>
    /// <param name="testee">The role of the implementation under test.</param>
    /// <param name="room">How much is taken in of the testee; what comes then is not even recorded. Null: all.</param>
    public WireTap(Role testee, Room? room = null)
        : this(testee, Onset.Handshake, room ?? Room.Unlimited, null)
    {
    }

    /// <summary>A tap between two testees, which decodes once for both and keeps of the octets what the retention says.</summary>
    public WireTap(Retention retention, Onset onset = Onset.Handshake)
        : this(Role.Server, onset, Room.Unlimited, retention) =>
        _opposite = new(Role.Client, onset, new(Room.Unlimited), retention);

    private WireTap(Role testee, Onset onset, Room room, Retention? retention)
    {
        _retention = retention;
        _facing = testee;
        _frames = retention?.Frames ?? [];
        _testee = new(fromTestee: true, onset, retention) { SendsResponses = testee == Role.Server };
        _harness = new(fromTestee: false, onset, retention) { SendsResponses = testee == Role.Client };
        _view = new(testee, onset, new(room), retention);
    }

    /// <summary>What the testee has done so far, in order.</summary>
    public IReadOnlyList<Observation> Observations => _view.Observations;

    /// <summary>True when the harness is in the middle of a head or a frame, so that nothing else may be written now.</summary>
    public bool HarnessIsMidway => _harness.IsMidway;

    /// <summary>True once the harness has sent a Close frame.</summary>
    public bool HasSentClose => _view.HasSentClose;

    /// <summary>True when the testee's side has got past the opening handshake.</summary>
    public bool IsOpen => _testee.InFrames;

    /// <summary>True when both sides have.</summary>
    public bool IsOpenOnBothSides => _testee.InFrames && _harness.InFrames;

    /// <summary>True once the testee has sent more than is taken in: the record ends there.</summary>
    public bool IsFlooded => _view.IsFlooded;

    /// <summary>How many frames of both sides were read.</summary>
    public int Frames => _frames.Count;

    public static Conversation Read(Transcript transcript)
    {
        var tap = new WireTap(transcript.Testee, transcript.Onset, Room.Unlimited, null);
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
                    ReadStream(_harness, entry.At, part, sent.AfterPeer);
                }

                _view.Sent(entry.At);
                break;
            case Entry.ReceivedEof or Entry.ReceivedReset:
                _view.Observe(new TransportEnded(entry.At, entry is Entry.ReceivedReset));
                break;
            case Entry.Silence silence:
                _view.Observe(new Silence(entry.At, silence.Awaited));
                break;
            case Entry.Exchanged exchanged:
                _view.Observe(new ExchangeSeen(entry.At, exchanged.Sums));
                break;
            case Entry.Flood flood:
                _view.ObserveFlood(entry.At, flood.Octets, flood.Frames);
                break;
            case Entry.Abandoned:
                _view.Observe(new AbandonedSeen(entry.At));
                break;
            case Entry.SentEof or Entry.SentReset:
                _view.Sent(entry.At);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry));
        }
    }

    /// <summary>Takes octets of one side of a tap between two testees.</summary>
    /// <inheritdoc cref="Entry.Piece"/>
    /// <returns>False when something in them is too large to be looked into: what this side sends behind it is not read.</returns>
    public bool Read(Role sender, TimeSpan at, ReadOnlyMemory<byte> octets, long? afterPeer)
    {
        var (stream, view, peer) = sender == _view.Testee ? (_testee, _view, _opposite!) : (_harness, _opposite!, _view);
        var taken = ReadStream(stream, at, octets, afterPeer);
        view.Intake.TakePiece(taken);
        peer.Sent(at);
        if (taken == octets.Length)
        {
            return true;
        }

        stream.Phase = TapPhase.Opaque;
        view.ObserveFlood(at, view.Intake.Octets, view.Intake.Frames);
        return false;
    }

    /// <summary>One side of a tap between two testees ends the transport, in order or not.</summary>
    public void End(Role sender, TimeSpan at, bool isReset)
    {
        var (view, peer) = sender == _view.Testee ? (_view, _opposite!) : (_opposite!, _view);
        view.Observe(new TransportEnded(at, isReset));
        peer.Sent(at);
    }

    /// <summary>Everything read so far.</summary>
    public Conversation Conversation() => _view.Conversation(_entries.ToImmutable(), All(_view, _harness, _testee));

    /// <summary>
    /// All that a tap between two testees has read, as one of them sees its peer; nothing is read behind it. It is good until the other
    /// one is asked for: both have the same frames, which then look the other way.
    /// </summary>
    public Conversation Conversation(Role testee)
    {
        if (testee != _facing)
        {
            _frames.ForEach(frame => frame.Turn());
            _facing = testee;
        }

        return testee == _view.Testee ? Conversation() : _opposite!.Conversation([], All(_opposite, _testee, _harness));
    }

    private ImmutableArray<TapFrame> All(TapView view, TapStream peer, TapStream own)
    {
        var frames = ImmutableArray.CreateBuilder<TapFrame>(_frames.Count + 2);
        frames.AddRange(_frames);
        var partial = new[] { peer.Frames.Partial(view.LastEvent), own.Frames.Partial(view.LastEvent) }.OfType<TapFrame>();
        frames.AddRange(view == _view ? partial : partial.Select(frame => frame.Turn()));
        return frames.DrainToImmutable();
    }

    private void TakeIn(Entry.Received entry)
    {
        var room = _view.Intake.Admit(entry.Octets.Length);
        var taken = ReadStream(_testee, entry.At, entry.Octets[..room], entry.AfterPeer);
        _view.Intake.TakePiece(taken);
        if (taken == entry.Octets.Length)
        {
            _entries.Add(entry);
            return;
        }

        if (taken > 0)
        {
            _entries.Add(entry with { Octets = entry.Octets[..taken].ToArray() });
        }

        if (!_view.IsFlooded)
        {
            Read(new Entry.Flood(entry.At, _view.Intake.Octets, _view.Intake.Frames));
        }
    }

    /// <returns>How many of the octets were taken: all of them, unless there is no room for what they make.</returns>
    private int ReadStream(TapStream stream, TimeSpan at, ReadOnlyMemory<byte> octets, long? afterPeer)
    {
        var all = octets.Length;
        octets = stream.Frames.AreInsideLongPayload(all) ? octets : LongOctets.AtHand(octets);
        while (!octets.IsEmpty && !(stream == _testee && _view.Intake.IsFull))
        {
            switch (stream.Phase)
            {
                case TapPhase.Head when stream.Heads.Read(ref octets) is { } head:
                    stream.Pass(head);
                    ObserveHead(stream, at, head);
                    break;
                case TapPhase.Head when stream.Heads.IsTooLong:
                    // The limit is the suite's own: no RFC has one.
                    stream.Phase = TapPhase.Opaque;
                    if ((stream == _testee ? _view : _opposite) is { } view)
                    {
                        view.ObserveFlood(at, view.Intake.Octets + all - octets.Length, view.Intake.Frames);
                    }

                    return all;
                case TapPhase.Frames
                    when stream is { SendsResponses: true, HasFrames: false, IsMidway: false } && octets.Span.StartsWith("HTTP/1."u8):
                    Stop(stream, new ForeignResponseSeen(at));
                    return all;
                case TapPhase.Frames when stream.Frames.Read(at, afterPeer, ref octets) is { } frame:
                    stream.HasFrames = true;
                    if (!ObserveFrame(frame))
                    {
                        // Without its last octet the frame is not complete, and what it stands for is not asked.
                        return all - octets.Length - 1;
                    }

                    break;
                case TapPhase.Frames when stream.Frames.Undecodable is { } why:
                    Stop(stream, new UndecodableSeen(at, why));
                    return all;
                case TapPhase.Opaque:
                    return all;
                default:
                    break;
            }
        }

        return all - octets.Length;
    }

    private void Stop(TapStream stream, Observation because)
    {
        stream.Phase = TapPhase.Opaque;
        (stream == _testee ? _view : _opposite)?.Observe(because);
    }

    private void ObserveHead(TapStream stream, TimeSpan at, TapHead head)
    {
        _view.ObserveHead(at, head, fromTestee: stream == _testee);
        _opposite?.ObserveHead(at, head, fromTestee: stream != _testee);
        if (head.Status == 101)
        {
            _deflates |= DeflateAgreement.In(head) is not null;
            _testee.Frames.KeepsCompressed = _harness.Frames.KeepsCompressed = _deflates || !stream.SendsResponses;
        }
    }

    /// <returns>False when there is no room for what the frame completes.</returns>
    private bool ObserveFrame(TapFrame frame)
    {
        if (!_view.ObserveFrame(frame, frame.FromTestee) || _opposite?.ObserveFrame(frame, !frame.FromTestee) == false)
        {
            return false;
        }

        // What is compressed has had to come as a whole to be looked into.
        var isWhole = _testee.Frames.KeepsCompressed || frame.Payload.Length > Retention.OfDataFrame;
        if (_retention is not { } retention)
        {
            _frames.Add(frame);
            return true;
        }

        retention.Add(isWhole && !frame.Opcode.IsControl() ? retention.Shorten(frame) : frame);
        return true;
    }
}
