using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Driving;
using WsSpec.Harness.Tests.Processes;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Running;

public sealed class RunnerTests
{
    private const string Cases = "ping/pong-repeats-application-data/*";

    [Property(MaxTest = 10)]
    public async Task EveryCaseHasOneResultInEveryDelivery(PositiveInt jobs, bool octet, bool frames)
    {
        Delivery[] deliveries =
            [Delivery.Whole, .. octet ? [Delivery.Octet] : (Delivery[])[], .. frames ? [Delivery.FrameBorders] : (Delivery[])[]];
        var report = await MemoryTestees.RunAsync(MemoryTestees.Reference(TimeProvider.System), Cases, new(deliveries) { Jobs = jobs.Get });
        var names = report.Results.OfType<CaseResult>().Select(r => r.Name).ToList();
        Assert.That(
            names, Is.Unique.And.Count.EqualTo(report.Results.OfType<CaseResult>().DistinctBy(r => r.Id).Count() * deliveries.Length));
        Assert.That(report.Count(Verdict.Pass), Is.EqualTo(report.Results.Length));
    }

    [Test]
    public async Task WhatTheTesteeLacksIsSkippedAndNotPlayed()
    {
        var report =
            await MemoryTestees.RunAsync(MemoryTestees.Reference(TimeProvider.System), "deflate/plain-message-is-taken-as-it-is/*", new(
                Delivery.Whole)
            { Profile = TargetProfile.Opaque });
        Assert.That(report.Results.OfType<CaseResult>().Select(r => (r.Judgement.Verdict, r.Conversation)), Is.All.EqualTo(
            (Verdict.Skipped, (object?)null)));
    }

    [Test]
    public async Task ATesteeThatIsNotThereIsNobodysFault()
    {
        var target = new MortalTarget(_ => true);
        await target.KillAsync();
        var report = await MemoryTestees.RunAsync(target, Cases, new(Delivery.Whole));
        Assert.That(report.Results.OfType<CaseResult>().Select(r => r.Judgement.Verdict), Is.All.EqualTo(Verdict.Error));
    }

    [Test]
    public async Task WhatDoesNotPassIsTriedAgainAndWhatPassesIsNot()
    {
        var (longestPong, close) = (Wired.Encode(Role.Server, Pong(Counting(125))), Wired.Encode(Role.Server, Close(1000)));
        var target = MemoryTestees.Altered(
            TimeProvider.System, (octets, _) => [octets.Span.StartsWith(longestPong.AsSpan(0, 2)) ? close : octets]);
        var report = await MemoryTestees.RunAsync(target, Cases, new(Delivery.Whole) { Retries = 2 });
        var attempts = report.Results.OfType<CaseResult>().ToLookup(r => r.Judgement.Verdict == Verdict.Pass, r => r.Attempts.Length);
        Assert.That(attempts[false], Is.EqualTo((int[])[3]));
        Assert.That(attempts[true], Is.All.Zero);
    }

    [Test]
    public async Task AnInterruptedRunReportsWhatItHas()
    {
        using var interrupted = new CancellationTokenSource();
        var report = await MemoryTestees.RunAsync(
            MemoryTestees.Reference(TimeProvider.System), "*", new(Delivery.Whole) { Jobs = 1 }, _ =>
                interrupted.Cancel(), interrupted.Token);
        Assert.That(report.Interrupted, Is.True);
        Assert.That(report.Results.OfType<CaseResult>().Count(), Is.Positive.And.LessThan(NativeCases));
    }

    private static int NativeCases => new Selection().Select(Role.Server).Cases.Length;
}
