using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

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
        Found.GetValue(report, static asked => new(Of(asked, Disposition.Failed))).Value;

    /// <summary>What the baseline lists.</summary>
    public static ImmutableArray<Defect> KnownIn(RunReport report) => Of(report, Disposition.Known);

    private static ImmutableArray<Defect> Of(RunReport report, Disposition disposition)
    {
        var failing = report.Facts.Results.Where(result => report.Of(result) == disposition).ToList();
        var pervasive = Pervasive.In(failing, report.Facts.Results, report.Facts.Profile);
        var groups = failing.OfType<CaseResult>().ToLookup(result => Key(result, pervasive, report.Facts.Profile));
        var homes = groups.SelectMany(group => group.Select(member => (member.Name, group.Key))).ToDictionary(p => p.Name, p => p.Key);
        var rules = failing.OfType<StandingResult>().ToLookup(rule =>
            pervasive.Explains(rule) ? KeyOf(rule, rule.Judgement.Verdict)
            : Home(rule, homes) ?? Key(rule, report.Facts.Profile));
        return
        [
            .. groups.Select(group => group.Key).Union(rules.Select(group => group.Key))
                .Select(key => Defect(key, [.. groups[key].Concat<Result>(rules[key])]))
                .OrderByDescending(defect => defect.Example.Judgement.Verdict).ThenByDescending(defect => defect.Members.Length)
                .ThenBy(defect => defect.Title, StringComparer.Ordinal),
        ];
    }

    /// <summary>A rule that a case breaks on the way which fails itself says the same again.</summary>
    private static GroupKey? Home(StandingResult rule, Dictionary<string, GroupKey> homes) =>
        rule.Offender is { } offender && homes.TryGetValue(offender.Name, out var key) ? key : null;

    private static GroupKey Key(CaseResult result, Pervasive pervasive, TargetProfile profile) =>
        pervasive.RuleBrokenIn(result) is { } rule ? KeyOf(rule, result.Judgement.Verdict)
        : pervasive.UnansweredIn(result) is { } asked
            ? new(result.Judgement.Verdict, null, asked.Describe(), asked == Traits.Ping ? Causes.WrongPongs : Causes.WrongEchoes)
        : Key(result, profile);

    private static GroupKey KeyOf(StandingResult rule, Verdict verdict) =>
        rule.Judgement.Breaks is { } broken && Causes.Of(broken, null, rule.Id) is { } cause
            ? new(verdict, null, "", cause)
            : new(verdict, rule.Judgement.Breaks, "", null) { Rule = rule };

    private static GroupKey Key(Result result, TargetProfile profile)
    {
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
            .MinBy(member => (member is CaseResult ? 0 : 1, Octets(member)))!;
        return new(Title(key) ?? example.Title, members, example, key.Rule is null ? example.Judgement.Breaks : key.Broken) { Change = key.Cause?.Change };
    }

    private static string? Title(GroupKey key) => key.Cause is not { } cause ? key.Rule?.Title
        : key.Behaviour.Length == 0 || cause == Causes.WrongPongs ? cause.Title
        : $"{cause.Title}: {key.Behaviour}";

    /// <summary>How much the harness had to send to show it.</summary>
    private static long Octets(Result result) =>
        result.Conversation?.Transcript.Entries.OfType<Entry.Sent>().Sum(sent => (long)sent.Octets.Length) ?? long.MaxValue;

    private sealed record GroupKey(Verdict Verdict, RequirementId? Broken, string Behaviour, Cause? Cause)
    {
        /// <summary>The rule that all members break; null where they are joined by something else.</summary>
        public StandingResult? Rule { get; init; }
    }
}
