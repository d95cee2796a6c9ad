using System.Collections.Immutable;
using System.Globalization;

namespace WsSpec.Fuzzing.Engine;

/// <summary>What the campaign of one target has come to, or has come to so far.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Elapsed">By the clock.</param>
/// <param name="ProcessorTime">Of all workers; the difference to the clock is what other programs had.</param>
/// <param name="Edges">Different edges of the instrumented code that were passed.</param>
/// <param name="Inputs">Inputs that have each shown something new.</param>
/// <param name="Restarts">How often a worker died or hung.</param>
/// <param name="Findings">The files of the findings that are new.</param>
internal sealed record CampaignResult(
    string Target,
    TimeSpan Elapsed,
    TimeSpan ProcessorTime,
    long Runs,
    int Edges,
    int Inputs,
    int Restarts,
    ImmutableArray<string> Findings)
{
    private double RunsOfACore => Runs / Math.Max(ProcessorTime.TotalSeconds, 0.001);

    /// <summary>The figures in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Elapsed:hh\\:mm\\:ss}  {Runs:#,0} runs, {Runs / Elapsed.TotalSeconds:#,0}/s, {RunsOfACore:#,0}/s of a core  "
        + $"{Edges} edges  {Inputs} inputs  {Findings.Length} findings  {Restarts} restarts");
}
