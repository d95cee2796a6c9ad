using System.Collections.Immutable;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Processes;

public sealed class DeathTests
{
    /// <summary>A masked Ping of 125 octets: FIN and opcode 9, MASK and length 125.</summary>
    private static bool IsLongestPing(ReadOnlyMemory<byte> octets) => octets.Span is [0x89, 0xFD, ..];

    [Test]
    public async Task TheCulpritIsFoundAndTheOthersAreJudgedWithoutIt()
    {
        var target = new MortalTarget(IsLongestPing);
        var report = await RunAsync(target, target.ReviveAsync);
        Assert.Multiple(() =>
        {
            Assert.That(report.Deaths, Has.Length.EqualTo(1));
            Assert.That(report.Deaths[0].Culprit, Does.StartWith("ping/pong-repeats-application-data/125"));
            Assert.That(report.Deaths[0].Revived, Is.True);
            Assert.That(report.Results.OfType<CaseResult>().Where(r => r.Judgement.Verdict != Verdict.Pass)
                .Select(r => r.Id), Is.EqualTo((string[])["ping/pong-repeats-application-data/125"]));
            Assert.That(report.Results.OfType<CaseResult>().Single(r => r.Judgement.Verdict != Verdict.Pass).Remarks, Does.Contain(
                "stopped working"));
        });
    }

    [Test]
    public async Task ADeathThatNoSuspectRepeatsHasNoCulprit()
    {
        var lethal = 1;
        var target = new MortalTarget(octets => IsLongestPing(octets) && Interlocked.Exchange(ref lethal, 0) == 1);
        var report = await RunAsync(target, target.ReviveAsync);
        Assert.Multiple(() =>
        {
            Assert.That(report.Deaths.Single().Culprit, Is.Null);
            Assert.That(report.Deaths.Single().Suspects, Has.Some.Contains("/125"));
            Assert.That(report.Results.OfType<CaseResult>().Select(r => r.Judgement.Verdict), Is.All.EqualTo(Verdict.Pass));
        });
    }

    [Test]
    public async Task WithoutAWayBackTheRestIsAnErrorAndNobodysFault()
    {
        var report = await RunAsync(new MortalTarget(octets => octets.Span is [0x89, 0x80, ..]), null);
        Assert.Multiple(() =>
        {
            Assert.That(report.Deaths.Single().Revived, Is.False);
            Assert.That(report.Results.OfType<CaseResult>().Last().Judgement.Verdict, Is.EqualTo(Verdict.Error));
        });
    }

    private static async Task<Played> RunAsync(MortalTarget target, Func<CancellationToken, Task<bool>>? revive)
    {
        using var runner = new Runner(Testee.At(target), new() { Jobs = revive is null ? 1 : 4 }, revive);
        var plan = new Selection { Cases = ["ping/pong-repeats-application-data/*"] }.Select(Role.Server);
        var results = await runner.RunAsync(plan, CancellationToken.None).ToListAsync();
        return new(runner.Deaths, RunRecorder.InOrder(results, plan.Rules));
    }

    private sealed record Played(ImmutableArray<Death> Deaths, ImmutableArray<Result> Results);
}
