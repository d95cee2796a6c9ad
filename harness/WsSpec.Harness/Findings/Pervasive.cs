using System.Collections.Frozen;
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

    private readonly FrozenDictionary<string, StandingResult> _rules;
    private readonly FrozenDictionary<string, Traits> _unanswered;

    private Pervasive(FrozenDictionary<string, StandingResult> rules, FrozenDictionary<string, Traits> unanswered) =>
        (_rules, _unanswered) = (rules, unanswered);

    /// <param name="failing">The results that are to be explained.</param>
    /// <param name="all">All results of the run.</param>
    public static Pervasive In(IReadOnlyCollection<Result> failing, IReadOnlyCollection<Result> all, TargetProfile profile)
    {
        List<CaseResult> cases = [.. failing.OfType<CaseResult>()];
        var played = all.OfType<CaseResult>().Where(result => result.Conversation is not null).ToList();
        return new(Rules(failing.OfType<StandingResult>(), cases, played.Count, profile), Unanswered(cases, played, profile));
    }

    /// <summary>The rule that nearly all break, and this one with what it fails for; null where there is none.</summary>
    public StandingResult? RuleBrokenIn(CaseResult result) => _rules.GetValueOrDefault(result.Name);

    public bool Explains(StandingResult rule) => _rules.Values.Contains(rule);

    /// <summary>The plainest that nearly never is answered as it has to be, and is asked here with more besides; null where there is none.</summary>
    public Traits? UnansweredIn(CaseResult result) => _unanswered.TryGetValue(result.Name, out var plainest) ? plainest : null;

    /// <summary>For each case that shows one, the rule that most others show as well.</summary>
    private static FrozenDictionary<string, StandingResult> Rules(
        IEnumerable<StandingResult> broken, List<CaseResult> cases, int played, TargetProfile profile)
    {
        var rules = broken.ToList();
        return cases.SelectMany(result => Shown(result, rules, profile).Select(rule => (Rule: rule, result.Name)))
            .GroupBy(shown => shown.Rule.Name)
            .Where(shown => shown.Count() >= Math.Max(ManyOffenders, played / OneIn))
            .OrderByDescending(shown => shown.Count())
            .SelectMany(shown => shown)
            .DistinctBy(pair => pair.Name).ToFrozenDictionary(pair => pair.Name, pair => pair.Rule);
    }

    /// <summary>For each case that lacks an answer, the plainest that is asked in vain, if there is one that nearly always is.</summary>
    private static FrozenDictionary<string, Traits> Unanswered(List<CaseResult> cases, List<CaseResult> played, TargetProfile profile)
    {
        var missing = cases.Select(result => (Result: result, Asked: Answers.Missing(result, profile)))
            .Where(pair => pair.Asked is not null).Select(pair => (pair.Result, Asked: pair.Asked!.Value)).ToList();
        var wrong = missing.GroupBy(pair => pair.Asked, pair => pair.Result)
            .Where(kind => kind.Count() >= Few && kind.DistinctBy(result => result.Family).Skip(1).Any()).ToList();
        if (wrong.Count == 0)
        {
            return FrozenDictionary<string, Traits>.Empty;
        }

        var right = played.ExceptBy(missing.Select(pair => pair.Result.Name), result => result.Name)
            .SelectMany(result => Answers.Right(result, profile)).CountBy(asked => asked).ToDictionary();
        var inVain = wrong.Where(kind => kind.Count() > right.GetValueOrDefault(kind.Key)).Select(kind => kind.Key)
            .OrderBy(asked => BitOperations.PopCount((uint)asked)).ThenBy(asked => asked).ToList();
        return (from pair in missing
                let plainest = inVain.Find(asked => pair.Asked.Includes(asked))
                where plainest != Traits.None
                select (pair.Result.Name, Asked: IsOfBothTypes(plainest, inVain) ? plainest.Apart() : plainest))
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Asked);
    }

    private static bool IsOfBothTypes(Traits asked, List<Traits> inVain) => asked != Traits.Ping
        && inVain.Contains(asked.Apart() | Traits.Text) && inVain.Contains(asked.Apart() | Traits.Binary);

    /// <summary>
    /// The rules that are broken by what decides a case. One that is broken elsewhere on the connection explains nothing: a wrong field of
    /// every response has no part in what becomes of frames.
    /// </summary>
    private static List<StandingResult> Shown(CaseResult result, List<StandingResult> broken, TargetProfile profile)
    {
        if (broken.Count == 0 || result is not { Case: ConformanceCase @case, Conversation: { } kept })
        {
            return [];
        }

        var conversation = kept.AtHand();
        return Shortfall.Of(@case, conversation, profile)?.Decisive?.At is { } decisive
            ? broken.FindAll(one => one.Rule.Breach(conversation) is not null && one.Rule.BrokenAt(conversation) == decisive)
            : [];
    }
}
