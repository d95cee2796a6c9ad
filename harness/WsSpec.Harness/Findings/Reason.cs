using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Findings;

/// <summary>Why results are no failures and yet not passed: all those with the same verdict for the same reason.</summary>
/// <param name="Verdict">Their verdict.</param>
/// <param name="Text">The reason, in one line.</param>
/// <param name="Members">The results; not empty.</param>
public sealed record Reason(Verdict Verdict, string Text, ImmutableArray<Result> Members)
{
    /// <summary>The reasons of a run: the gravest verdict first, then the most frequent.</summary>
    public static ImmutableArray<Reason> In(RunReport report) =>
    [
        .. report.Facts.Results.Where(result => IsExplained(report, result))
            .GroupBy(result => (result.Judgement.Verdict, result.Judgement.Breaks, Told(report, result)))
            .Select(group => new Reason(group.Key.Verdict, group.Key.Item3, [.. group]))
            .OrderByDescending(reason => reason.Verdict).ThenByDescending(reason => reason.Members.Length)
            .ThenBy(reason => reason.Text, StringComparer.Ordinal),
    ];

    private static bool IsExplained(RunReport report, Result result) =>
        report.Of(result) is not (Disposition.Failed or Disposition.Known)
        && result.Judgement.Verdict is Verdict.NonStrict or Verdict.Inconclusive or Verdict.Skipped or Verdict.Error;

    /// <summary>What is said of a whole conversation is cut down to its behaviour.</summary>
    private static string Told(RunReport report, Result result) => result switch
    {
        CaseResult { Alone: not null, Judgement.Summary: var summary } => summary.Split(": ", 2)[0],
        { Judgement: { Verdict: Verdict.Inconclusive, Summary: var summary } } when summary.Split(": ", 2) is [var why, _] =>
            $"{why}: {Behaviour.Of(result, report.Facts.Profile).Text}",
        _ => result.Judgement.Summary,
    };
}
