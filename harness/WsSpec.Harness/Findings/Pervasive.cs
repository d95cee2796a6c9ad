using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Findings;

/// <summary>
/// What is wrong in nearly every conversation, and so fails cases that are about something else: answers that do not come as they have to,
/// whatever is asked, and rules that the testee breaks with all it sends.
/// </summary>
internal sealed class Pervasive
{
    /// <summary>Fewer may have each a reason of its own, and so may those of one family.</summary>
    private const int Few = 3;
    private const int ManyOffenders = 10;

    /// <summary>What one conversation in so many shows is no matter of a single case.</summary>
    private const int OneIn = 10;

    private readonly TargetProfile _profile;
    private readonly ImmutableArray<StandingResult> _rules;
    private readonly FrozenDictionary<string, Traits> _missing;
    private readonly ImmutableArray<Traits> _unanswered;

    private Pervasive(
        TargetProfile profile, ImmutableArray<StandingResult> rules, FrozenDictionary<string, Traits> missing, ImmutableArray<Traits> unanswered) =>
        (_profile, _rules, _missing, _unanswered) = (profile, rules, missing, unanswered);

    /// <param name="failing">The results that are to be explained.</param>
    /// <param name="all">All results of the run.</param>
    public static Pervasive In(IReadOnlyCollection<Result> failing, IReadOnlyCollection<Result> all, TargetProfile profile)
    {
        var cases = failing.OfType<CaseResult>().ToList();
        if (cases.Count < Few)
        {
            return new(profile, [], FrozenDictionary<string, Traits>.Empty, []);
        }

        var played = all.Count(result => result is CaseResult { Conversation: not null });
        var unanswered = cases.Select(result => (Result: result, Missing: Answers.Missing(result, profile)))
            .Where(pair => pair.Missing is not null).ToList();
        var missing = unanswered.ToFrozenDictionary(pair => pair.Result.Name, pair => pair.Missing!.Value);
        var wrong = unanswered.GroupBy(pair => pair.Missing!.Value, pair => pair.Result)
            .Where(kind => kind.Count() >= Few && kind.DistinctBy(result => result.Family).Skip(1).Any())
            .ToDictionary(kind => kind.Key, kind => kind.Count());
        var right = wrong.Count == 0 ? [] : all.OfType<CaseResult>().Where(result => !missing.ContainsKey(result.Name))
            .SelectMany(result => Answers.Right(result, profile)).CountBy(traits => traits).ToDictionary();
        return new(
            profile,
            [
                .. failing.OfType<StandingResult>().Select(rule => (Rule: rule, Offenders: cases.Count(result => Shows(result, rule, profile))))
                    .Where(rule => rule.Offenders >= ManyOffenders && rule.Offenders >= played / OneIn)
                    .OrderByDescending(rule => rule.Offenders).Select(rule => rule.Rule),
            ],
            missing,
            [
                .. wrong.Where(kind => kind.Value > right.GetValueOrDefault(kind.Key)).Select(kind => kind.Key)
                    .OrderBy(kind => BitOperations.PopCount((uint)kind)).ThenBy(kind => kind),
            ]);
    }

    /// <summary>The rule that nearly all break, and this one with what it fails for; null where there is none.</summary>
    public StandingResult? RuleBrokenIn(CaseResult result) => _rules.FirstOrDefault(rule => Shows(result, rule, _profile));

    public bool Explains(StandingResult rule) => _rules.Contains(rule);

    /// <summary>The plainest that nearly never is answered as it has to be, and is asked here with more besides; null where there is none.</summary>
    public Traits? UnansweredIn(CaseResult result) =>
        _missing.TryGetValue(result.Name, out var missing) && _unanswered.FirstOrDefault(asked => missing.Includes(asked)) is var plainest and not Traits.None
            ? IsOfBothTypes(plainest) ? plainest.Apart() : plainest
            : null;

    private bool IsOfBothTypes(Traits plainest) => plainest != Traits.Ping
        && _unanswered.Contains(plainest.Apart() | Traits.Text) && _unanswered.Contains(plainest.Apart() | Traits.Binary);

    /// <summary>
    /// Whether what decides a case is what breaks the rule. A rule that is broken elsewhere on the connection explains nothing: a wrong field
    /// of every response has no part in what becomes of frames.
    /// </summary>
    private static bool Shows(CaseResult result, StandingResult broken, TargetProfile profile) =>
        result is { Case: ConformanceCase @case, Conversation: { } conversation }
        && broken.Rule.Breach(conversation) is not null
        && (broken.Rule.Offender(conversation)?.At ?? broken.Rule.BrokenAt(conversation)) is { } at
        && Shortfall.Of(@case, conversation, profile)?.Decisive?.At == at;
}
