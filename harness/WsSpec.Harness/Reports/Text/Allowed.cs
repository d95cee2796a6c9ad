using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports.Text;

/// <summary>What the testee might have done without breaking anything, in words.</summary>
internal static class Allowed
{
    public static ImmutableArray<string> By(Result result) => result is CaseResult { Case: ConformanceCase { Outcomes: var outcomes } }
        ? [.. outcomes.Where(o => o.Verdict is Verdict.Pass or Verdict.Informational).Select(o => o.Summary)]
        : [];
}
