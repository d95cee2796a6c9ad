using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>
/// A conversation as long as a run keeps it. A light one stays decoded; of a heavy one that is put away only the packed transcript does,
/// and whoever looks has it decoded again. So what a run keeps of large messages, or of a flood, is little.
/// </summary>
public sealed class KeptConversation
{
    /// <summary>What a decoded conversation may weigh to be kept as it is, in octets; nearly all do.</summary>
    private const long Light = 16 * 1024;

    private readonly Lock _gate = new();
    private readonly WeakReference<Conversation?> _decoded = new(null);
    private Conversation? _whole;
    private PackedTranscript? _packed;

    public KeptConversation(Conversation conversation) => _whole = conversation;

    /// <summary>One that nobody has decoded yet.</summary>
    public KeptConversation(Transcript transcript) => _packed = new(transcript);

    /// <summary>All of it, decoded.</summary>
    public Conversation Conversation
    {
        get
        {
            lock (_gate)
            {
                if ((_whole ?? (_decoded.TryGetTarget(out var decoded) ? decoded : null)) is { } known)
                {
                    return known;
                }

                var conversation = WireTap.Read(_packed!.Unpack());
                _decoded.SetTarget(conversation);
                var weight = Weight(conversation);
                if (weight <= Light)
                {
                    _whole = conversation;
                }
                else
                {
                    Litter.Drop(weight);
                }

                return conversation;
            }
        }
    }

    /// <summary>The record alone, for those who need no more.</summary>
    public Transcript Transcript
    {
        get
        {
            lock (_gate)
            {
                return _whole?.Transcript ?? _packed!.Unpack();
            }
        }
    }

    /// <summary>Gives up what is heavy. Whoever still looks at it has it as long as he looks.</summary>
    /// <returns>What is kept of it, in octets.</returns>
    public long PutAway()
    {
        lock (_gate)
        {
            var weight = _whole is null ? _packed!.Weight : Weight(_whole);
            if (_whole is null || weight <= Light)
            {
                return weight;
            }

            _packed ??= new(_whole.Transcript);
            _whole = null;
            Litter.Drop(weight);
            return _packed.Weight;
        }
    }

    private static long Weight(Conversation conversation)
    {
        const int EachEntry = 160;
        const int EachFrame = 384;
        return conversation.Transcript.Entries.Sum(e => EachEntry + (e is Entry.Piece piece ? 2L * piece.Octets.Length : 0))
            + ((long)EachFrame * conversation.Frames.Length)
            + conversation.Observations.Sum(o => o is MessageSeen message ? (long)message.Payload.Length : EachEntry);
    }
}
