using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>
/// The answers to a stream of messages and Pings: echoes in the order of the messages and Pongs in the order of the Pings, the two mixed in
/// any way that time allows. Pongs may be left out when a later one comes (section 5.5.3, ruling 11).
/// </summary>
/// <param name="Echoes">What every message comes back as.</param>
/// <param name="Pings">The Pings.</param>
/// <param name="Due">What has to be there at the end.</param>
public sealed record AnswersPattern(ImmutableArray<AskedMessage> Echoes, ImmutableArray<AskedPing> Pings, Answered Due) : Pattern
{
    public override IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start) =>
        Reached(observations, start).Where(at => Covers(Due, at.Echoes, at.Pings)).Select(at => at.Position).Reverse();

    public override bool Begins(ImmutableArray<Observation> observations, int start) =>
        Reached(observations, start).Last().Position == observations.Length;

    /// <summary>How far the answers have come at each position, up to the first observation that is none.</summary>
    private IEnumerable<(int Position, int Echoes, ImmutableArray<int> Pings)> Reached(ImmutableArray<Observation> observations, int start)
    {
        var echoes = 0;

        // The Pings that the last Pong may have answered, as the number of those before and including it: equal ones cannot be told apart.
        ImmutableArray<int> pings = [0];
        for (var position = start; !pings.IsEmpty; position++)
        {
            yield return (position, echoes, pings);
            if (position == observations.Length)
            {
                yield break;
            }

            if (observations[position] is PongSeen pong)
            {
                pings = Next(pong, echoes, pings);
            }
            else if (echoes == Echoes.Length
                || !Covers(Echoes[echoes].Behind, echoes, pings)
                || !Echoes[echoes++].Echo.Matches(observations[position]))
            {
                yield break;
            }
        }
    }

    public override string Describe() =>
        $"{Due.Echoes} or more of {Echoes.Length} echoes and Pongs up to the one of {Due.Pings} or more of {Pings.Length} Pings, each in their order";

    private static bool Covers(Answered due, int echoes, ImmutableArray<int> pings) =>
        echoes >= due.Echoes && pings.Any(ping => ping >= due.Pings);

    private ImmutableArray<int> Next(PongSeen pong, int echoes, ImmutableArray<int> pings) =>
    [
        .. Enumerable.Range(pings.Min(), Pings.Length - pings.Min())
            .Where(i => Pings[i].ApplicationData.Span.SequenceEqual(pong.ApplicationData.Span) && Covers(Pings[i].Behind, echoes, pings))
            .Select(i => i + 1),
    ];
}

/// <summary>How far answers have come: so many echoes, and the Pong to the last of so many Pings or to a later one.</summary>
public readonly record struct Answered(int Echoes, int Pings);

/// <summary>A message, and what was awaited before it was sent: its echo cannot come earlier.</summary>
public sealed record AskedMessage(EchoPattern Echo, Answered Behind);

/// <summary>A Ping, and what was awaited before it was sent: its Pong cannot come earlier.</summary>
public sealed record AskedPing(ReadOnlyMemory<byte> ApplicationData, Answered Behind);
