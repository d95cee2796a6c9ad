using WsSpec.Harness.Secrecy;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// What the testee has done and no wait has taken yet. Each observation is looked at once when it comes; a wait looks once at what is left,
/// and then only at what is new.
/// </summary>
internal sealed class Backlog(TargetProfile profile)
{
    private readonly LinkedList<Observation> _left = [];
    private int _read;
    private bool _hasClosed;
    private bool _isPastFrames;
    private int _messages;

    /// <summary>What is hidden in the greetings of the profile, and so has to be in what they are compared with.</summary>
    public Secrets Secrets { get; init; } = Secrets.None;

    /// <summary>True once nothing at all can come any more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>True when a Close frame was seen but not yet the end of the transport.</summary>
    public bool IsClosing => _hasClosed && !HasEnded;

    /// <summary>How many messages of the testee have come that it may have been asked for.</summary>
    public int Answers { get; private set; }

    /// <summary>The last of them; null: none.</summary>
    public MessageSeen? LastAnswer { get; private set; }

    /// <summary>Takes in what is new.</summary>
    /// <param name="seen">All observations so far; those of an earlier call are not looked at again.</param>
    public void Read(IReadOnlyList<Observation> seen)
    {
        for (; _read < seen.Count; _read++)
        {
            var observation = seen[_read];
            _messages += observation is MessageSeen ? 1 : 0;
            HasEnded |= observation is TransportEnded or FloodSeen;
            _hasClosed |= observation is CloseSeen;
            _isPastFrames |= observation is CloseSeen or UndecodableSeen or ForeignResponseSeen || IsRefusal(observation);

            if (!BackgroundTraffic.Is(Secrets.Hide(observation), profile))
            {
                _left.AddLast(observation);
                Answers += observation is MessageSeen ? 1 : 0;
                LastAnswer = observation as MessageSeen ?? LastAnswer;
            }
        }
    }

    /// <summary>A wait begins; the one before it is over.</summary>
    public Wait Await(Awaited what) => new(this, what);

    /// <summary>No frame follows a final response other than 101.</summary>
    private static bool IsRefusal(Observation observation) => observation is ResponseSeen { IsInterim: false, Status: not 101 };

    /// <summary>One wait: it takes the first observation that meets it, whatever the order in which they came.</summary>
    public sealed class Wait(Backlog backlog, Awaited what)
    {
        private LinkedListNode<Observation>? _looked;

        /// <summary>The first message that was looked at and is not what is awaited.</summary>
        public MessageSeen? Another { get; private set; }

        /// <summary>Looks at what it has not looked at yet.</summary>
        /// <returns>True when what is awaited was seen, and is taken, or cannot come any more.</returns>
        public bool IsOver()
        {
            if (what is Awaited.ForAnyMessage && backlog._messages > 0)
            {
                backlog._messages--;
                return true;
            }

            while ((_looked is null ? backlog._left.First : _looked.Next) is { } next)
            {
                if (what.IsMetBy(next.Value))
                {
                    backlog._left.Remove(next);
                    return true;
                }

                Another ??= next.Value as MessageSeen;
                _looked = next;
            }

            return backlog.HasEnded || (backlog._isPastFrames && what is not Awaited.ForEnd);
        }
    }
}
