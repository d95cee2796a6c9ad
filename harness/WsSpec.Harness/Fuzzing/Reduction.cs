using WsSpec.Suite.Modelling;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Makes a dialogue shorter for as long as it still shows what it showed.</summary>
internal sealed class Reduction(TimeProvider clock)
{
    /// <summary>After that what there is is short enough: where each trial waits for what does not come, hundreds of them take minutes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <param name="shows">Plays a candidate.</param>
    /// <param name="mostTrials">How many are played at most.</param>
    public async Task<Dialogue> ShrinkAsync(Dialogue dialogue, Func<Dialogue, Task<bool>> shows, int mostTrials)
    {
        var (trials, started) = (0, clock.GetTimestamp());
        for (var progress = true; progress;)
        {
            progress = false;
            var candidates = DialogueShrinker.Candidates(dialogue).ToList();
            for (var i = 0; i < candidates.Count && trials < mostTrials && clock.GetElapsedTime(started) < Longest; trials++)
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
