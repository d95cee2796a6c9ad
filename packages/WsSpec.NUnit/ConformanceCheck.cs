using NUnit.Framework;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.NUnit;

/// <summary>One thing that the RFC asks of the server, as the argument of a test.</summary>
public sealed class ConformanceCheck
{
    private readonly ConformanceRun _run;
    private readonly ICheck _check;

    internal ConformanceCheck(ConformanceRun run, ICheck check) => (_run, _check) = (run, check);

    /// <summary>Passes, fails with the octets that show it, is inconclusive where the baseline knows it, or is ignored where it means nothing.</summary>
    public void Hold()
    {
        var report = _run.Report;
        var result = _run.ResultOf(_check);
        switch (result is null ? Disposition.Unanswered : report.Of(result))
        {
            case Disposition.Failed or Disposition.Error:
                Assert.Fail(PlainText.Details(report, result!));
                break;
            case Disposition.Known:
                Assert.Inconclusive($"a known failure: {report.Known(result!)}");
                break;
            case Disposition.Unanswered:
                Assert.Ignore(result?.Judgement.Summary ?? "the run was over before");
                break;
            default:
                Assert.Pass(result!.Judgement.Summary);
                break;
        }
    }

    /// <summary>The id of the case or of the standing rule.</summary>
    public override string ToString() => _check.Id;
}
