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
    };

    [Test]
    public void EachDeadlineHasATimeOfItsOwn() =>
        Assert.That(Enum.GetValues<Deadline>().Select(deadline => Distinct[deadline].TotalSeconds), Is.EquivalentTo((double[])[1, 2, 3, 4, 5, 6]));

    [Test]
    public void ScalingTakesAllOfThem()
    {
        var times = typeof(Timers).GetProperties().Where(p => p.PropertyType == typeof(TimeSpan) && p.GetIndexParameters().Length == 0).ToList();
        Assert.That(times, Has.Count.EqualTo(7));
        Assert.That(times.Select(p => p.GetValue(Distinct.Scaled(0.5))), Is.EqualTo(times.Select(p => (TimeSpan)p.GetValue(Distinct)! / 2)));
    }

    /// <summary>Otherwise a testee that has to fail the connection would never be asked whether it goes on.</summary>
    [Test]
    public void PatienceEndsBeforeTheDeadlinesOfAFailure() =>
        Assert.That(Timers.Default.Patience, Is.LessThan(Timers.Default.Failure).And.LessThan(Timers.Default.Moment));
}
