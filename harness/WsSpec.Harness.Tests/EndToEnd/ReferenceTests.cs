using NUnit.Framework;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>The definition of a reference: nothing to complain about, however the octets are delivered.</summary>
public sealed class ReferenceTests
{
    [Test]
    public async Task TheReferenceServerFailsNoCaseOverTcp([Values] Delivery delivery)
    {
        await using var server = OwnServers.OnFreePort(new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);
        var report = await SuiteRun.AgainstAsync(server.Url, delivery);
        Assert.That(report.With(Verdict.Fail, Verdict.NonStrict, Verdict.Error, Verdict.Inconclusive), Is.Empty);
    }

    [Test]
    public async Task TheReferenceServerFailsNoCaseInMemory([Values] Delivery delivery)
    {
        var target = new MemoryTarget("reference", new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);
        var report = await SuiteRun.AgainstAsync(target, Role.Server, [delivery]);
        Assert.That(report.With(Verdict.Fail, Verdict.NonStrict, Verdict.Error, Verdict.Inconclusive), Is.Empty);
    }

    [Test]
    public async Task TheReferenceClientFailsNoCase([Values] Delivery delivery)
    {
        var target = new ReferenceClientTarget(new ReferenceClientOptions());
        var report = await SuiteRun.AgainstAsync(target, Role.Client, [delivery]);
        Assert.That(report.With(Verdict.Fail, Verdict.NonStrict, Verdict.Error, Verdict.Inconclusive), Is.Empty);
    }
}
