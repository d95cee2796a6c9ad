using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>
/// The answers to a stream of messages and Pings: echoes in the order of the messages and Pongs in the order of the Pings, the two mixed in any
/// way. Pongs may be left out when a later one comes (section 5.5.3, ruling 11).
/// </summary>
/// <param name="Echoes">What every message comes back as.</param>
/// <param name="EchoesDue">So many of them have to be there.</param>
/// <param name="Pings">The application data of the Pings.</param>
/// <param name="PingsDue">The last of so many is answered, or a later one is.</param>
public sealed record AnswersPattern(
    ImmutableArray<EchoPattern> Echoes, int EchoesDue, ImmutableArray<ReadOnlyMemory<byte>> Pings, int PingsDue) : Pattern
{
    public override IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start)
    {
        var echoes = 0;

        // The Pings that the last Pong may have answered, as the number of those before and including it: equal ones cannot be told apart.
        ImmutableArray<int> pings = [0];
        var ends = new Stack<int>();
        for (var position = start; ; position++)
        {
            if (echoes >= EchoesDue && pings.Any(ping => ping >= PingsDue))
            {
                ends.Push(position);
            }

            if (position == observations.Length)
            {
                return ends;
            }

            if (observations[position] is PongSeen pong)
            {
                pings = Answered(pong, pings.Min());
            }
            else if (echoes == Echoes.Length || !Echoes[echoes++].Matches(observations[position]))
            {
                return ends;
            }

            if (pings.IsEmpty)
            {
                return ends;
            }
        }
    }

    public override string Describe() =>
        $"{EchoesDue} or more of {Echoes.Length} echoes and Pongs up to the one of {PingsDue} or more of {Pings.Length} Pings, each in their order";

    private ImmutableArray<int> Answered(PongSeen pong, int from) =>
        [.. Enumerable.Range(from, Pings.Length - from).Where(i => Pings[i].Span.SequenceEqual(pong.ApplicationData.Span)).Select(i => i + 1)];
}
