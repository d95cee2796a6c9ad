using System.Collections.Immutable;
using System.Numerics;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Innocents;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest;

/// <summary>Puts cases to faults and to innocents: a suite is worth what it catches, and whom it lets go.</summary>
public static class SelfTestRun
{
    /// <summary>The conversations that the rules over a whole run get to see: enough for them, and no memory to speak of.</summary>
    private const int RunLength = 400;

    /// <summary>
    /// Plays the cases of a role against the faults that an endpoint in this role can have, on all processors; a case that a fault cannot
    /// reach is left out.
    /// </summary>
    /// <param name="stopsWhenCaught">Whether the rest of the cases is left out once a fault is caught.</param>
    /// <param name="play">How one case is played; null: in memory.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static KillMatrix Run(
        Role testee, IEnumerable<Fault> faults, IEnumerable<ConformanceCase> cases, bool stopsWhenCaught, CancellationToken cancellation,
            PlayTrial? play = null)
    {
        var possible = cases.Where(c => Trial.IsPossible(testee, c)).ToImmutableArray();
        var order = stopsWhenCaught ? FamiliesInTurn(possible) : possible;
        var rows = faults.Where(fault => fault.Testee.Includes(testee)).ToImmutableArray();
        var caught = new Caught[rows.Length];
        Parallel.For(0, rows.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i =>
            caught[i] = Put(testee, rows[i], order, stopsWhenCaught, play ?? Trial.Of, cancellation));
        return new(
            testee,
            [.. rows.Zip(caught, (fault, all) => (fault, all.Catches))],
            [.. possible.Select(c => c.Id), .. StandingRules.All.Where(r => r.Testee.Includes(testee)).Select(r => r.Id)])
        {
            // Only all faults together can show that a case is idle.
            IsComplete = !stopsWhenCaught && AllFaults.Of(testee).All(rows.Contains),
            Talkers = [.. rows.Where((_, i) => caught[i].IsTakenForTalker)],
        };
    }

    /// <summary>What catches an endpoint without a fault.</summary>
    public static ImmutableArray<Catch> Blamed(
        Role testee, IEnumerable<ConformanceCase> cases, CancellationToken cancellation, PlayTrial? play = null) =>
        Put(testee, twin: null, [.. cases.Where(c => Trial.IsPossible(testee, c))], stopsWhenCaught: false, play
            ?? Trial.Of, cancellation).Catches;

    /// <summary>Plays the cases of a role against innocents, on all processors: nothing may catch them.</summary>
    /// <param name="oneIn">Each innocent is put to one case in so many, and the next innocent to the next ones.</param>
    /// <param name="play">How one case is played; null: in memory.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static Innocence Acquit(
        Role testee, IEnumerable<Innocent> innocents, IEnumerable<ConformanceCase> cases, int oneIn, CancellationToken cancellation,
            PlayTrial? play = null)
    {
        var rows = innocents.Where(innocent => innocent.Testee.Includes(testee)).ToImmutableArray();
        var all = cases.ToImmutableArray();
        var catches = new ImmutableArray<Catch>[rows.Length];
        Parallel.For(0, rows.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i =>
            catches[i] = Put(
                testee, rows[i], [.. all.Where((c, position) => (position + i) % oneIn == 0 && Trial.IsPossible(testee, c, rows[i]))],
                stopsWhenCaught: false, play ?? Trial.Of, cancellation).Catches);
        return new(testee, [.. rows.Zip(catches)]);
    }

    private static bool HasHandshakeOfItsOwn(ConformanceCase @case) => @case.Scenario.OpensInScript || @case.Script.OfType<Open>().Any();

    /// <summary>
    /// The first case of each family, then the second of each: a fault soon meets a case of the family that is made for it.
    /// </summary>
    private static ImmutableArray<ConformanceCase> FamiliesInTurn(ImmutableArray<ConformanceCase> cases) =>
        [.. cases.GroupBy(c => c.Family).SelectMany(family => family.Index()).OrderBy(pair => pair.Index).Select(pair => pair.Item)];

    /// <param name="twin">Null: the reference implementation as it is.</param>
    private static Caught Put(
        Role testee, Twin? twin, ImmutableArray<ConformanceCase> cases, bool stopsWhenCaught, PlayTrial play,
            CancellationToken cancellation)
    {
        // After the usual handshake such a twin is the same in every case.
        var reachable = twin?.Misbehave().EndsWithHandshake == true ? cases.Where(HasHandshakeOfItsOwn) : cases;
        var inTurn = stopsWhenCaught ? reachable.OrderBy(c => c.Id != (twin as Fault)?.CaughtBy) : reachable;
        var catches = new List<Catch>();
        var run = new List<Conversation>();
        var results = new List<CaseResult>();
        var planned = Trial.Profile(testee, twin);
        var noticed = planned;
        foreach (var @case in inTurn)
        {
            cancellation.ThrowIfCancellationRequested();
            var trial = play(twin, testee, @case);
            catches.AddRange(trial.Catches);
            results.Add(trial.Result with { Conversation = trial.Result.Conversation!.Packed() });
            noticed = trial.Result.Aside!.Noticed(noticed);
            if (run.Count < RunLength)
            {
                run.Add(trial.Result.Conversation!);
                catches.AddRange(BitOperations.IsPow2(run.Count) ? OverRun(testee, run) : []);
            }

            if (stopsWhenCaught && catches.Count > 0)
            {
                break;
            }
        }

        catches.AddRange(OverRun(testee, run));
        if (noticed != planned && !stopsWhenCaught)
        {
            // As a run does: what it takes a testee for in one case may excuse it in another.
            results = results.ConvertAll(result => result.JudgedAgain(noticed));
            catches = StillCaught(catches, results);
        }

        return new(TwinFindings.Name(
            [.. catches.GroupBy(c => c.CaseId).Select(same => same.MaxBy(c => c.Verdict))], results, testee, noticed), noticed != planned);
    }

    /// <summary>What is left of the catches, and what comes to them, when the cases were judged again.</summary>
    private static List<Catch> StillCaught(List<Catch> catches, List<CaseResult> results)
    {
        var played = results.Select(result => result.Id).ToHashSet();
        return
        [
            .. catches.Where(caught => caught.Killed || !played.Contains(caught.CaseId)),
            .. results.Where(result => result.Judgement.Verdict >= Verdict.NonStrict)
                .Select(result => new Catch(result.Id, result.Judgement.Verdict, Killed: false, result.Judgement.Summary)),
        ];
    }

    /// <param name="Catches">What a run says against a twin in the end.</param>
    /// <param name="IsTakenForTalker">Whether a run takes it for one that talks or closes of its own accord.</param>
    private readonly record struct Caught(ImmutableArray<Catch> Catches, bool IsTakenForTalker);

    private static IEnumerable<Catch> OverRun(Role testee, IReadOnlyList<Conversation> run) =>
        from rule in StandingRules.All.OfType<RunRule>()
        where rule.Testee.Includes(testee)
        from breach in rule.Breaches(run).Take(1)
        select new Catch(rule.Id, Registry.Get(rule.Covers[0]).VerdictIfViolated, Killed: false, breach.Breach);
}
