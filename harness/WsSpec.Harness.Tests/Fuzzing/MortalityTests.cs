using NUnit.Framework;
using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Tests.Processes;

namespace WsSpec.Harness.Tests.Fuzzing;

/// <summary>Testees that do not outlive the fuzzer.</summary>
public sealed class MortalityTests
{
    /// <summary>A write that begins with a Ping, masked and without application data.</summary>
    private static bool IsEmptyPing(ReadOnlyMemory<byte> octets) => octets.Span is [0x89, 0x80, ..];

    [Test]
    public async Task ATesteeThatDiesIsBroughtBackAndTheCulpritFoundAndShrunk()
    {
        var target = new MortalTarget(IsEmptyPing);
        var report = await Fuzzers.PlayAsync(target, new() { Iterations = 300, Jobs = 8 }, revive: target.ReviveAsync);
        Assert.Multiple(() =>
        {
            Assert.That(report.Findings.Select(finding => finding.Problem.Requirement), Is.EqualTo((string[])["liveness"]));
            Assert.That(report.Findings[0].Dialogue.Turns.SelectMany(turn => turn.Frames)
                .Select(frame => (frame.Opcode, frame.Payload.Length)), Is.EqualTo(new[] { (Protocol.Opcode.Ping, 0) }));
            Assert.That(report.Deaths.Select(death => death.Revived), Has.All.True);
            Assert.That(report.Played, Is.GreaterThan(250));
        });
    }

    [Test]
    public async Task WithoutAWayBackTheRunEndsWithTheSuspects()
    {
        var report = await Fuzzers.PlayAsync(new MortalTarget(IsEmptyPing), new() { Iterations = 300, Jobs = 1 });
        Assert.Multiple(() =>
        {
            Assert.That(report.Played, Is.LessThan(300));
            Assert.That(report.Deaths.Single().Revived, Is.False);
            Assert.That(report.Deaths.Single().Suspects, Is.Not.Empty);
        });
    }
}
