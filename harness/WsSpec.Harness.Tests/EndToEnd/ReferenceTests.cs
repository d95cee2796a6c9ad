using NUnit.Framework;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>The definition of a reference: nothing to complain about, however the octets are delivered.</summary>
public sealed class ReferenceTests
{
    private static readonly Verdict[] Complaints = [Verdict.Fail, Verdict.NonStrict, Verdict.Error, Verdict.Inconclusive];

    /// <summary>
    /// What a machine breaks that is busy with other tests: to answer, and to end, at once. In virtual time nobody is late.
    /// </summary>
    private static readonly RequirementId?[] Promptness =
        [Rfc6455.CloseAnsweredPromptly, Rfc6455.PongSentPromptly, Rfc6455.ServerStartsTcpCloseAtOnce];

    /// <summary>It fails a connection before anybody has to ask whether it goes on, however slow the machine.</summary>
    private static readonly Timers Unasked = SuiteRun.Patient with { Patience = TimeSpan.FromSeconds(4), Moment = TimeSpan.FromSeconds(5) };

    [Test]
    public void AReferenceEndpointFailsNoCase([Values] Role testee, [Values] Delivery delivery) =>
        Assert.That(VirtualRun.Play(testee, delivery).Where(r => Complaints.Contains(r.Judgement.Verdict)).Select(SuiteRun.Line), Is.Empty);

    [Test]
    public async Task TheReferenceServerFailsNoCaseOverTcp([Values] Delivery delivery)
    {
        await using var server = OwnServers.OnFreePort(new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);
        Assert.That(Complained(await SuiteRun.OfReferenceAsync(SuiteRun.At(server.Url), Role.Server, delivery, Unasked)), Is.Empty);
    }

    [Test]
    public async Task TheReferenceClientFailsNoCaseInMemory() => Assert.That(
        Complained(await SuiteRun.OfReferenceAsync(
            new ReferenceClientTarget(new ReferenceClientOptions()), Role.Client, Delivery.Whole, Unasked)),
        Is.Empty);

    private static IEnumerable<string> Complained(RunFacts run) => run.Results
        .Where(r =>
            Complaints.Contains(r.Judgement.Verdict)
                && !(r.Judgement.Verdict == Verdict.NonStrict && Promptness.Contains(r.Judgement.Breaks)))
        .Select(SuiteRun.Line);
}
