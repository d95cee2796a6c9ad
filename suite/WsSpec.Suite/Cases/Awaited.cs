using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Cases;

/// <summary>The deadlines a run has; how long they are is the run's choice.</summary>
public enum Deadline
{
    /// <summary>For the other half of the opening handshake.</summary>
    Handshake,

    /// <summary>For an echo or a Pong.</summary>
    Answer,

    /// <summary>For a Close frame in answer to one.</summary>
    Close,

    /// <summary>For the end of the transport once both Close frames were exchanged.</summary>
    TransportEnd,

    /// <summary>For the reaction to something that fails the connection.</summary>
    Failure,

    /// <summary>Just long enough to see that something is not done at once.</summary>
    Moment,
}

/// <summary>What an <see cref="Await"/> step waits for.</summary>
public abstract record Awaited(Deadline Deadline)
{
    /// <summary>The response head; interim responses are passed over.</summary>
    public static Awaited Response { get; } = new ForResponse();

    /// <summary>The request head of a client under test.</summary>
    public static Awaited Request { get; } = new ForRequest();

    /// <summary>A Close frame.</summary>
    public static Awaited CloseFrame { get; } = new ForClose();

    /// <summary>The end of the transport.</summary>
    public static Awaited End { get; } = new ForEnd(Deadline.TransportEnd);

    /// <summary>The end of the transport, when it is not expected: the wait is short.</summary>
    public static Awaited EarlyEnd { get; } = new ForEnd(Deadline.Moment);

    /// <summary>The end of the transport if the testee has begun to close; otherwise nothing is awaited.</summary>
    public static Awaited EndIfClosing { get; } = new ForEndIfClosing();

    /// <summary>
    /// The testee failing the connection: the end of the transport, after a Close frame or without. When nothing happens a sentinel Ping is
    /// sent, whose Pong proves that the testee goes on.
    /// </summary>
    public static Awaited Failure { get; } = new ForFailure(Deadline.Failure);

    /// <summary>The same, where going on is allowed for now: the wait is short.</summary>
    public static Awaited EarlyFailure { get; } = new ForFailure(Deadline.Moment);

    /// <summary>
    /// The Pong to a sentinel Ping that is sent now: the testee has taken everything so far without failing the connection.
    /// </summary>
    public static Awaited Sentinel { get; } = new ForSentinel();

    /// <summary>
    /// A message with this type and payload. A testee that does not echo gets a sentinel Ping instead, whose Pong proves that it took the
    /// message.
    /// </summary>
    public static Awaited Echo(RawFrame frame) => new ForMessage(frame.Opcode, frame.Payload);

    /// <inheritdoc cref="Echo(RawFrame)"/>
    public static Awaited Echo(Opcode type, ReadOnlyMemory<byte> payload) => new ForMessage(type, payload);

    /// <summary>Any message.</summary>
    public static Awaited Message { get; } = new ForAnyMessage();

    /// <summary>A Pong with this application data.</summary>
    public static Awaited Pong(ReadOnlyMemory<byte> applicationData) => new ForPong(applicationData);

    /// <summary>Whether an observation ends the wait.</summary>
    public abstract bool IsMetBy(Observation observation);

    /// <summary>What did not come, in words for a report.</summary>
    public abstract string Describe();

    public sealed record ForResponse() : Awaited(Deadline.Handshake)
    {
        public override bool IsMetBy(Observation observation) => observation is ResponseSeen { IsInterim: false };

        public override string Describe() => "the response";
    }

    public sealed record ForRequest() : Awaited(Deadline.Handshake)
    {
        public override bool IsMetBy(Observation observation) => observation is RequestSeen;

        public override string Describe() => "the request";
    }

    public sealed record ForClose() : Awaited(Deadline.Close)
    {
        public override bool IsMetBy(Observation observation) => observation is CloseSeen;

        public override string Describe() => "a Close frame";
    }

    public sealed record ForEnd(Deadline Limit) : Awaited(Limit)
    {
        public override bool IsMetBy(Observation observation) => observation is TransportEnded;

        public override string Describe() => "the end of the transport";
    }

    public sealed record ForEndIfClosing() : Awaited(Deadline.TransportEnd)
    {
        public override bool IsMetBy(Observation observation) => observation is TransportEnded;

        public override string Describe() => "the end of the transport, if it is closing";
    }

    public sealed record ForFailure(Deadline Limit) : Awaited(Limit)
    {
        public override bool IsMetBy(Observation observation) => observation is TransportEnded or SentinelAnswered;

        public override string Describe() => "the failing of the connection";
    }

    public sealed record ForSentinel() : Awaited(Deadline.Answer)
    {
        public override bool IsMetBy(Observation observation) => observation is SentinelAnswered;

        public override string Describe() => "the Pong to a sentinel Ping";
    }

    public sealed record ForMessage(Opcode Type, ReadOnlyMemory<byte> Payload) : Awaited(Deadline.Answer)
    {
        public override bool IsMetBy(Observation observation) => observation is SentinelAnswered
            || (observation is MessageSeen message && message.Type == Type && LongOctets.AreEqual(message.Payload, Payload));

        public override string Describe() => "an echo";
    }

    public sealed record ForAnyMessage() : Awaited(Deadline.Answer)
    {
        public override bool IsMetBy(Observation observation) => observation is MessageSeen;

        public override string Describe() => "a message";
    }

    public sealed record ForPong(ReadOnlyMemory<byte> ApplicationData) : Awaited(Deadline.Answer)
    {
        public override bool IsMetBy(Observation observation) =>
            observation is PongSeen pong && pong.ApplicationData.Span.SequenceEqual(ApplicationData.Span);

        public override string Describe() => "a Pong";
    }
}
