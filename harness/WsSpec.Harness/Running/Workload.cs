using System.Collections.Immutable;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Running;

/// <summary>What one run has to play: its part of all variants that were selected.</summary>
/// <param name="Variants">Each with the case and its axes; what else it says is replaced.</param>
/// <param name="Catalogue">What it is a part of.</param>
internal sealed record Workload(ImmutableArray<CaseResult> Variants, CatalogueDigest Catalogue)
{
    public static Workload Of(RunPlan plan, TransportKind transport, ImmutableArray<Delivery> deliveries)
    {
        var all = plan.Variants(transport, deliveries);
        return new(
            plan.Shard.Of(all, planned => Shard.NameOf(planned.Id, planned.Axes.Delivery)),
            new(
                Tool.Version,
                plan.Suite.Name,
                all.Length,
                CatalogueDigest.Over(all.Select(planned => planned.Name).Concat(plan.Rules.Select(rule => rule.Id)))));
    }
}
