using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Tests.Running;

namespace WsSpec.Harness.Tests.Driving;

/// <summary>What a run waits for.</summary>
public sealed class CasesUnderWayTests
{
    private readonly HandmadeTime _clock = new();

    [Test]
    public void TheOldestThatIsNotOverIsTheSlowest()
    {
        var cases = new CasesUnderWay(_clock);
        var first = cases.Begin("first");
        _clock.Pass(TimeSpan.FromSeconds(3));
        using var second = cases.Begin("second");
        _clock.Pass(TimeSpan.FromSeconds(4));
        Assert.That(cases.Slowest, Is.EqualTo(("first", TimeSpan.FromSeconds(7))));
        first.Dispose();
        Assert.That(cases.Slowest, Is.EqualTo(("second", TimeSpan.FromSeconds(4))));
    }

    [TestCase(1, ExpectedResult = "")]
    [TestCase(7, ExpectedResult = "7 s in utf8/slow")]
    public string ItIsNamedWhereOneWouldWonder(int seconds)
    {
        var cases = new CasesUnderWay(_clock);
        using var slow = cases.Begin("utf8/slow");
        _clock.Pass(TimeSpan.FromSeconds(seconds));
        return Progress.Slowest(cases);
    }

    [Test]
    public void NothingIsWaitedForWhereNothingIsUnderWay() => Assert.That(Progress.Slowest(new(_clock)), Is.Empty);
}
