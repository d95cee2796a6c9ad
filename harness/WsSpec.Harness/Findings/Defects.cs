using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WsSpec.Harness.Explaining;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Findings;

/// <summary>
/// Groups the results that fail by what is wrong: by what is wrong nearly everywhere, by the mistake that explains them, otherwise by the
/// requirement that is broken and the behaviour that was seen. Pure: it looks at nothing but the report.
/// </summary>
public static class Defects
{
    /// <summary>Each report format asks for the same again, and conversations are decoded for it.</summary>
    private static readonly ConditionalWeakTable<RunReport, StrongBox<ImmutableArray<Defect>>> Found = [];

    /// <summary>What fails the run and is not known, the most frequent first.</summary>
    public static ImmutableArray<Defect> In(RunReport report) =>
        Found.GetValue(report, static asked => new(Of(asked))).Value;

    private static ImmutableArray<Defect> Of(RunReport report)
    {
        var failing = report.Facts.Results.Where(result => report.Of(result) == Disposition.Failed).ToList();
        var byName = failing.ToDictionary(result => result.Name);
        var groups = failing.OfType<CaseResult>().ToLookup(KeyAmongOthers);
        var explained = report.Facts.Results.OfType<CaseResult>()
            .Where(result => result.Alone is not null && report.Of(result) == Disposition.Unanswered).ToLookup(KeyAmongOthers);
        var homes = groups.Concat(explained).SelectMany(group => group.Select(member => (member.Name, group.Key)))
            .ToDictionary(home => home.Name, home => home.Key);
        var roots = explained.SelectMany(group => group).Where(result => result.Root!.Kind == RootKind.Rule)
            .Select(result => result.Root!.What).ToHashSet();
        var rules = failing.OfType<StandingResult>().ToLookup(rule =>
            roots.Contains(rule.Id) ? KeyOf(new Root(RootKind.Rule, rule.Id), rule.Judgement.Verdict)
            : Home(rule, homes) ?? Key(rule, report.Facts.Profile));
        return
        [
            .. groups.Select(group => group.Key).Union(rules.Select(group => group.Key))
                .Select(key => Defect(key, [.. groups[key].Concat<Result>(rules[key])]) with { Explained = [.. explained[key]] })
                .OrderByDescending(defect => defect.Example.Judgement.Verdict).ThenByDescending(defect => defect.Size)
                .ThenBy(defect => defect.Title, StringComparer.Ordinal),
        ];

        GroupKey KeyAmongOthers(CaseResult result) => Key(
            result is { Root: { Kind: RootKind.Variant, What: var plainest } } ? byName[plainest] : result, report.Facts.Profile);
    }

    /// <summary>A rule that a case breaks on the way which fails itself says the same again.</summary>
    private static GroupKey? Home(StandingResult rule, Dictionary<string, GroupKey> homes) =>
        rule.Offender is { } offender && homes.TryGetValue(offender.Name, out var key) ? key : null;

    private static GroupKey KeyOf(Root root, Verdict verdict) => root.Kind switch
    {
        RootKind.Pong => new(verdict, null, "", Causes.WrongPongs),
        RootKind.End => new(verdict, null, "", Causes.OpenTransports),
        RootKind.Echo => new(verdict, null, root.What, Causes.WrongEchoes),
        _ => KeyOf(StandingRules.All.First(rule => rule.Id == root.What), verdict),
    };

    private static GroupKey KeyOf(StandingRule rule, Verdict verdict) =>
        Causes.Of(rule.Covers[0], null, rule.Id) is { } cause
            ? new(verdict, null, "", cause)
            : new(verdict, rule.Covers[0], "", null) { Rule = rule };

    private static GroupKey Key(Result result, TargetProfile profile)
    {
        if (result is CaseResult { Root: { } root } rooted)
        {
            return KeyOf(root, (rooted.Alone ?? rooted.Judgement).Verdict);
        }

        var behaviour = Behaviour.Of(result, profile);
        var broken = result.Judgement.Breaks;
        return broken is { } id && Causes.Of(id, behaviour.Upshot, result.Id) is { } cause
            ? new(result.Judgement.Verdict, null, "", cause)
            : new(result.Judgement.Verdict, broken, behaviour.Text, null);
    }

    /// <summary>The example is the simplest of those that break what most of them break.</summary>
    private static Defect Defect(GroupKey key, ImmutableArray<Result> members)
    {
        var typical = members.GroupBy(member => member.Judgement.Breaks).MaxBy(broken => broken.Count())!.Key;
        var example = members.Where(member => member.Judgement.Breaks == typical)
            .MinBy(member => (member is CaseResult ? 0 : 1, member.OctetsSent))!;
        return new(Title(key) ?? example.Title, members, example, key.Rule is null ? example.Judgement.Breaks : key.Broken) { Change = key.Cause?.Change };
    }

    private static string? Title(GroupKey key) => key.Cause is not { } cause ? key.Rule?.Title
        : key.Behaviour.Length == 0 || cause == Causes.WrongPongs ? cause.Title
        : $"{cause.Title}: {key.Behaviour}";

    private sealed record GroupKey(Verdict Verdict, RequirementId? Broken, string Behaviour, Cause? Cause)
    {
        /// <summary>The rule that all members break; null where they are joined by something else.</summary>
        public StandingRule? Rule { get; init; }
    }
}
