using WsSpec.Suite.Modelling;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Makes a dialogue shorter for as long as the testee breaks the same requirement.</summary>
internal static class Reduction
{
    private const int MostTrials = 600;

    public static async Task<Dialogue> ShrinkAsync(
        DialoguePlayer player, Dialogue dialogue, string requirement, long number, CancellationToken cancellation)
    {
        var trials = 0;
        for (var progress = true; progress;)
        {
            progress = false;
            var candidates = DialogueShrinker.Candidates(dialogue).ToList();
            for (var i = 0; i < candidates.Count && trials < MostTrials; trials++)
            {
                if ((await player.PlayAsync(candidates[i], number, cancellation)).Problem?.Requirement != requirement)
                {
                    i++;
                    continue;
                }

                // The next thing to try has moved to where this one was.
                dialogue = candidates[i];
                candidates = [.. DialogueShrinker.Candidates(dialogue)];
                progress = true;
            }
        }

        return dialogue;
    }
}
