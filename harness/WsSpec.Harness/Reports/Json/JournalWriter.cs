using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Reports.Json;

/// <summary>Writes the lines of a journal, each by one write.</summary>
internal sealed class JournalWriter(Stream output)
{
    private readonly Dictionary<string, Judgement> _told = [];

    /// <summary>The format <c>jsonl</c>: what a journal of finished runs would be.</summary>
    public static void Write(ImmutableArray<RunReport> runs, Stream output)
    {
        foreach (var run in runs)
        {
            var writer = new JournalWriter(output);
            writer.Begin(run);
            foreach (var result in run.Facts.Results.OfType<CaseResult>())
            {
                writer.Add(result, run.Facts.Duration);
            }

            writer.End(run);
        }
    }

    public void Begin(RunReport head)
    {
        _told.Clear();
        Write(new()
        {
            Kind = JournalLine.Begin,
            Schema = JournalLine.CurrentSchema,
            Version = Tool.Version,
            Run = WithoutCases(head),
        });
    }

    /// <param name="at">How long the run has been under way.</param>
    public void Add(CaseResult result, TimeSpan at)
    {
        _told[result.Name] = result.Judgement;
        Write(new() { Kind = JournalLine.Result, AtMs = at.TotalMilliseconds, Case = DocumentWriter.Document(result, known: null) });
    }

    /// <summary>What was judged otherwise in the end, because only the whole run showed what the testee is like, is told again.</summary>
    public void End(RunReport report)
    {
        foreach (var result in report.Facts.Results.OfType<CaseResult>()
            .Where(r => _told.TryGetValue(r.Name, out var told) && told != r.Judgement))
        {
            Add(result, report.Facts.Duration);
        }

        Write(new()
        {
            Kind = JournalLine.End,
            Run = WithoutCases(report),
            Known = report.Assessment.Known is { IsEmpty: false } known
                ? new SortedDictionary<string, string>(known, StringComparer.Ordinal)
                : null,
        });
    }

    private static RunDocument WithoutCases(RunReport run) => DocumentWriter.Head(run) with
    {
        Results = [.. run.Facts.Results.OfType<StandingResult>().Select(result => DocumentWriter.Document(result, run.Known(result)))],
    };

    private void Write(JournalLine line)
    {
        output.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, ReportJson.Default.JournalLine), (byte)'\n']);
        output.Flush();
    }
}
