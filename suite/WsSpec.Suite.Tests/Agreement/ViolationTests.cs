using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests.Agreement;

/// <summary>What the reference implementation refuses, it refuses in the name of a requirement.</summary>
public sealed class ViolationTests
{
    [Test]
    public void EveryViolationNamesARegisteredRequirement([Values] Violation violation) =>
        Assert.That(Registry.Find(new(violation.RequirementId())), Is.Not.Null, violation.RequirementId());

    [Test]
    public void EveryViolationOfTheHandshakeNamesARegisteredRequirement([Values] HandshakeViolation violation) =>
        Assert.That(Registry.Find(new(violation.RequirementId())), Is.Not.Null, violation.RequirementId());

    [Test]
    public void EveryViolationOfTheExtensionNamesARegisteredRequirement([Values] DeflateViolation violation, [Values] Role finder) =>
        Assert.That(Registry.Find(new(violation.RequirementId(finder))), Is.Not.Null, violation.RequirementId(finder));
}
