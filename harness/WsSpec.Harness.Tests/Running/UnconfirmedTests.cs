using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Running;

public sealed class UnconfirmedTests
{
    [Property]
    public void OfEachKindAFewAreSampledTheLastAmongThem(byte[] reactions)
    {
        var unconfirmed = new Unconfirmed();
        List<CaseResult> all = [.. reactions.Select(r => Result($"reaction {r % 3}"))];
        all.ForEach(unconfirmed.Add);
        foreach (var kind in all.GroupBy(Unconfirmed.KindOf))
        {
            var sample = unconfirmed.Sample.Where(r => Unconfirmed.KindOf(r) == kind.Key).ToList();
            Assert.That(sample, Has.Count.EqualTo(Math.Min(2, kind.Count())));
            Assert.That(sample[^1], Is.SameAs(kind.Last()));
        }

        Assert.That(unconfirmed.Sample.Concat(unconfirmed.Rest), Is.EquivalentTo(all).Using<CaseResult>(ReferenceEquals));
    }

    private static CaseResult Result(string awaited) => new()
    {
        Suite = NativeSuite.Instance,
        Case = NativeSuite.Instance.Cases[0],
        Axes = new(TransportKind.Memory, Delivery.Whole),
        Judgement = new(Verdict.Fail, ""),
        Conversation = WireTap.Read(new(Role.Server, [new Entry.Silence(default, awaited)])),
    };
}
