using System.Collections.Immutable;
using WsSpec.Harness.Explaining;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Gating;

/// <summary>What a user wants to fail a command, and which failures are accepted.</summary>
/// <param name="FailOn">The least grave verdict that fails it.</param>
public sealed record GatePolicy(FailOn FailOn)
{
    /// <inheritdoc cref="Assessment.Layers"/>
    public ImmutableArray<Layer> Layers { get; init; } = [];

    /// <inheritdoc cref="Assessment.AllowsPartial"/>
    public bool AllowsPartial { get; init; }

    /// <summary>Null: no failure is known.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Whether an entry that no longer fails fails the run; otherwise it is only told.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The file that gets the baseline which fits the runs; null: it stays as it is.</summary>
    public string? UpdatedPath { get; init; }

    /// <summary>The reports of runs that have just been played.</summary>
    /// <exception cref="CommandException">The baseline cannot be written.</exception>
    public ImmutableArray<RunReport> Apply(ImmutableArray<RunFacts> runs) =>
        Apply([.. runs.Select(run => new RunReport(run, Assessment.Usual))]);

    /// <summary>The same for saved runs. What they say of known failures stays unless there is a baseline.</summary>
    /// <exception cref="CommandException">The baseline cannot be written.</exception>
    public ImmutableArray<RunReport> Apply(ImmutableArray<RunReport> saved)
    {
        saved = [.. saved.Select(report => report with { Facts = Consequences.Told(report.Facts) })];
        var baseline = UpdatedPath is null ? Baseline : Updated([.. saved.Select(report => report.Facts)], UpdatedPath);
        return [.. saved.Select(report => new RunReport(
            report.Facts,
            (Assess(baseline, report.Facts) ?? report.Assessment with { FailOn = FailOn }) with
            {
                Layers = Layers,
                AllowsPartial = AllowsPartial,
            }))];
    }

    private Assessment? Assess(Baseline? baseline, RunFacts facts) => baseline?.Assess(facts, FailOn) switch
    {
        { } assessment when !IsStrict => assessment with { BaselineProblems = assessment.BaselineProblems.RemoveRange(assessment.Stale) },
        var assessment => assessment,
    };

    private Baseline Updated(ImmutableArray<RunFacts> runs, string path)
    {
        var baseline = (Baseline ?? new([])).Updated(runs, FailOn);
        BaselineFile.Write(path, baseline);
        return baseline;
    }
}
