using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;

namespace WsSpec.Harness.Explaining;

/// <summary>
/// What a run says as a whole: a case that fails by nothing but what is wrong nearly everywhere is inconclusive about its own subject, for
/// its requirement was not put to the test. The cases that are about the fault itself, or the plainest that shows it, still fail. So does of
/// cases that differ only in what makes no difference the plainest: the others say nothing that it does not. Pure: it looks at nothing
/// but the results.
/// </summary>
internal static class Consequences
{
    /// <summary>What a case is about whose very subject is that Pings are answered.</summary>
    public static ImmutableArray<RequirementId> AboutPongs { get; } = [Rfc6455.PingIsAnswered, Rfc6455.PongRepeatsApplicationData];

    private static readonly ImmutableArray<RequirementId> AboutEchoes = [Rfc6455.MessageDeliveredWhole, Rfc6455.MessageJoinsFragments];

    private static readonly ImmutableArray<RequirementId> AboutEnds =
        [Rfc6455.TcpClosedAfterBothCloses, Rfc6455.ServerClosesTcpImmediately];

    /// <summary>The same run with consequences told from causes.</summary>
    /// <param name="run">Each of its results says what it says by itself.</param>
    /// <param name="fails">
    /// Which results fail it. Both cause and consequence have to: so nothing is let go because of what a baseline lists.
    /// </param>
    public static RunFacts Told(RunFacts run, Func<Result, bool> fails)
    {
        var failing = run.Results.Where(fails).ToList();
        var roots = Pervasive.In(failing, run.Results, run.Profile);
        var told = failing.OfType<CaseResult>().Where(result => roots.ContainsKey(result.Name))
            .Select(result => result with { Root = roots[result.Name] })
            .GroupBy(result => result.Root!).SelectMany(Tell).ToDictionary(result => result.Name);
        var explained = told.Values.Where(result => result.Alone is not null).Select(result => result.Name).ToHashSet();
        var variants = Variants.In(failing, run.Results, explained, run.Profile);
        return told.Count + variants.Count == 0 ? run : run with
        {
            Results = [.. run.Results.Select(result => Told(told.GetValueOrDefault(result.Name) ?? result))],
        };

        Result Told(Result result) => result is CaseResult one && variants.TryGetValue(result.Name, out var plainest)
            ? Explained(one with { Root = one.Root ?? new(RootKind.Variant, plainest) }, $"as {plainest}, whichever variant it is")
            : result;
    }

    /// <summary>Of a rule, the rule itself is the result that fails.</summary>
    private static IEnumerable<CaseResult> Tell(IGrouping<Root, CaseResult> root)
    {
        var failing = root.Where(result => result.Judgement.Verdict == Verdict.Fail).ToList();
        var own = failing.FindAll(result => result.Judgement.Breaks is { } broken && About(root.Key).Contains(broken)).ToHashSet();
        if (root.Key.Kind != RootKind.Rule && own.Count == 0 && failing.MinBy(result => result.OctetsSent) is { } plainest)
        {
            own.Add(plainest);
        }

        return root.Select(result => result.Judgement.Verdict != Verdict.Fail || own.Contains(result)
            ? result
            : Explained(result, $"{Sentence(root.Key)}, here as elsewhere"));
    }

    private static CaseResult Explained(CaseResult result, string by) => result with
    {
        Alone = result.Judgement,
        Judgement = new(Verdict.Inconclusive, $"{by}: {result.Judgement.Summary}"),
    };

    private static ImmutableArray<RequirementId> About(Root root) => root.Kind switch
    {
        RootKind.Pong => AboutPongs,
        RootKind.Echo => AboutEchoes,
        RootKind.End => AboutEnds,
        _ => [],
    };

    private static string Sentence(Root root) => root.Kind switch
    {
        RootKind.Rule => $"{root.What} is broken",
        RootKind.End => "the transport stays open where it has to end",
        RootKind.Pong => "Pings are not answered as they have to be",
        _ => $"messages do not come back as they were sent{(root.What.Length == 0 ? "" : $" ({root.What})")}",
    };
}
