using System.Collections.Frozen;
using System.Numerics;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Explaining;

/// <summary>
/// What is wrong in nearly every conversation, and so fails cases that are about something else: answers that do not come as they have to,
/// whatever is asked, and rules that the testee breaks with all it sends.
/// </summary>
internal static class Pervasive
{
    /// <summary>Fewer may have each a reason of its own, and so may those that ask the same.</summary>
    private const int Few = 3;
    private const int ManyOffenders = 10;

    /// <summary>A rule that fewer cases break than one in so many may be the very subject of these.</summary>
    private const int OneIn = 10;

    /// <summary>What is less is no status, for the line that should have it is none.</summary>
    private const int LowestStatus = 100;

    private static readonly Root Chance = new(RootKind.Echo, "");

    /// <summary>What explains a failing case, by its name; those that have a reason of their own are not there.</summary>
    /// <param name="failing">The results that are to be explained.</param>
    /// <param name="all">All results of the run.</param>
    public static FrozenDictionary<string, Root> In(
        IReadOnlyCollection<Result> failing, IReadOnlyCollection<Result> all, TargetProfile profile)
    {
        List<CaseResult> cases = [.. failing.OfType<CaseResult>()];
        if (cases.Count == 0)
        {
            return FrozenDictionary<string, Root>.Empty;
        }

        var played = all.OfType<CaseResult>().Where(result => result.Conversation is not null).ToList();
        return Rules([.. failing.OfType<StandingResult>()], cases, played.Count, profile)
            .Concat(Open(cases, played)).Concat(Unanswered(cases, played, profile))
            .DistinctBy(explained => explained.Name).ToFrozenDictionary(explained => explained.Name, explained => explained.Root);
    }

    /// <summary>For each case that shows one, the rule that most others show as well.</summary>
    private static IEnumerable<(string Name, Root Root)> Rules(
        List<StandingResult> broken, List<CaseResult> cases, int played, TargetProfile profile) =>
        cases.SelectMany(result => Shown(result, broken, profile).Select(rule => (Rule: rule.Id, Result: result)))
            .GroupBy(shown => shown.Rule, shown => shown.Result)
            .Where(shown => shown.Count() >= Math.Max(ManyOffenders, played / OneIn) && IsGeneral([.. shown]))
            .OrderByDescending(shown => shown.Count())
            .SelectMany(shown => shown.Select(result => (result.Name, new Root(RootKind.Rule, shown.Key))));

    /// <summary>The cases that fail because the transport stays open, if it nearly always does where it has to end.</summary>
    private static IEnumerable<(string Name, Root Root)> Open(List<CaseResult> cases, List<CaseResult> played)
    {
        var open = cases.FindAll(Answers.LacksEnd);
        return open.Count >= ManyOffenders && IsGeneral(open)
            && open.Count > played.Count(result => result.Conversation!.Observations.Any(seen => seen is TransportEnded))
            ? open.Select(result => (result.Name, new Root(RootKind.End, "")))
            : [];
    }

    /// <summary>
    /// For each case that lacks an answer, the plainest that is asked in vain, if there is one that nearly always is. Where many of the
    /// rest, of several families, get another message than theirs, it is chance which: then all messages are one.
    /// </summary>
    private static IEnumerable<(string Name, Root Root)> Unanswered(
        List<CaseResult> cases, List<CaseResult> played, TargetProfile profile)
    {
        var missing = cases.Select(result => (Result: result, Answer: Answers.Missing(result, profile)))
            .Where(pair => pair.Answer is not null)
            .Select(pair => (pair.Result, pair.Answer!.Value.Asked, pair.Answer.Value.IsAltered)).ToList();
        var wrong = missing.GroupBy(one => one.Asked, one => one.Result).Where(kind => IsGeneral([.. kind])).ToList();
        var right = wrong.Count == 0 ? [] : played.ExceptBy(missing.Select(one => one.Result.Name), result => result.Name)
            .SelectMany(result => Answers.Right(result, profile)).CountBy(asked => asked).ToDictionary();
        var inVain = wrong.Where(kind => kind.Count() > right.GetValueOrDefault(kind.Key)).Select(kind => kind.Key)
            .OrderBy(asked => BitOperations.PopCount((uint)asked)).ThenBy(asked => asked).ToList();
        var explained = missing.Select(one => (one.Result, Plainest: inVain.Find(asked => one.Asked.Includes(asked)), one.IsAltered))
            .ToLookup(one => one.Plainest != Traits.None);
        List<CaseResult> altered = [.. explained[false].Where(one => one.IsAltered).Select(one => one.Result)];
        var isByChance = altered.Count >= ManyOffenders && altered.DistinctBy(result => result.Family).Count() >= Few;
        return explained[true].Select(one => (one.Result.Name, Root: RootOf(one.Plainest)))
            .Concat(isByChance ? altered.Select(result => (result.Name, Root: Chance)) : []);

        Root RootOf(Traits plainest) =>
            plainest == Traits.Ping ? new(RootKind.Pong, "")
            : isByChance ? Chance
            : new(RootKind.Echo, (IsOfBothTypes(plainest, inVain) ? plainest.Apart() : plainest).Describe());
    }

    /// <summary>Whether cases that ask different things show it.</summary>
    private static bool IsGeneral(List<CaseResult> results) =>
        results.Count >= Few && results.DistinctBy(result => Family.SubjectIn(result.Id)).Skip(1).Any();

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
        return Shortfall.Of(@case, conversation, profile) is { Decisive.At: var decisive } shortfall
            && IsOfTheRightKind(shortfall, result, profile)
            ? broken.FindAll(one => one.Rule.Breach(conversation) is not null && one.Rule.BrokenAt(conversation) == decisive)
            : [];
    }

    /// <summary>
    /// Whether the testee did what it had to and only did it wrongly. Who answers what has to be refused is wrong in that, however the
    /// answer looks.
    /// </summary>
    private static bool IsOfTheRightKind(Shortfall shortfall, CaseResult result, TargetProfile profile) => shortfall.Seen switch
    {
        ResponseSeen { Status: < LowestStatus } => true,
        ResponseSeen response => shortfall.Awaited.Any(awaited => IsResponse(awaited, response.Status)),
        CloseSeen close => !close.IsAnswer,
        _ => shortfall.SoFar.Any(seen => seen is CloseSeen) || Answers.Missing(result, profile) is not null,
    };

    private static bool IsResponse(Pattern awaited, int status) => awaited switch
    {
        Response response => status >= response.LowestStatus && status <= response.HighestStatus,
        Within within => IsResponse(within.Inner, status),
        Maybe maybe => IsResponse(maybe.Inner, status),
        Either either => either.Choices.Any(choice => IsResponse(choice, status)),
        InAnyOrder parts => parts.Parts.Any(part => IsResponse(part, status)),
        _ => false,
    };
}
