using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Suite.Catalogue;

namespace WsSpec.Harness.Tests.Running;

public sealed class HeavinessTests
{
    [Test]
    public void FewCasesAreHeavy() => Assert.That(
        NativeSuite.Instance.Cases.Count(c => Heaviness.IsHeavy(c.Scenario)),
        Is.Positive.And.LessThan(NativeSuite.Instance.Cases.Length / 20));

    [TestCase("limits/message-in-one-frame/16777217", true)]
    [TestCase("security/flood-is-survived/pings", true)]
    [TestCase("ping/pong-repeats-application-data/125", false)]
    public void LargeMessagesAndFloodsAre(string id, bool isHeavy) =>
        Assert.That(Heaviness.IsHeavy(NativeSuite.Instance.Find(id)!.Scenario), Is.EqualTo(isHeavy));
}
