using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Tests.Auditing;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Tests.Findings;

/// <summary>Results of cases that were played with a server in memory.</summary>
internal static class PlayedResults
{
    public static Fault Fault(string name) => AllFaults.Of(Role.Server).Single(fault => fault.Name == name);

    /// <param name="fault">What is wrong with the server; null: nothing.</param>
    public static CaseResult Of(string? fault, string id)
    {
        var @case = ConformanceCatalogue.All.Single(c => c.Id == id);
        var conversation = Captured.Play(fault is null ? null : Fault(fault), Role.Server, id);
        return new()
        {
            Suite = NativeSuite.Instance,
            Case = @case,
            Axes = new(TransportKind.Tcp, Delivery.Whole),
            Conversation = conversation,
            Judgement = Oracle.Judge(@case, conversation, TargetProfile.Echo),
        };
    }
}
