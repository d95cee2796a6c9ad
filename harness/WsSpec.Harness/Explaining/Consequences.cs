using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Explaining;

/// <summary>
/// What a run says as a whole: a case that fails by nothing but what is wrong nearly everywhere is inconclusive about its own subject, for
/// its requirement was not put to the test. The cases that are about the fault itself, or the plainest that shows it, still fail. Pure: it
/// looks at nothing but the results.
/// </summary>
public static class Consequences
{
    /// <summary>Whoever asks for a report of a run asks again for the next.</summary>
    private static readonly ConditionalWeakTable<RunFacts, RunFacts> Known = [];

    /// <summary>The requirements that a case is about where a fault of this kind is its very subject.</summary>
    private static readonly ImmutableDictionary<RootKind, ImmutableArray<RequirementId>> Subjects =
        ImmutableDictionary.CreateRange(new Dictionary<RootKind, ImmutableArray<RequirementId>>
        {
            [RootKind.Rule] = [],
            [RootKind.Pong] = [Rfc6455.PingIsAnswered, Rfc6455.PongRepeatsApplicationData],
            [RootKind.End] = [Rfc6455.TcpClosedAfterBothCloses, Rfc6455.ServerClosesTcpImmediately],
            [RootKind.Echo] = [Rfc6455.MessageDeliveredWhole, Rfc6455.MessageJoinsFragments],
        });

    /// <summary>The same run with consequences told from causes; whatever was told so before is looked at anew.</summary>
    public static RunFacts Told(RunFacts run) => Known.GetValue(run, static asked => Tell(asked));

    private static RunFacts Tell(RunFacts run)
    {
        var results = run.Results.Any(result => result is CaseResult { Root: not null })
            ? [.. run.Results.Select(result => result is CaseResult played ? played.ByItself : result)]
            : run.Results;
        var failing = results.Where(result => result.Judgement.Verdict == Verdict.Fail).ToList();
        if (failing.Count == 0)
        {
            return run;
        }

        var pervasive = Pervasive.In(failing, results, run.Profile);
        var roots = failing.OfType<CaseResult>().Select(result => (result.Name, Root: pervasive.Of(result), Result: result))
            .Where(one => one.Root is not null).ToLookup(one => one.Root!, one => one.Result);
        var told = roots.SelectMany(root => Tell(root.Key, [.. root])).ToDictionary(result => result.Name);
        return told.Count == 0 ? run : run with
        {
            Results = [.. results.Select(result => told.TryGetValue(result.Name, out var explained) ? explained : result)],
        };
    }

    /// <summary>Of a rule, the rule itself is the result that fails.</summary>
    private static IEnumerable<CaseResult> Tell(Root root, ImmutableArray<CaseResult> shown)
    {
        var subjects = Subjects[root.Kind];
        var own = shown.Where(result => result.Judgement.Breaks is { } broken && subjects.Contains(broken)).ToHashSet();
        if (root.Kind != RootKind.Rule && own.Count == 0)
        {
            own.Add(shown.MinBy(Octets)!);
        }

        return shown.Select(result => own.Contains(result)
            ? result with { Root = root }
            : result with
            {
                Root = root,
                Alone = result.Judgement,
                Judgement = new(Verdict.Inconclusive, $"{Sentence(root)}, here as elsewhere: {result.Judgement.Summary}"),
            });
    }

    /// <summary>How much the harness had to send to show it.</summary>
    public static long Octets(Result result) =>
        result.Conversation?.Transcript.Entries.OfType<Entry.Sent>().Sum(sent => (long)sent.Octets.Length) ?? long.MaxValue;

    private static string Sentence(Root root) => root.Kind switch
    {
        RootKind.Rule => $"{root.What} is broken",
        RootKind.End => "the transport stays open where it has to end",
        RootKind.Pong => "Pings are not answered as they have to be",
        _ => $"messages do not come back as they were sent{(root.What.Length == 0 ? "" : $" ({root.What})")}",
    };
}
