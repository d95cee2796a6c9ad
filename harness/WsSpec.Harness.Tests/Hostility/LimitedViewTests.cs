using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.EndToEnd;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Hostility;

/// <summary>A limited view is never a reason to accuse: of the reference nothing is said that the whole conversation does not say.</summary>
public sealed class LimitedViewTests
{
    private static readonly TargetProfile Profile = new() { Offers = Needs.Echo | Needs.Deflate };

    [Test]
    public void NobodyIsAccusedOfWhatWasNotRead([Values] Role testee)
    {
        var results = VirtualRun.Play(testee, Delivery.Whole);
        Assert.That(
            from result in results.OfType<CaseResult>()
            from allowance in (long[])[300, 1000, 2000, 5000]
            let seen = Limited(result.Conversation!.Transcript, allowance)
            where seen.Observations.Any(o => o is FloodSeen)
            let verdict = result.Suite.Judge(result.Case, seen, Profile).Verdict
            where verdict is Verdict.Fail or Verdict.NonStrict && verdict != result.Judgement.Verdict
            select $"{result.Name} with {allowance}: {result.Suite.Judge(result.Case, seen, Profile).Summary}",
            Is.Empty);
        Assert.That(
            from rule in results.OfType<StandingResult>().Select(result => result.Rule)
            from result in results.OfType<CaseResult>()
            let breach = rule.Breach(Limited(result.Conversation!.Transcript, 1500))
            where breach is not null && rule.Breach(result.Conversation!) is null
            select $"{rule.Id} in {result.Name}: {breach}",
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
