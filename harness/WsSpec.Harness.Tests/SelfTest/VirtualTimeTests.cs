using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.SelfTest;

namespace WsSpec.Harness.Tests.SelfTest;

public sealed class VirtualTimeTests
{
    [Property]
    public bool TimersElapseInTheOrderOfTheirTimes(PositiveInt[] seconds) => VirtualTime.Run(async world =>
    {
        var elapsed = new List<int>();
        await Task.WhenAll(seconds.Select(async s =>
        {
            await Task.Delay(TimeSpan.FromSeconds(s.Get), world);
            elapsed.Add(s.Get);
        }));
        return elapsed.SequenceEqual(seconds.Select(s => s.Get).Order())
            && world.GetElapsedTime(0) == TimeSpan.FromSeconds(seconds.Select(s => s.Get).DefaultIfEmpty(0).Max());
    });

    [Test]
    public void TheClockStandsStillWhileThereIsWork() => Assert.That(
        VirtualTime.Run(async world =>
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromTicks(1), world);
            for (var i = 0; i < 1000; i++)
            {
                await Task.Yield();
            }

            return deadline.IsCancellationRequested;
        }),
        Is.False);

    [Test]
    public void WaitingForWhatNeverComesIsNoticed() => Assert.That(
        () => VirtualTime.Run(_ => new TaskCompletionSource<int>().Task), Throws.InvalidOperationException);

    [Test]
    public void AFailureInsideIsAFailureOutside() => Assert.That(
        () => VirtualTime.Run<int>(async _ =>
        {
            await Task.Yield();
            throw new FormatException();
        }),
        Throws.TypeOf<FormatException>());
}
