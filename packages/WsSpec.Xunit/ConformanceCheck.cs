using WsSpec.Harness.Gating;
using WsSpec.Suite.Cases;
using WsSpec.Testing;
using Xunit;

namespace WsSpec.Xunit;

/// <summary>One thing that the RFC asks of the server, as the argument of a theory.</summary>
public sealed class ConformanceCheck
{
    private readonly ConformanceRun _run;
    private readonly ICheck _check;

    internal ConformanceCheck(ConformanceRun run, ICheck check) => (_run, _check) = (run, check);

    /// <summary>Returns, fails with the octets that show it, or is skipped where the baseline knows it or it means nothing.</summary>
    public void Hold()
    {
        var (disposition, text) = _run.OutcomeOf(_check);
        switch (disposition)
        {
            case Disposition.Failed or Disposition.Error:
                Assert.Fail(text);
                break;
            case Disposition.Known or Disposition.Unanswered:
                Assert.Skip(text);
                break;
            default:
                break;
        }
    }

    /// <summary>The id of the case or of the standing rule.</summary>
    public override string ToString() => _check.Id;
}
