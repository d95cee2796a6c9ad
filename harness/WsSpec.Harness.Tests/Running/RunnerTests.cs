using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
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

    /// <summary>One Ping makes it deaf for good, and nobody brings it back: of all that follows nobody is to blame.</summary>
    [Test]
    public void WhoComesAfterTheOneThatMadeItDeafIsNotBlamed(
        [Values("ping/*", "ping/pong-repeats-application-data/1*")] string cases, [Values(1, 124, 125)] int octets, [Values(1, 4)] int jobs) =>
        VirtualTime.Run(async world =>
        {
            var (lethal, isDeaf) = (Wired.Encode(Role.Server, Pong(Counting(octets)))[..2], false);
            var target = MemoryTestees.Altered(
                world, (written, _) => (isDeaf |= written.Span.StartsWith(lethal)) ? (ReadOnlyMemory<byte>[])[] : [written]);
            var report = await MemoryTestees.RunAsync(target, cases, new(Delivery.Whole) { Jobs = jobs, Clock = world });
            var healthy = await MemoryTestees.RunAsync(MemoryTestees.Reference(world), cases, new(Delivery.Whole) { Jobs = jobs, Clock = world });
            var guilty = healthy.Results.OfType<CaseResult>().Where(Pings).Select(r => r.Name).ToList();
            var failing = report.Results.OfType<CaseResult>().Where(r => r.Judgement.Verdict == Verdict.Fail).Select(r => r.Name);
            Assert.That(failing.Except(guilty), Is.Empty);
            Assert.That(report.Deaths, Has.Length.EqualTo(1));
            Assert.That(report.Deaths[0].Suspects.Intersect(guilty), Is.Not.Empty);
            Assert.That(report.Deaths[0].Culprit, Is.Null.Or.AnyOf([.. guilty]));
            Assert.That(
                report.Results.OfType<CaseResult>().Where(r => r.Remarks?.Contains("stopped working") == true).Select(r => r.Name).Except(guilty),
                Is.Empty);
            return true;

            bool Pings(CaseResult result) => result.Conversation?.AtHand().HarnessFrames.Any(
                frame => frame.Opcode == Opcode.Ping && frame.Payload.Length == octets) == true;
        });

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
