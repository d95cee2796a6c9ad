using NUnit.Framework;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>
/// What is known to fail in a peer, and why: <c>corpus/baselines/PEER.txt</c>. The files are written anew in the folder that
/// <c>WSSPEC_UPDATE_BASELINES</c> names.
/// </summary>
internal static class KnownFailures
{
    private static readonly string? Updated = Environment.GetEnvironmentVariable("WSSPEC_UPDATE_BASELINES");
    private static readonly Lock Writing = new();

    /// <summary>Whether the peer's baseline says something about the case.</summary>
    public static bool Lists(string peer, ICase @case) => Read(peer).Entries.Any(e => e.Matches(@case.Id));

    /// <summary>Fails unless the run has just the failures that the baseline lists, each with a reason.</summary>
    public static void Hold(string peer, RunFacts run)
    {
        var baseline = Updated is null ? Read(peer) : Update(peer, run);
        var judged = new RunReport(run, baseline.Assess(run, FailOn.Fail));
        Assert.Multiple(() =>
        {
            Assert.That(run.Results.Where(r => judged.Of(r) is Disposition.Failed or Disposition.Error).Select(SuiteRun.Line), Is.Empty);
            Assert.That(judged.Problems.Select(problem => $"{problem.Name}: {problem.Message}"), Is.Empty);
            Assert.That(baseline.Entries.Where(e => e.Reason.StartsWith(Baseline.Unexplained, StringComparison.Ordinal)), Is.Empty);
        });
    }

    private static string PathOf(string peer) =>
        Path.Combine(Updated ?? Path.Combine(AppContext.BaseDirectory, "baselines"), $"{peer}.txt");

    private static Baseline Read(string peer) => BaselineFile.Read(PathOf(peer));

    private static Baseline Update(string peer, RunFacts run)
    {
        lock (Writing)
        {
            var baseline = Read(peer).Updated([run], FailOn.Fail);
            BaselineFile.Write(PathOf(peer), baseline);
            return baseline;
        }
    }
}
