using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports;

/// <summary>The Test Anything Protocol, version 14: a line for each result, with a block of diagnostics for each failure.</summary>
public static class TapReport
{
    public static void Write(ImmutableArray<RunReport> runs, Stream output)
    {
        using var writer = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("TAP version 14");
        writer.WriteLine($"1..{runs.Sum(r => r.Facts.Results.Length + r.Problems.Length)}");
        var number = 0;
        foreach (var run in runs)
        {
            var prefix = runs.Length > 1 ? run.Facts.Target + " " : "";
            foreach (var result in run.Facts.Results)
            {
                Write(writer, run, result, ++number, prefix);
            }

            foreach (var (name, message) in run.Problems)
            {
                writer.WriteLine($"not ok {++number} - {Description(prefix + name)}");
                WriteDiagnostics(writer, ("severity", "fail"), ("message", message));
            }
        }
    }

    private static void Write(TextWriter writer, RunReport run, Result result, int number, string prefix)
    {
        var disposition = run.Of(result);
        var ok = disposition is Disposition.Passed or Disposition.Unanswered;
        var directive = disposition switch
        {
            Disposition.Unanswered => $" # SKIP {Description(result.Judgement.Summary)}",
            Disposition.Known => $" # TODO {Description(run.Known(result)!)}",
            _ => "",
        };
        writer.WriteLine($"{(ok ? "ok" : "not ok")} {number} - {Description(prefix + result.Name)}{directive}");
        if (disposition is not (Disposition.Failed or Disposition.Error))
        {
            return;
        }

        WriteDiagnostics(
            writer,
            ("severity", disposition == Disposition.Error ? "error" : "fail"),
            ("message", result.Judgement.Summary),
            ("requirement", result.Judgement.Breaks?.Text ?? ""),
            ("rerun", RerunCommand.Of(run.Facts, result)));
    }

    private static void WriteDiagnostics(TextWriter writer, params ReadOnlySpan<(string Key, string Value)> diagnostics)
    {
        writer.WriteLine("  ---");
        foreach (var (key, value) in diagnostics)
        {
            writer.WriteLine($"  {key}: {Quoted(value)}");
        }

        writer.WriteLine("  ...");
    }

    /// <summary>A hash sign would begin a directive.</summary>
    private static string Description(string text) => Octets.Escape(text).Replace("#", "\\#", StringComparison.Ordinal);

    /// <summary>The escapes are those of a double-quoted string of YAML too.</summary>
    private static string Quoted(string text) => $"\"{Octets.Escape(text).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
