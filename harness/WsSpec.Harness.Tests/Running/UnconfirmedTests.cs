using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Running;

public sealed class UnconfirmedTests
{
    private const int Few = 4;

    [Property]
    public void OfEachKindAFewAreSampledTheLastAmongThem(byte[] reactions)
    {
        var (unconfirmed, all) = Added(reactions, mayBeAtOnce: _ => false);
        var sample = unconfirmed.TakeSample();
        foreach (var kind in all.GroupBy(Unconfirmed.KindOf))
        {
            var sampled = sample.Where(r => Unconfirmed.KindOf(r) == kind.Key).ToList();
            Assert.That(sampled, Has.Count.EqualTo(kind.Count() <= Few ? kind.Count() : 2));
            Assert.That(sampled[^1], Is.SameAs(kind.Last()));
        }

        Assert.That(sample.Concat(unconfirmed.TakeRest()), Is.EquivalentTo(all).Using<CaseResult>(ReferenceEquals));
    }

    /// <summary>Whatever is confirmed at once and comes to what, each is confirmed, sampled or among the rest, and never twice.</summary>
    [Property]
    public void NobodyIsForgottenOrAskedTwice(byte[] reactions, int seed, bool isDoubted)
    {
        var random = new Random(seed);
        List<CaseResult> atOnce = [];
        var (unconfirmed, all) = Added(reactions, _ => random.Next(3) > 0, atOnce);
        var confirmed = atOnce.Where(_ => random.Next(5) > 0).ToList();
        confirmed.ForEach(result => unconfirmed.Confirm(Again(result, isAsBefore: random.Next(4) > 0)));
        List<CaseResult> expected = [.. unconfirmed.TakeExpected()];
        expected.ForEach(result => unconfirmed.Hold(Again(result)));
        if (isDoubted)
        {
            unconfirmed.DoubtAll();
        }

        IEnumerable<CaseResult> settled = [.. unconfirmed.Confirmations.Concat(unconfirmed.TakeHeld()).Select(attempt => attempt.Planned)];
        IEnumerable<CaseResult> played = [.. settled, .. unconfirmed.TakeSample(), .. unconfirmed.TakeRest()];
        Assert.That(
            played.Concat(atOnce.Except(confirmed, ReferenceEqualityComparer.Instance).Cast<CaseResult>()),
            Is.EquivalentTo(all).Using<CaseResult>(ReferenceEquals));
        Assert.That(settled.Any(), Is.False.Or.EqualTo(!isDoubted));
    }

    [Test]
    public void OneThatIsPlayedWithLessPatienceIsWorthWhatOthersOfItsKindAre([Values] bool isAsBefore)
    {
        var (unconfirmed, all) = Added(new byte[7], mayBeAtOnce: _ => true, atOnce: []);
        foreach (var result in unconfirmed.TakeExpected())
        {
            unconfirmed.Hold(Again(result));
        }

        Array.ForEach([0, 1], i => unconfirmed.Confirm(Again(all[i], isAsBefore || i == 0)));
        Assert.That((unconfirmed.TakeHeld().Count, unconfirmed.IsSurprising(all[6])), Is.EqualTo((isAsBefore ? 3 : 0, !isAsBefore)));
        Assert.That(unconfirmed.TakeSample(), Is.Empty);
        Assert.That(unconfirmed.TakeRest(), Has.Count.EqualTo(isAsBefore ? 0 : 3));
    }

    private static (Unconfirmed Unconfirmed, List<CaseResult> All) Added(
        byte[] reactions, Func<CaseResult, bool> mayBeAtOnce, List<CaseResult>? atOnce = null)
    {
        var unconfirmed = new Unconfirmed();
        List<CaseResult> all = [.. reactions.Select(r => Result($"reaction {r % 3}"))];
        foreach (var result in all)
        {
            if (unconfirmed.Add(result, mayBeAtOnce(result)))
            {
                atOnce!.Add(result);
            }
        }

        return (unconfirmed, all);
    }

    private static Attempt Again(CaseResult planned, bool isAsBefore = true) => new(
        planned,
        isAsBefore ? planned : planned with { Judgement = new(Verdict.Pass, "") },
        isAsBefore ? Doubt.Silence : Doubt.None,
        WasStarved: false);

    private static CaseResult Result(string awaited) => new()
    {
        Suite = NativeSuite.Instance,
        Case = NativeSuite.Instance.Cases[0],
        Axes = new(TransportKind.Memory, Delivery.Whole),
        Judgement = new(Verdict.Fail, ""),
        Conversation = WireTap.Read(new(Role.Server, [new Entry.Silence(default, awaited)])),
    };
}
