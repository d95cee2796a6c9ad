using System.Collections.Immutable;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Reports;

/// <summary>
/// The conversations of the results that fail, known ones included, as a capture that packet analysers open: one connection for each.
/// </summary>
public static class CaptureReport
{
    private const int FirstPort = 10_000;
    private const int Ports = 50_000;
    private const int LongestComment = 1000;

    public static void Write(ImmutableArray<RunReport> runs, Stream output)
    {
        var writer = new PcapngWriter(output);
        var failing = runs.SelectMany(run => run.Facts.Results.OfType<CaseResult>()
            .Where(r => r.Conversation is not null && run.Of(r) is Disposition.Failed or Disposition.Known)
            .Select(r => (run, r)));
        foreach (var (i, (run, result)) in failing.Index())
        {
            new TcpConversation(writer, run.Facts.Started, (ushort)(FirstPort + (i % Ports)))
                .Write(result.Conversation!.Transcript, Comment($"{run.Facts.Target}: {result.Name}: {result.Judgement.Summary}"));
        }
    }

    private static string Comment(string text) => Printable.Line(text.Length > LongestComment ? text[..LongestComment] + "…" : text);
}
