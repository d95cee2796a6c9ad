using WsSpec.Suite.Modelling;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Makes a dialogue shorter for as long as it still shows what it showed.</summary>
internal static class Reduction
{
    /// <param name="shows">Plays a candidate.</param>
    /// <param name="mostTrials">How many are played at most.</param>
    public static async Task<Dialogue> ShrinkAsync(Dialogue dialogue, Func<Dialogue, Task<bool>> shows, int mostTrials)
    {
        var trials = 0;
        for (var progress = true; progress;)
        {
            progress = false;
            var candidates = DialogueShrinker.Candidates(dialogue).ToList();
            for (var i = 0; i < candidates.Count && trials < mostTrials; trials++)
            {
                if (!await shows(candidates[i]))
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
