using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests.Protocol;

public sealed class ViolationTests
{
    [Test]
    public void EveryViolationNamesARegisteredRequirement([Values] Violation violation) =>
        Assert.That(Registry.Find(new(violation.RequirementId())), Is.Not.Null, violation.RequirementId());

    [Test]
    public void EveryViolationIsAnsweredByACodeEitherRoleMaySend([Values] Violation violation) => Assert.Multiple(() =>
    {
        Assert.That(violation.CloseCode().MayBeSentBy(Role.Client), Is.True);
        Assert.That(violation.CloseCode().MayBeSentBy(Role.Server), Is.True);
    });
}
