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

    /// <summary>The report of a run in which each result says what it says by itself.</summary>
    public RunReport Assess(RunFacts run) => Assess(new RunReport(run, Assessment.Usual), Baseline);

    /// <summary>The reports of runs that have just been played.</summary>
    /// <exception cref="CommandException">The baseline cannot be written.</exception>
    public ImmutableArray<RunReport> Apply(ImmutableArray<RunFacts> runs) =>
        Apply([.. runs.Select(run => new RunReport(run, Assessment.Usual))]);

    /// <summary>The same for saved runs. What they say of known failures stays unless there is a baseline.</summary>
    /// <exception cref="CommandException">The baseline cannot be written.</exception>
    public ImmutableArray<RunReport> Apply(ImmutableArray<RunReport> saved)
    {
        saved = [.. saved.Select(report => report with { Facts = report.Facts.ByThemselves })];
        var baseline = UpdatedPath is null ? Baseline : Updated([.. saved.Select(report => report.Facts)], UpdatedPath);
        return [.. saved.Select(report => Tell(Assess(report, baseline)))];
    }

    /// <summary>Policy and baseline count each result by itself, so no run fails or holds because of what is told of it as a whole.</summary>
    private static RunReport Tell(RunReport report) => report with
    {
        Facts = Consequences.Told(report.Facts, result => report.Of(result) == Disposition.Failed),
    };

    private RunReport Assess(RunReport report, Baseline? baseline) => new(
        report.Facts,
        (Assessed(baseline, report.Facts) ?? report.Assessment with { FailOn = FailOn }) with
        {
            Layers = Layers,
            AllowsPartial = AllowsPartial,
        });

    private Assessment? Assessed(Baseline? baseline, RunFacts facts) => baseline?.Assess(facts, FailOn) switch
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
