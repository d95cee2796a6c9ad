using System.Collections.Concurrent;
using System.Collections.Immutable;
using WsSpec.Suite.Modelling;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Looks into problems: confirms them, makes them shorter, and keeps one finding for each requirement and shape.</summary>
/// <param name="hasty">For the many trials that make a dialogue shorter.</param>
/// <param name="patient">With the usual deadlines: a machine that is busy makes silence look like a mistake.</param>
/// <param name="reduction">Makes them shorter.</param>
/// <param name="keeper">Told what is found, as soon as it is; null: nobody is.</param>
internal sealed class Inquiry(DialoguePlayer hasty, DialoguePlayer patient, Reduction reduction, int seed, IFindingKeeper? keeper)
{
    /// <summary>So many problems with one requirement are looked into; the others are most probably the same.</summary>
    private const int MostPerRequirement = 3;

    private const int MostTrials = 600;

    /// <summary>Each trial that shows it takes as long as the testee needs to come back.</summary>
    private const int MostDeaths = 100;

    private readonly ConcurrentDictionary<string, int> _begun = new();
    private readonly ConcurrentDictionary<string, Finding> _findings = new();
    private int _unconfirmed;

    public int Count => _findings.Count;

    public ImmutableArray<Finding> Findings => [.. _findings.Values.OrderBy(finding => finding.Name, StringComparer.Ordinal)];

    /// <summary>Problems that did not show again.</summary>
    public int Unconfirmed => _unconfirmed;

    /// <summary>Whether another death would tell anything new.</summary>
    public bool WantsDeaths => _begun.GetValueOrDefault(Problem.Death("").Requirement) < MostPerRequirement;

    /// <exception cref="Transports.TargetUnreachableException">There is no connection to be had.</exception>
    public async Task LookIntoAsync(Sighting sighting, CancellationToken cancellation)
    {
        var again = await patient.PlayAsync(sighting.Dialogue, sighting.Number, cancellation);
        if (again.Problem is { } problem && Confirms(problem, sighting))
        {
            sighting = sighting with { Problem = problem, Conversation = again.Conversation };
        }
        else if (!sighting.Problem.IsFleeting)
        {
            Interlocked.Increment(ref _unconfirmed);
            return;
        }

        if (Begin(sighting.Problem))
        {
            await ShortenAsync(sighting, shorter => ShortenAsync(shorter, cancellation));
        }
    }

    /// <summary>Looks into a dialogue that has ended the testee when it was played alone.</summary>
    /// <param name="kills">Plays a dialogue, and brings the testee back where that has ended it.</param>
    public async Task LookIntoDeathAsync(Sighting sighting, Func<Dialogue, Task<bool>> kills)
    {
        if (Begin(sighting.Problem))
        {
            await ShortenAsync(sighting, async longer =>
                longer with { Dialogue = await reduction.ShrinkAsync(longer.Dialogue, kills, MostDeaths) });
        }
    }

    /// <summary>It is kept before it is made shorter, and once more then, perhaps as something else.</summary>
    private async Task ShortenAsync(Sighting sighting, Func<Sighting, Task<Sighting>> shorten)
    {
        var name = Keep(sighting, out var isFirst);
        if (Keep(await shorten(sighting), out _) != name && isFirst)
        {
            _findings.TryRemove(name, out _);
            keeper?.Drop(name);
        }
    }

    private bool Begin(Problem problem) => _begun.AddOrUpdate(problem.Requirement, 1, (_, count) => count + 1) <= MostPerRequirement;

    private async Task<Sighting> ShortenAsync(Sighting sighting, CancellationToken cancellation)
    {
        var shrunk = await reduction.ShrinkAsync(
            sighting.Dialogue,
            async shorter =>
                (await hasty.PlayAsync(shorter, sighting.Number, cancellation)).Problem?.Requirement == sighting.Problem.Requirement,
            MostTrials);
        return await patient.PlayAsync(shrunk, sighting.Number, cancellation) is ({ } problem, var conversation)
            && Confirms(problem, sighting)
            ? new(problem, shrunk, sighting.Number, conversation)
            : sighting;
    }

    /// <summary>What is fleeting is not to be forgotten over something else that shows more often.</summary>
    private static bool Confirms(Problem problem, Sighting sighting) => problem.IsFleeting || !sighting.Problem.IsFleeting;

    /// <param name="isFirst">Whether nothing of the kind was kept before.</param>
    /// <returns>The name that it is kept under.</returns>
    private string Keep(Sighting sighting, out bool isFirst)
    {
        var finding = new Finding
        {
            Problem = sighting.Problem,
            Dialogue = sighting.Dialogue,
            Seed = seed,
            Number = sighting.Number,
            Copies = sighting.Copies,
            Conversation = sighting.Conversation,
        };
        isFirst = _findings.TryAdd(finding.Name, finding);
        var kept = _findings.AddOrUpdate(
            finding.Name, finding, (_, other) => finding.Dialogue.FrameCount < other.Dialogue.FrameCount ? finding : other);
        if (ReferenceEquals(kept, finding))
        {
            keeper?.Keep(finding);
        }

        return finding.Name;
    }
}
