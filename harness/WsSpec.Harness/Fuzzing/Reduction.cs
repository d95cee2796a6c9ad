using WsSpec.Suite.Modelling;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Makes a dialogue shorter for as long as the testee breaks the same requirement.</summary>
internal static class Reduction
{
    private const int MostTrials = 400;

    public static async Task<Dialogue> ShrinkAsync(
        DialoguePlayer player, Dialogue dialogue, string requirement, long number, CancellationToken cancellation)
    {
        var trials = 0;
        while (trials < MostTrials && await SimplerAsync() is { } simpler)
        {
            dialogue = simpler;
        }

        return dialogue;

        async Task<Dialogue?> SimplerAsync()
        {
            foreach (var candidate in DialogueShrinker.Candidates(dialogue))
            {
                if (trials++ == MostTrials)
                {
                    break;
                }

                if ((await player.PlayAsync(candidate, number, cancellation)).Problem?.Requirement == requirement)
                {
                    return candidate;
                }
            }

            return null;
        }
    }
}
