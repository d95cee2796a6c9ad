using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Reports;

/// <summary>Runs made by hand: the first cases of the catalogue with the verdicts a test asks for.</summary>
internal static class SampleRuns
{
    /// <summary>Under the usual policy and without a baseline.</summary>
    public static RunReport With(params ImmutableArray<Verdict> verdicts) => Of("sample", verdicts);

    public static RunReport Of(string target, params ImmutableArray<Verdict> verdicts) =>
        new(Facts(verdicts) with { Target = target }, Assessment.Usual);

    public static RunFacts Facts(params ImmutableArray<Verdict> verdicts) => new()
    {
        Target = "sample",
        Testee = Role.Server,
        Profile = TargetProfile.Echo,
        Seed = 1,
        Started = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromSeconds(1),
        Results = [.. Cases.Zip(verdicts, Result)],
    };

    public static IEnumerable<ConformanceCase> Cases =>
        ConformanceCatalogue.All.Where(c => c.Testee.HasFlag(Suite.Requirements.Roles.Server));

    private static Result Result(ConformanceCase @case, Verdict verdict) => new CaseResult
    {
        Suite = NativeSuite.Instance,
        Case = @case,
        Axes = new(TransportKind.Tcp, Delivery.Whole),
        Judgement = new(verdict, $"seen as {verdict}") { Breaks = verdict is Verdict.Fail or Verdict.NonStrict ? @case.Covers[0] : null },
    };
}
