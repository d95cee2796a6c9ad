using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.SelfTest;

namespace WsSpec.Harness.Tests.Driving;

public sealed class WorkSlotTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Property]
    public bool NoMoreWorkThanThereAreSlots(PositiveInt slots, PositiveInt cases) => VirtualTime.Run(async world =>
    {
        using var all = new WorkSlots(slots.Get, world);
        var (working, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, cases.Get).Select(async i =>
        {
            using var slot = await all.EnterAsync(CancellationToken.None);
            most = Math.Max(most, ++working);
            await Task.Delay(Second * (1 + (i % 3)), world);
            working--;
        }));
        return most == Math.Min(slots.Get, cases.Get);
    });

    [Test]
    public void CasesThatOnlyWaitDoSoAtTheSameTime()
    {
        var total = VirtualTime.Run(async world =>
        {
            using var all = new WorkSlots(1, world);
            await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
            {
                using var slot = await all.EnterAsync(CancellationToken.None);
                slot.Wait();
                await Task.Delay(Second * 10, world);
                await slot.ResumeAsync(CancellationToken.None);
            }));
            return world.GetElapsedTime(0);
        });
        Assert.That(total, Is.LessThan(Second * 11));
    }

    [Test]
    public void WhoGoesOnAfterAWaitHasASlotAgain() => Assert.That(
        VirtualTime.Run(async world =>
        {
            using var all = new WorkSlots(1, world);
            using var lent = await all.EnterAsync(CancellationToken.None);
            lent.Wait();
            using var other = await all.EnterAsync(CancellationToken.None);
            var resumed = lent.ResumeAsync(CancellationToken.None);
            await Task.Delay(Second, world);
            var isHeldBack = !resumed.IsCompleted;
            other.Dispose();
            await resumed;
            return isHeldBack;
        }),
        Is.True);

    [Test]
    public void AShortWaitKeepsTheSlot() => Assert.That(
        VirtualTime.Run(async world =>
        {
            using var all = new WorkSlots(1, world);
            using var slot = await all.EnterAsync(CancellationToken.None);
            slot.Wait();
            await slot.ResumeAsync(CancellationToken.None);
            var other = all.EnterAsync(CancellationToken.None);
            await Task.Delay(Second, world);
            var isHeldBack = !other.IsCompleted;
            slot.Dispose();
            (await other).Dispose();
            return isHeldBack;
        }),
        Is.True);
}
