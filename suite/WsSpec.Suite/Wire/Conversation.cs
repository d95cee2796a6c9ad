using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Wire;

/// <summary>A transcript made readable: everything that both sides said, decoded leniently.</summary>
public sealed record Conversation
{
    /// <summary>What it was read from. Payloads refer to its octets as far as these are unmasked and in one piece.</summary>
    public required Transcript Transcript { get; init; }

    /// <summary>The role of the implementation under test.</summary>
    public Role Testee => Transcript.Testee;

    /// <summary>Host and port of the URL that a client under test was given; null when they are not known.</summary>
    public string? Authority => Transcript.Authority;

    /// <summary>What the testee did, in order.</summary>
    public required ImmutableArray<Observation> Observations { get; init; }

    /// <summary>The frames of both directions, in the order in which they were complete; a last one may be cut short.</summary>
    public required ImmutableArray<TapFrame> Frames
    {
        get;
        init
        {
            field = value;
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
    public required ImmutableArray<TapHead> SentHeads { get; init; }

    /// <summary>Those of the testee, at which every rule looks.</summary>
    public ImmutableArray<TapFrame> TesteeFrames { get; private init; }

    /// <summary>What one of those is at least.</summary>
    internal FrameTraits TesteeTraits { get; private init; }

    /// <summary>Those of both directions that are no data frames.</summary>
    public ImmutableArray<TapFrame> ControlFrames { get; private init; }

    /// <summary>Those of the testee that are no data frames.</summary>
    public ImmutableArray<TapFrame> TesteeControlFrames { get; private init; }

    public IEnumerable<TapFrame> HarnessFrames => Frames.Where(f => !f.FromTestee);

    /// <summary>The request of the opening handshake, whoever sent it.</summary>
    public TapHead? Request => Testee == Role.Client
        ? Observations.OfType<RequestSeen>().FirstOrDefault()?.Head
        : SentHeads.FirstOrDefault();

    /// <summary>The final response of the opening handshake, whoever sent it.</summary>
    public TapHead? Response => Testee == Role.Client
        ? SentHeads.FirstOrDefault(head => head.Status is 0 or 101 or >= 200)
        : Observations.OfType<ResponseSeen>().FirstOrDefault(response => !response.IsInterim)?.Head;

    /// <summary>What was agreed on permessage-deflate; null when it is not in use.</summary>
    public DeflateAgreement? Deflate => Response is { Status: 101 } response ? DeflateAgreement.In(response) : null;

    /// <summary>
    /// Heads and frames as somebody sees them who takes the peer for the testee. There are no observations of the peer but its head.
    /// </summary>
    public Conversation Mirrored() => this with
    {
        Transcript = new(Testee.Peer(), []),
        Frames = [.. Frames.Select(frame => frame with { FromTestee = !frame.FromTestee })],
        Observations = Testee == Role.Server
            ? [.. SentHeads.Select(head => new RequestSeen(default, head))]
            : [.. SentHeads.Select(head => new ResponseSeen(default, head, Request))],
        SentHeads = [.. Observations.Select(seen => (seen as RequestSeen)?.Head ?? (seen as ResponseSeen)?.Head).OfType<TapHead>()],
    };

    /// <summary>True when the response is a 101.</summary>
    public bool IsEstablished => Response?.Status == 101;
}
