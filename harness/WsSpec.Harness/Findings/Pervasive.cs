using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Findings;

/// <summary>
/// What is wrong in nearly every conversation, and so fails cases that are about something else: answers that do not come as they have to,
/// whatever is asked, and rules that the testee breaks with all it sends.
/// </summary>
internal sealed class Pervasive
{
    /// <summary>Fewer may have each a reason of its own.</summary>
    private const int Few = 3;
    private const int ManyOffenders = 10;

    /// <summary>What one conversation in so many shows is no matter of a single case.</summary>
    private const int OneIn = 10;

    private readonly ImmutableArray<StandingResult> _rules;
    private readonly FrozenDictionary<string, Traits> _missing;
    private readonly ImmutableArray<Traits> _unanswered;

    private Pervasive(ImmutableArray<StandingResult> rules, FrozenDictionary<string, Traits> missing, ImmutableArray<Traits> unanswered) =>
        (_rules, _missing, _unanswered) = (rules, missing, unanswered);

    /// <param name="failing">The results that are to be explained.</param>
    /// <param name="all">All results of the run.</param>
    public static Pervasive In(IReadOnlyCollection<Result> failing, IReadOnlyCollection<Result> all, TargetProfile profile)
    {
        var cases = failing.OfType<CaseResult>().ToList();
        if (cases.Count < Few)
        {
            return new([], FrozenDictionary<string, Traits>.Empty, []);
        }

        var played = all.Count(result => result is CaseResult { Conversation: not null });
        var missing = cases.Select(result => (result.Name, Missing: Answers.Missing(result, profile)))
            .Where(pair => pair.Missing is not null).ToFrozenDictionary(pair => pair.Name, pair => pair.Missing!.Value);
        var wrong = missing.Values.CountBy(traits => traits).ToDictionary();
        var right = wrong.Count == 0 ? [] : all.OfType<CaseResult>().Where(result => !missing.ContainsKey(result.Name))
            .SelectMany(result => Answers.Right(result, profile)).CountBy(traits => traits).ToDictionary();
        return new(
            [
                .. failing.OfType<StandingResult>().Select(rule => (Rule: rule, Offenders: cases.Count(result => Breaks(result, rule))))
                    .Where(rule => rule.Offenders >= ManyOffenders && rule.Offenders >= played / OneIn)
                    .OrderByDescending(rule => rule.Offenders).Select(rule => rule.Rule),
            ],
            missing,
            [
                .. wrong.Where(kind => kind.Value >= Few && kind.Value > right.GetValueOrDefault(kind.Key)).Select(kind => kind.Key)
                    .OrderBy(kind => BitOperations.PopCount((uint)kind)).ThenBy(kind => kind),
            ]);
    }

    /// <summary>The rule that nearly all break, and this one as well; null where there is none.</summary>
    public StandingResult? RuleBrokenIn(CaseResult result) => _rules.FirstOrDefault(rule => Breaks(result, rule));

    public bool Explains(StandingResult rule) => _rules.Contains(rule);

    /// <summary>The plainest that nearly never is answered as it has to be, and is asked here with more besides; null where there is none.</summary>
    public Traits? UnansweredIn(CaseResult result) =>
        _missing.TryGetValue(result.Name, out var missing) && _unanswered.FirstOrDefault(asked => missing.Includes(asked)) is var plainest and not Traits.None
            ? IsOfBothTypes(plainest) ? plainest.Apart() : plainest
            : null;

    private bool IsOfBothTypes(Traits plainest) => plainest != Traits.Ping
        && _unanswered.Contains(plainest.Apart() | Traits.Text) && _unanswered.Contains(plainest.Apart() | Traits.Binary);

    private static bool Breaks(CaseResult result, StandingResult rule) =>
        result.Conversation is { } conversation && rule.Rule.Breach(conversation) is not null;
}
