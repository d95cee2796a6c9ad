using System.Globalization;
using WsSpec.Harness.Running;
using WsSpec.Protocol;

namespace WsSpec.Harness.Reports.Text;

/// <summary>The command that plays one case of a run again, or repeats an audit.</summary>
internal static class RerunCommand
{
    public static string Of(RunFacts run, Result result) => string.Join(' ', Words(run, result).Where(word => word.Length > 0));

    private static string[] Words(RunFacts run, Result result) => run.Audit is not null ? ["wsspec", "audit", run.Rerun.ToString()] :
    [
        "wsspec", run.Testee == Role.Client ? "serve" : "run", run.Rerun.ToString(),
        "--case", $"'{result.RerunId}'", "--seed", run.Seed.ToString(CultureInfo.InvariantCulture),
    ];
}
