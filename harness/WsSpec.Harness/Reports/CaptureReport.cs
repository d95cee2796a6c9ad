using System.Collections.Immutable;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging.Standing;

namespace WsSpec.Harness.Reports;

/// <summary>
/// The conversations of the results that fail, known ones included, as a capture that packet analysers open: one connection for each. A
/// rule over several connections that is broken is seen only in all of them.
/// </summary>
public static class CaptureReport
{
    private const int FirstPort = 10_000;
    private const int Ports = 50_000;
    private const int LongestComment = 1000;

    public static void Write(ImmutableArray<RunReport> runs, Stream output)
    {
        var writer = new PcapngWriter(output);
        foreach (var (i, (run, result)) in runs.SelectMany(run => Shown(run).Select(result => (run, result))).Index())
        {
            new TcpConversation(writer, run.Facts.Started, (ushort)(FirstPort + (i % Ports)))
                .Write(result.Conversation!.Transcript, Comment($"{run.Facts.Target}: {result.Name}: {result.Judgement.Summary}"));
        }
    }

    private static IEnumerable<Result> Shown(RunReport run)
    {
        var failing = run.Facts.Results.Where(result => run.Of(result) is Disposition.Failed or Disposition.Known).ToList();
        IEnumerable<Result> shown = failing.OfType<StandingResult>().Any(result => result.Rule is RunRule)
            ? run.Facts.Results.OfType<CaseResult>()
            : failing;
        return shown.Where(result => result.Conversation is { Transcript.Entries.IsEmpty: false })
            .DistinctBy(result => result.Conversation);
    }

    private static string Comment(string text) => Printable.Line(text.Length > LongestComment ? text[..LongestComment] + "…" : text);
}
