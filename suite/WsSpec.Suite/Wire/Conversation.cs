using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Wire;

/// <summary>A transcript made readable: everything that both sides said, decoded leniently.</summary>
public sealed record Conversation
{
    /// <summary>So many take more than their octets do.</summary>
    private const int ManyFrames = 10_000;

    /// <summary>Decodes the transcript anew when somebody looks; null where everything is at hand.</summary>
    private Rereading? _rereading;

    /// <summary>What it was read from. Payloads refer to its octets as far as these are unmasked and in one piece.</summary>
    public required Transcript Transcript { get; init; }

    /// <summary>The role of the implementation under test.</summary>
    public Role Testee => Transcript.Testee;

    /// <summary>Host and port of the URL that a client under test was given; null when they are not known.</summary>
    public string? Authority => Transcript.Authority;

    /// <summary>What the testee did, in order.</summary>
    public required ImmutableArray<Observation> Observations
    {
        get => _rereading is { } again && field.IsDefault ? again.Read().Observations : field;
        init;
    }

    /// <summary>The frames of both directions, in the order in which they were complete; a last one may be cut short.</summary>
    public required ImmutableArray<TapFrame> Frames
    {
        get => _rereading is { } again && field.IsDefault ? again.Read().Frames : field;
        init
        {
            field = value;
            (TesteeFrames, ControlFrames, TesteeControlFrames) = (default, default, default);
            if (value.IsDefault)
            {
                return;
            }

            TesteeTraits = FrameTraits.None;
            var testee = ImmutableArray.CreateBuilder<TapFrame>(value.Length);
            var control = ImmutableArray.CreateBuilder<TapFrame>();
            foreach (var frame in value)
            {
                if (frame.Opcode.IsControl())
                {
                    control.Add(frame);
                }

                if (frame.FromTestee)
                {
                    testee.Add(frame);
                    TesteeTraits |= frame.Traits;
                }
            }

            TesteeFrames = testee.DrainToImmutable();
            ControlFrames = control.DrainToImmutable();
            TesteeControlFrames = [.. ControlFrames.Where(frame => frame.FromTestee)];
        }
    }

    /// <summary>What the testee sent, as the octets of memory that keeping it takes.</summary>
    public long Weight { get; init; }

    /// <summary>The heads the harness sent.</summary>
    public required ImmutableArray<TapHead> SentHeads
    {
        get => _rereading is { } again && field.IsDefault ? again.Read().SentHeads : field;
        init;
    }

    /// <summary>Those of the testee, at which every rule looks.</summary>
    public ImmutableArray<TapFrame> TesteeFrames
    {
        get => _rereading is { } again && field.IsDefault ? again.Read().TesteeFrames : field;
        private init;
    }

    /// <summary>What one of those is at least.</summary>
    internal FrameTraits TesteeTraits { get; private init; }

    /// <summary>Those of both directions that are no data frames.</summary>
    public ImmutableArray<TapFrame> ControlFrames
    {
        get => _rereading is { } again && field.IsDefault ? again.Read().ControlFrames : field;
        private init;
    }

    /// <summary>Those of the testee that are no data frames.</summary>
    public ImmutableArray<TapFrame> TesteeControlFrames
    {
        get => _rereading is { } again && field.IsDefault ? again.Read().TesteeControlFrames : field;
        private init;
    }

    public IEnumerable<TapFrame> HarnessFrames => Frames.Where(f => !f.FromTestee);

    /// <summary>The messages of the harness whose frames are complete, inflated where they were compressed.</summary>
    public IEnumerable<MessageSeen> HarnessMessages()
    {
        var messages = MessageReader.From(Transcript.Onset);
        messages.Inflates = Deflate is not null;
        return HarnessFrames.Where(frame => frame.IsComplete && !frame.Opcode.IsControl()).Select(messages.Read).OfType<MessageSeen>();
    }

    /// <summary>The request of the opening handshake, whoever sent it.</summary>
    public TapHead? Request => Testee == Role.Client
        ? Observations.OfType<RequestSeen>().FirstOrDefault()?.Head
        : SentHeads.FirstOrDefault();

    /// <summary>The final response of the opening handshake, whoever sent it.</summary>
    public TapHead? Response => Testee == Role.Client
        ? SentHeads.FirstOrDefault(head => head.Status is 0 or 101 or >= 200)
        : Observations.OfType<ResponseSeen>().FirstOrDefault(response => !response.IsInterim)?.Head;

    /// <summary>What was agreed on permessage-deflate, or is taken to be; null when it is not in use, or nobody knows.</summary>
    public DeflateAgreement? Deflate => Response is { Status: 101 } response ? DeflateAgreement.In(response)
        : Transcript.Onset == Onset.CompressedFrames ? DeflateAgreement.Plain
        : null;

    /// <summary>
    /// The same, to be kept for long: only the transcript is, packed where there is much of it, and is decoded anew when somebody looks.
    /// </summary>
    /// <param name="afterwards">What is done with what was decoded; null: nothing.</param>
    public Conversation Packed(Func<Conversation, Conversation>? afterwards = null)
    {
        if (Frames.Length < ManyFrames && HasInflatedMuch)
        {
            return this;
        }

        var packed = Transcript with { Entries = Transcript.Entries.Packed() };
        return this with
        {
            Transcript = packed,
            Observations = default,
            Frames = default,
            SentHeads = default,
            _rereading = new(packed, afterwards),
        };
    }

    /// <summary>The same for somebody who looks at it again and again.</summary>
    public Conversation AtHand() =>
        _rereading is null ? this : this with { Observations = Observations, Frames = Frames, SentHeads = SentHeads };

    /// <summary>
    /// Heads and frames as somebody sees them who takes the peer for the testee. There are no observations of the peer but its head.
    /// </summary>
    public Conversation Mirrored() => this with
    {
        Transcript = new(Testee.Peer(), []) { Onset = Transcript.Onset },
        Frames = [.. Frames.Select(frame => frame with { FromTestee = !frame.FromTestee })],
        Observations = Testee == Role.Server
            ? [.. SentHeads.Select(head => new RequestSeen(default, head))]
            : [.. SentHeads.Select(head => new ResponseSeen(default, head, Request))],
        SentHeads = [.. Observations.Select(seen => (seen as RequestSeen)?.Head ?? (seen as ResponseSeen)?.Head).OfType<TapHead>()],
    };

    /// <summary>True when the response is a 101.</summary>
    public bool IsEstablished => Response?.Status == 101;

    /// <summary>Whether it would take long to decode it anew.</summary>
    private bool HasInflatedMuch => Observations.Any(o => o is MessageSeen { Inflation.Octets.Length: >= InflatedOctets.MostAtHand });

    /// <summary>A transcript that is decoded when somebody looks, and what came of it for as long as somebody does.</summary>
    private sealed class Rereading(Transcript transcript, Func<Conversation, Conversation>? afterwards)
    {
        private readonly WeakReference<Conversation?> _read = new(null);

        public Conversation Read()
        {
            if (!_read.TryGetTarget(out var conversation))
            {
                conversation = WireTap.Read(transcript);
                conversation = afterwards?.Invoke(conversation) ?? conversation;
                _read.SetTarget(conversation);
            }

            return conversation;
        }
    }
}
