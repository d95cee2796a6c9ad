using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Finds out which dialogue has ended a testee. Nothing else is under way meanwhile.</summary>
/// <param name="generate">From the number of a dialogue to the dialogue.</param>
internal sealed class DeathSearch(DialoguePlayer player, Inquiry inquiry, DeathWatch watch, Func<long, Dialogue> generate)
{
    /// <summary>
    /// Plays each suspect by itself, the last one first, because it is one of those that nobody came after. The others, which may have been
    /// cut short by the death, are looked into if they show something else.
    /// </summary>
    /// <param name="copies">How many connections at once have it: a testee that is busy may stumble where one at leisure does not.</param>
    /// <returns>Whether one of them has done it again, or it is not worth looking for any more.</returns>
    public async Task<bool> FindCulpritAsync(ImmutableArray<long> suspects, int copies, CancellationToken cancellation)
    {
        var isFound = false;
        foreach (var number in suspects.OrderDescending())
        {
            if (watch.IsOver || !inquiry.WantsDeaths)
            {
                return true;
            }

            isFound |= await TryAsync(number, copies, cancellation);
        }

        return isFound;
    }

    /// <returns>Whether it has ended the testee.</returns>
    private async Task<bool> TryAsync(long number, int copies, CancellationToken cancellation)
    {
        var dialogue = generate(number);
        var (problem, conversation) = await PlayAsync(dialogue, number, copies, cancellation);
        if (await watch.ProveLifeAsync(number.ToString(CultureInfo.InvariantCulture), cancellation) is { } symptom)
        {
            await inquiry.LookIntoDeathAsync(
                new(Problem.Death(symptom), dialogue, number, conversation) { Copies = copies }, shorter =>
                    KillsAsync(shorter, number, copies, cancellation));
            return true;
        }

        if (problem is not null)
        {
            await inquiry.LookIntoAsync(new(problem, dialogue, number, conversation), cancellation);
        }

        return false;
    }

    private async Task<bool> KillsAsync(Dialogue dialogue, long number, int copies, CancellationToken cancellation)
    {
        await PlayAsync(dialogue, number, copies, cancellation);
        return await watch.WasDeadAsync(cancellation);
    }

    /// <summary>Plays a dialogue that may be the testee's last.</summary>
    private async Task<(Problem? Problem, Conversation Conversation)> PlayAsync(
        Dialogue dialogue, long number, int copies, CancellationToken cancellation)
    {
        var plays = await Task.WhenAll(Enumerable.Range(0, copies).Select(async _ =>
        {
            try
            {
                return await player.PlayAsync(dialogue, number, cancellation);
            }
            catch (TargetUnreachableException)
            {
                return (null, WireTap.Read(new(Role.Server, [])));
            }
        }));
        return plays.FirstOrDefault(play => play.Problem is not null, plays[0]);
    }
}
