using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Tests.Comparing;

/// <summary>Reports of parts, as runs with <c>--shard</c> would write them.</summary>
internal static class Parts
{
    public static ImmutableArray<RunReport> Of(RunReport whole, int count)
    {
        var cases = whole.Facts.Results.OfType<CaseResult>().ToImmutableArray();
        var rules = whole.Facts.Results.OfType<StandingResult>().Select(r => r.Rule).ToImmutableArray();
        var catalogue = new CatalogueDigest("1", "native", cases.Length, CatalogueDigest.Over(cases.Select(r => r.Name)));
        return
        [
            .. Enumerable.Range(1, count).Select(i => new Shard(i, count)).Select(shard =>
            {
                var played = shard.Of(cases, r => Shard.NameOf(r.Id, r.Axes.Delivery));
                return whole with
                {
                    Facts = whole.Facts with
                    {
                        Started = whole.Facts.Started.AddMinutes(shard.Index),
                        Part = Part.From(shard),
                        Catalogue = catalogue,
                        Expected = played.Length,
                        Results = RunRecorder.InOrder(played, rules),
                    },
                };
            }),
        ];
    }
}
