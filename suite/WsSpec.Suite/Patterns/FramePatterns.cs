using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>
/// A message with this type and payload in any number of frames; of a testee that does not echo, the Pong to the sentinel that took its
/// place.
/// </summary>
public sealed record EchoPattern(Opcode Type, ReadOnlyMemory<byte> Payload) : One
{
    public override bool Matches(Observation observation) => observation is SentinelAnswered
        || (observation is MessageSeen message && message.Type == Type && LongOctets.AreEqual(message.Payload, Payload));

    public override string Describe() => $"{Type} message {Octets.Preview(Payload)}";
}

/// <summary>Any message.</summary>
public sealed record AnyMessage : One
{
    public override bool Matches(Observation observation) => observation is MessageSeen;

    public override string Describe() => "a message";
}

/// <summary>A Pong with exactly this application data.</summary>
public sealed record PongPattern(ReadOnlyMemory<byte> ApplicationData) : One
{
    public override bool Matches(Observation observation) =>
        observation is PongSeen pong && pong.ApplicationData.Span.SequenceEqual(ApplicationData.Span);

    public override string Describe() => $"Pong {Octets.Preview(ApplicationData)}";
}

/// <summary>Any Pong that answers something the harness sent.</summary>
public sealed record AnyPong : One
{
    public override bool Matches(Observation observation) => observation is PongSeen;

    public override string Describe() => "a Pong";
}

/// <summary>
/// Pongs to several Pings: in the order of the Pings, the last one answered, others left out as section 5.5.3 allows (ruling 11).
/// </summary>
public sealed record PongsOf(params ImmutableArray<ReadOnlyMemory<byte>> Pings) : Pattern
{
    public override IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start)
    {
        var next = 0;
        for (var position = start; position < observations.Length && observations[position] is PongSeen pong; position++)
        {
            var answered = IndexOf(pong, next);
            if (answered < 0)
            {
                yield break;
            }

            next = answered + 1;
            if (next == Pings.Length)
            {
                yield return position + 1;
            }
        }
    }

    public override bool Begins(ImmutableArray<Observation> observations, int start)
    {
        var next = 0;
        return observations.Skip(start)
            .All(seen => seen is PongSeen pong && IndexOf(pong, next) is >= 0 and var answered && (next = answered + 1) > 0);
    }

    public override string Describe() => $"Pongs to {Pings.Length} Pings in their order, the last one answered";

    private int IndexOf(PongSeen pong, int from) =>
        Enumerable.Range(from, Pings.Length - from).FirstOrDefault(i => Pings[i].Span.SequenceEqual(pong.ApplicationData.Span), -1);
}

/// <summary>The Pong to a sentinel Ping: the testee goes on as if nothing had happened.</summary>
public sealed record GoesOnPattern : One
{
    public override bool Matches(Observation observation) => observation is SentinelAnswered;

    public override string Describe() => "Pong to the sentinel Ping";
}

/// <summary>A Close frame.</summary>
/// <param name="Codes">The codes it may carry; null stands for a Close without one.</param>
public sealed record CloseWith(params ImmutableArray<ushort?> Codes) : One
{
    public override bool Matches(Observation observation) =>
        observation is CloseSeen { Body.Length: not 1 } close && Codes.Contains(close.Code);

    public override string Describe() => $"Close {string.Join(" or ", Codes.Select(c => c?.ToString() ?? "without code"))}";
}

/// <summary>Any Close frame.</summary>
public sealed record AnyClosePattern : One
{
    public override bool Matches(Observation observation) => observation is CloseSeen;

    public override string Describe() => "a Close frame";
}

/// <summary>A Close frame with exactly this body.</summary>
public sealed record CloseBodyPattern(ReadOnlyMemory<byte> Body) : One
{
    public override bool Matches(Observation observation) => observation is CloseSeen close && close.Body.Span.SequenceEqual(Body.Span);

    public override string Describe() => $"Close with the body {Octets.Preview(Body)}";
}
