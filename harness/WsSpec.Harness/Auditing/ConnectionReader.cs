using WsSpec.Harness.Secrecy;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>
/// Reads one WebSocket connection as its octets come, once for both sides. Of the octets it keeps the first mebibyte, for reports; what rules
/// ask for of the others is in the frames.
/// </summary>
/// <param name="store">The memory that connections hand on to each other.</param>
/// <param name="onset">With what it begins.</param>
internal sealed class ConnectionReader(RetentionStore store, Onset onset)
{
    /// <summary>How much of a connection a report shows, in octets of both sides.</summary>
    private const int MostShown = 1024 * 1024;

    /// <summary>How much of all that are open together.</summary>
    private const long MostShownInAll = 64L * 1024 * 1024;
    private readonly Retention _retention = new(store);
    private WireTap? _tap;
    private readonly PooledList<RecordedEvent> _shown = new();
    private readonly PacketPlaces _packets = new();
    private int _left = MostShown;

    private WireTap Tap => _tap ??= new(_retention, onset);

    /// <summary>What ends the transport first; null while nothing does.</summary>
    public RecordedEvent? End { get; private set; }

    /// <summary>How many frames there were.</summary>
    public int Frames => Tap.Frames;

    /// <summary>Takes what happened next; the octets are its caller's.</summary>
    /// <returns>False when something is too large to be looked into.</returns>
    public bool Read(RecordedEvent next)
    {
        _packets.Add(next.At, next.Packet);
        _left = store.Octets < MostShownInAll ? _left - next.Octets.Length : -1;
        if (_left >= 0)
        {
            _shown.Add(next with { Octets = _retention.Keep(next.Octets.Span) });
        }

        if (next.Kind == RecordedKind.Octets)
        {
            return Tap.Read(next.Sender, next.At, next.Octets, next.AfterPeer);
        }

        Tap.End(next.Sender, next.At, next.Kind == RecordedKind.Reset);
        End ??= next;
        return true;
    }

    /// <summary>Everything read, as the side with this role sees its peer; asked for once, and good until the other one is, or this is released.</summary>
    public Conversation Conversation(Role testee) => Settled(Tap.Conversation(testee));

    /// <summary>Its beginning, with all octets but those that nobody may learn; it is its caller's. Null where they cannot be hidden.</summary>
    public Conversation? Shown(Role testee, Secrets secrets)
    {
        var entries = _shown.Items.ToArray().Select(recorded => (recorded with { Octets = recorded.Octets.ToArray() }).Entry(testee));
        var shown = secrets.Hide(WireTap.Read(new(testee, [.. entries]) { Onset = onset }));
        return secrets.AreIn(shown) ? null : Settled(shown);
    }

    /// <summary>Hands on its memory: what <see cref="Conversation"/> has given is not to be used any more.</summary>
    public void Release()
    {
        _retention.Release();
        _shown.Release();
        _packets.Release();
    }

    /// <inheritdoc cref="PacketPlaces.Packet"/>
    public long? Packet(TimeSpan at) => _packets.Packet(at);

    /// <summary>
    /// A connection on which WebSocket was refused may carry other requests: what follows is taken for frames only if it begins like one.
    /// </summary>
    private static Conversation Settled(Conversation conversation) =>
        conversation.Response is { Status: >= 200 }
        && conversation.Frames.FirstOrDefault(f => f.FromTestee == (conversation.Testee == Role.Client)) is not { Masked: true, Fin: true }
            ? conversation with
            {
                Frames = [],
                Observations = [.. conversation.Observations.Where(seen => seen is RequestSeen or ResponseSeen or TransportEnded)],
            }
            : conversation;
}
