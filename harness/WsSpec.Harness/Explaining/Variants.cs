using System.Collections.Frozen;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Explaining;

/// <summary>
/// Cases that ask the same in other ways, such as for each reserved opcode, and whatever the delivery. Where not one of them is passed,
/// what differs makes no difference, and the plainest stands for all that fail as it does; where one is, the others of its kind each say
/// something of their own.
/// </summary>
internal static class Variants
{
    /// <summary>Fewer are soon read.</summary>
    private const int Few = 3;

    /// <summary>For each result that another stands for, the name of that one.</summary>
    /// <param name="failing">What is to be looked at; nothing stands for a result that is not among them.</param>
    /// <param name="all">All results of the run, each as it is by itself.</param>
    /// <param name="explained">The names of those that something else explains: they neither stand for others nor need to.</param>
    public static FrozenDictionary<string, string> In(
        IEnumerable<Result> failing, IEnumerable<Result> all, IReadOnlySet<string> explained, TargetProfile profile)
    {
        var names = failing.Where(result => result.Judgement.Verdict == Verdict.Fail).Select(result => result.Name).ToHashSet();
        return all.OfType<CaseResult>()
            .Where(result => result.Judgement.Verdict is not (Verdict.Inconclusive or Verdict.Skipped or Verdict.Error))
            .GroupBy(result => Family.SubjectIn(result.Id))
            .SelectMany(subject => FailsThroughout(subject)
                ? [subject]
                : subject.GroupBy(result => KindOf(result.Id)).Where(FailsThroughout))
            .SelectMany(kind => kind.Where(result => !explained.Contains(result.Name)).GroupBy(result => Way(result, profile)))
            .SelectMany(alike => StoodFor([.. alike]))
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Plainest);

        bool FailsThroughout(IGrouping<string, CaseResult> kind) =>
            kind.Count() >= Few && kind.All(result => names.Contains(result.Name));
    }

    /// <summary>The same within a subject: of <c>text-1</c> and <c>text-2</c> it is what they begin with.</summary>
    private static string KindOf(string id)
    {
        var end = id.LastIndexOf('-');
        return end > id.LastIndexOf('/') ? id[..end] : id;
    }

    private static IEnumerable<(string Name, string Plainest)> StoodFor(List<CaseResult> alike)
    {
        var plainest = alike.MinBy(result => (result.OctetsSent, result.Name))!;
        return alike.Where(result => result != plainest).Select(result => (result.Name, plainest.Name));
    }

    /// <summary>What was broken, and by which kind of thing that was done or not.</summary>
    private static (RequirementId? Broken, Type? Seen) Way(CaseResult result, TargetProfile profile) =>
        (result.Judgement.Breaks, result is { Case: ConformanceCase @case, Conversation: { } kept }
            ? Shortfall.Of(@case, kept.AtHand(), profile)?.Seen?.GetType()
            : null);
}
