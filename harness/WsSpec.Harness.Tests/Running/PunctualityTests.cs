using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Tests.Running;

public sealed class PunctualityTests
{
    [TestCase(100, false)]
    [TestCase(300, false)]
    [TestCase(301, true)]
    [TestCase(5000, true)]
    public void ATimerThatComesLateIsNoticed(int milliseconds, bool isLate)
    {
        var clock = new HandmadeTime();
        using var punctuality = new Punctuality(clock);
        clock.Pass(TimeSpan.FromMilliseconds(milliseconds));
        clock.Elapse();
        Assert.That(punctuality.WasLateSince(0), Is.EqualTo(isLate));
    }

    [Test]
    public void ATimerThatHasNotComeYetIsLateAsWell()
    {
        var clock = new HandmadeTime();
        using var punctuality = new Punctuality(clock);
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.That(punctuality.WasLateSince(0), Is.True);
    }

    [Property]
    public void WhatBeginsAfterwardsIsNotConcerned(PositiveInt punctual)
    {
        var clock = new HandmadeTime();
        using var punctuality = new Punctuality(clock);
        clock.Pass(TimeSpan.FromSeconds(3));
        clock.Elapse();
        clock.Pass(TimeSpan.FromTicks(1));
        var began = clock.GetTimestamp();
        for (var i = 0; i < punctual.Get; i++)
        {
            clock.Pass(TimeSpan.FromMilliseconds(100));
            clock.Elapse();
        }

        Assert.That((punctuality.WasLateSince(0), punctuality.WasLateSince(began)), Is.EqualTo((true, false)));
    }
}
