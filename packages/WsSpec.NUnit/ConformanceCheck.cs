using NUnit.Framework;
using WsSpec.Harness.Gating;
using WsSpec.Suite.Cases;
using WsSpec.Testing;

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
        var (disposition, text) = _run.OutcomeOf(_check);
        switch (disposition)
        {
            case Disposition.Failed or Disposition.Error:
                Assert.Fail(text);
                break;
            case Disposition.Known:
                Assert.Inconclusive(text);
                break;
            case Disposition.Unanswered:
                Assert.Ignore(text);
                break;
            default:
                Assert.Pass(text);
                break;
        }
    }

    /// <summary>The id of the case or of the standing rule.</summary>
    public override string ToString() => _check.Id;
}
