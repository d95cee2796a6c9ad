using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>All that a run found out; every report format is a rendering of it.</summary>
public sealed record RunReport
{
    /// <summary>What the testee is called.</summary>
    public required string Target { get; init; }

    public required Role Testee { get; init; }

    public required TargetProfile Profile { get; init; }

    public required int Seed { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Cases in the order of the catalogue, then the standing rules.</summary>
    public required ImmutableArray<Result> Results { get; init; }

    /// <summary>One for each time the testee stopped working.</summary>
    public ImmutableArray<Death> Deaths { get; init; } = [];

    /// <summary>Null when nobody watched it.</summary>
    public MemoryUse? Memory { get; init; }

    /// <summary>What fails the run.</summary>
    public FailOn FailOn { get; init; } = FailOn.Fail;

    /// <summary>What is wrong with the baseline itself, one line each: entries that match nothing, or that pass.</summary>
    public ImmutableArray<string> BaselineProblems { get; init; } = [];

    /// <summary>True when the run was stopped before its end.</summary>
    public bool Interrupted { get; init; }

    /// <summary>The options that a command needs to reach the same testee again.</summary>
    public string RerunOptions { get; init; } = "";

    public int Count(Verdict verdict) => Results.Count(r => r.Judgement.Verdict == verdict);

    public bool Has(Disposition disposition) => Results.Any(r => Of(r) == disposition);

    public Disposition Of(Result result) => Gate.Of(result, FailOn);

    /// <summary>The command that runs just this case again.</summary>
    public string Rerun(Result result) =>
        $"wsspec {(Testee == Role.Client ? "serve" : "run")} {RerunOptions} --case '{result.RerunId}' --seed {Seed}"
            .Replace("  ", " ", StringComparison.Ordinal);
}
