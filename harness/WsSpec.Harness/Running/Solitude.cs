using WsSpec.Harness.Driving;

namespace WsSpec.Harness.Running;

/// <summary>
/// Plays cases while nothing else is played: what an attempt beside others has left in doubt, and the cases under way when the testee
/// died. So the innocent get a result of their own, and the culprit is found.
/// </summary>
internal sealed class Solitude(CasePlayer player, DeathWatch watch, Timers timers)
{
    /// <summary>An attempt for which the machine had no time is made again, with deadlines up to so many times as long.</summary>
    private const int LongestDeadlines = 4;

    /// <summary>Once this much was spent, there is no time left to wait as long as it takes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    private TimeSpan _spent;

    public async Task<CaseResult> PlayAsync(CaseResult planned, CancellationToken cancellation)
    {
        var patient = _spent < Longest;
        if (!patient && planned.Conversation is not null)
        {
            return player.WithoutTime(planned);
        }

        for (var factor = 1; ; factor *= 2)
        {
            var attempt = await player.PlayAsync(planned, patient ? timers.Scaled(factor) : timers.Hasty, cancellation);
            _spent += attempt.Result.Duration;
            if (await watch.ProveLifeAsync(planned.Name, cancellation) is { } symptom)
            {
                return Culprit(attempt.Result, symptom);
            }

            if (attempt.Doubt == Doubt.None || (patient && !attempt.WasStarved))
            {
                return attempt.Result;
            }

            if (!patient || factor == LongestDeadlines)
            {
                return player.WithoutTime(attempt.Result);
            }
        }
    }

    public static CaseResult Culprit(CaseResult result, string symptom) =>
        result with { Remarks = $"after this case, played alone, the testee had stopped working: {symptom}" };
}
