using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class TimersTests
{
    private static readonly Timers Distinct = new()
    {
        Handshake = TimeSpan.FromSeconds(1),
        Answer = TimeSpan.FromSeconds(2),
        Close = TimeSpan.FromSeconds(3),
        TransportEnd = TimeSpan.FromSeconds(4),
        Failure = TimeSpan.FromSeconds(5),
        Moment = TimeSpan.FromSeconds(6),
        Patience = TimeSpan.FromSeconds(7),
        Case = TimeSpan.FromSeconds(8),
        Mebibyte = TimeSpan.FromSeconds(9),
    };

    [Test]
    public void EachDeadlineHasATimeOfItsOwn() =>
        Assert.That(
            Enum.GetValues<Deadline>().Select(deadline => Distinct[deadline].TotalSeconds), Is.EquivalentTo((double[])[1, 2, 3, 4, 5, 6]));

    [Test]
    public void ScalingTakesAllOfThem()
    {
        var times = typeof(Timers).GetProperties().Where(p => p.PropertyType == typeof(TimeSpan) && p.GetIndexParameters().Length == 0)
            .ToList();
        Assert.That(times, Has.Count.EqualTo(9));
        Assert.That(
            times.Select(p => p.GetValue(Distinct.Scaled(0.5))), Is.EqualTo(times.Select(p => (TimeSpan)p.GetValue(Distinct)! / 2)));
    }

    /// <summary>A moment is there to see what is not done at once; no second attempt would see more of that.</summary>
    [Test]
    public void HasteShortensDeadlinesAndNoMoment()
    {
        var hasty = Distinct.Hasty;
        Assert.That((hasty.Moment, hasty.Patience, hasty.Case), Is.EqualTo((Distinct.Moment, Distinct.Patience, Distinct.Case)));
        Assert.That(
            Enum.GetValues<Deadline>().Where(d => hasty[d] >= Distinct[d]), Is.EqualTo((Deadline[])[Deadline.Moment]));
    }

    /// <summary>Otherwise a testee that has to fail the connection would never be asked whether it goes on.</summary>
    [Test]
    public void PatienceEndsBeforeTheDeadlinesOfAFailure() =>
        Assert.That(Timers.Default.Patience, Is.LessThan(Timers.Default.Hasty.Failure).And.LessThan(Timers.Default.Moment));
}
