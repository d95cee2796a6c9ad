using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.EndToEnd;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Hostility;

/// <summary>A limited view is no reason to accuse: of the reference nothing is said that the whole conversation does not say.</summary>
public sealed class LimitedViewTests
{
    private const int EveryFewCases = 17;
    private static readonly TargetProfile Profile = new() { Offers = Needs.Echo | Needs.Deflate };

    [Test]
    public void NobodyIsAccusedOfWhatWasNotRead([Values] Role testee)
    {
        var results = VirtualRun.Play(testee, Delivery.Whole, oneIn: LongForm.OneIn(EveryFewCases));
        var rules = results.OfType<StandingResult>().Select(result => result.Rule).ToList();
        var views = (from result in results.OfType<CaseResult>()
                     from allowance in (long[])[300, 1500, 4000]
                     let seen = Limited(result.Conversation!.Transcript, allowance)
                     where seen.Observations is [.., FloodSeen]
                     select (Result: result, Seen: seen, Judgement: result.Suite.Judge(result.Case, seen, Profile))).ToList();
        Assert.That(views, Has.Count.GreaterThan(50));
        Assert.That(
            from view in views
            where view.Judgement.Verdict is Verdict.Fail or Verdict.NonStrict && view.Judgement.Verdict != view.Result.Judgement.Verdict
            select $"{view.Result.Name}: {view.Judgement.Summary}",
            Is.Empty);
        Assert.That(
            from view in views
            from rule in rules
            let breach = rule.Breach(view.Seen)
            where breach is not null && rule.Breach(view.Result.Conversation!) is null
            select $"{rule.Id} in {view.Result.Name}: {breach}",
            Is.Empty);
    }

    private static Conversation Limited(Transcript transcript, long allowance)
    {
        var tap = new WireTap(transcript.Testee, allowance);
        foreach (var entry in transcript.Entries.TakeWhile(_ => !tap.IsFlooded))
        {
            tap.Read(entry);
        }

        return WireTap.Read(tap.Conversation().Transcript with { Authority = transcript.Authority });
    }
}
