using System.Collections.Immutable;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>Decides what fails a run.</summary>
public static class Gate
{
    public static Disposition Of(Result result, FailOn failOn) => result switch
    {
        { Known: not null } => Disposition.Known,
        { Judgement.Verdict: Verdict.Error } => Disposition.Error,
        { Judgement.Verdict: var verdict } when IsFailure(verdict, failOn) => Disposition.Failed,
        { Judgement.Verdict: Verdict.Skipped or Verdict.Inconclusive } => Disposition.Unanswered,
        _ => Disposition.Passed,
    };

    /// <summary>True for the verdicts that fail a run, and that a baseline may list; a MUST that was broken is one under every policy.</summary>
    public static bool IsFailure(Verdict verdict, FailOn failOn) => verdict switch
    {
        Verdict.Fail => true,
        Verdict.NonStrict => failOn >= FailOn.NonStrict,
        Verdict.Inconclusive => failOn >= FailOn.Inconclusive,
        _ => false,
    };

    /// <summary>The exit code of a command that ends with these runs.</summary>
    public static int ExitCode(IReadOnlyCollection<RunReport> runs) =>
        runs.Any(r => r.Interrupted) ? Invocation.ExitCode.Interrupted
        : runs.Any(Fails) ? Invocation.ExitCode.Nonconformant
        : runs.Any(r => r.Has(Disposition.Error)) ? Invocation.ExitCode.HarnessError
        : Invocation.ExitCode.Ok;

    /// <summary>What fails the run and yet belongs to no result: deaths of the testee, and faults of the baseline.</summary>
    public static ImmutableArray<(string Name, string Message)> Problems(RunReport run) =>
    [
        .. run.Deaths.Select((death, i) => ($"the testee stays alive ({i + 1})", Tell(death))),
        .. run.BaselineProblems.Select((problem, i) => ($"the baseline holds ({i + 1})", problem)),
    ];

    private static string Tell(Death death) => death.Culprit is { } culprit
        ? $"{death.Symptom}; {culprit} did it again when it was played alone"
        : $"{death.Symptom}; under way: {string.Join(", ", death.Suspects)}{(death.Revived ? "; none of them did it again when it was played alone" : "")}";

    private static bool Fails(RunReport run) =>
        !run.BaselineProblems.IsEmpty
        || (run.FailOn != FailOn.Never && (!run.Deaths.IsEmpty || run.Has(Disposition.Failed)));
}
