using System.Collections.Immutable;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Gating;

/// <summary>A run and what is made of it; every report format is a rendering of this.</summary>
/// <param name="Facts">What was found out.</param>
/// <param name="Assessment">What a policy and a baseline make of it.</param>
public sealed record RunReport(RunFacts Facts, Assessment Assessment)
{
    /// <summary>
    /// What fails the run and yet belongs to no result: what is missing of it, deaths of the testee, and faults of the baseline.
    /// </summary>
    public ImmutableArray<(string Name, string Message)> Problems =>
    [
        .. (IsIncomplete ? Facts.Missing : []).Select((reason, i) => ($"the run is complete ({i + 1})", reason)),
        .. TooLittle is { } little ? [("most cases can be judged", little)] : Enumerable.Empty<(string, string)>(),
        .. Facts.Deaths.Select((death, i) => ($"the testee stays alive ({i + 1})", Tell(death))),
        .. Assessment.BaselineProblems.Select((problem, i) => ($"the baseline holds ({i + 1})", problem)),
    ];

    /// <summary>What keeps a run in which most cases were played in vain from being a success; null where it says enough.</summary>
    public string? TooLittle
    {
        get
        {
            var played = Facts.Results.OfType<CaseResult>().Where(r => r.Judgement.Verdict != Verdict.Skipped).ToList();
            var vain = played.Count(r => r.Judgement.Verdict == Verdict.Inconclusive && r.Alone is null);
            return Facts.Audit is null && Assessment.FailOn != FailOn.Never && 2 * vain > played.Count
                ? $"{vain} of the {played.Count} cases that were played say nothing of the testee"
                : null;
        }
    }

    private bool IsIncomplete => !Facts.Missing.IsEmpty && !Assessment.AllowsPartial;

    private bool Fails => !Assessment.BaselineProblems.IsEmpty
        || (Assessment.FailOn != FailOn.Never && (!Facts.Deaths.IsEmpty || Has(Disposition.Failed)));

    /// <summary>The exit code of a command that ends with these runs.</summary>
    public static int ExitCodeOf(IReadOnlyCollection<RunReport> runs) =>
        runs.Any(r => r.IsIncomplete) ? ExitCode.NothingTested
        : runs.Any(r => r.Facts.Interrupted && !r.Assessment.AllowsPartial) ? ExitCode.Interrupted
        : runs.Any(r => r.Fails) ? ExitCode.Nonconformant
        : runs.Any(r => r.Has(Disposition.Error)) ? ExitCode.HarnessError
        : runs.Any(r => r.TooLittle is not null) ? ExitCode.NothingTested
        : ExitCode.Ok;

    public Disposition Of(Result result) =>
        Known(result) is not null ? Disposition.Known : Gate.Of(result.Judgement.Verdict, Assessment.FailOn);

    /// <summary>Why this failure fails nothing: the baseline's reason, or that its layer is none that counts; null for any other.</summary>
    public string? Known(Result result) => Assessment.Known.GetValueOrDefault(result.Name)
        ?? (IsOutside(result) ? $"the layer {result.Layer?.Keyword()} does not count here" : null);

    private bool IsOutside(Result result) => !Assessment.Layers.IsEmpty
        && result.Layer is { } layer && !Assessment.Layers.Contains(layer)
        && Gate.IsFailure(result.Judgement.Verdict, Assessment.FailOn);

    private bool Has(Disposition disposition) => Facts.Results.Any(r => Of(r) == disposition);

    private static string Tell(Death death) => death.Culprit is { } culprit
        ? $"{death.Symptom}; {culprit} did it again when it was played alone"
        : $"{death.Symptom}; under way: {string.Join(", ", death.Suspects)}"
            + (death.Revived ? "; none of them did it again when it was played alone" : "");
}
