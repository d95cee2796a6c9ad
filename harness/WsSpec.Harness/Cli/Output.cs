using System.Collections.Immutable;
using Spectre.Console;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports;

namespace WsSpec.Harness.Cli;

/// <summary>Where results go. What a person reads gives way to a report on the standard output, so that the one can be piped.</summary>
internal sealed record Output(ImmutableArray<ReportArgument> Reports, TextWriter Standard, IAnsiConsole Console, bool Verbose)
{
    /// <summary>Where a run tells how far it is, which nobody wants in a file.</summary>
    public required IAnsiConsole Progress { get; init; }

    /// <summary>Where complaints go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Told to a person in one line.</summary>
    public void Note(string text) => Error.WriteLine($"wsspec: {text}");

    /// <summary>Writes all reports; one that cannot be written does not stop the others.</summary>
    /// <returns>The exit code that these runs deserve, or that of the harness where a report is missing.</returns>
    public int Write(ImmutableArray<RunReport> runs)
    {
        Show(runs);
        return WriteFiles(runs) ? RunReport.ExitCodeOf(runs) : ExitCode.HarnessError;
    }

    /// <summary>Tells a person, where nothing else goes to the standard output.</summary>
    public void Show(ImmutableArray<RunReport> runs)
    {
        if (Reports.All(r => r.Path is not null))
        {
            foreach (var run in runs)
            {
                new ConsoleReport(Console).Write(run, Verbose);
            }
        }
    }

    /// <summary>Writes all reports and nothing else.</summary>
    /// <returns>False where a report is missing.</returns>
    public bool WriteFiles(ImmutableArray<RunReport> runs)
    {
        var isWhole = true;
        foreach (var report in Reports)
        {
            try
            {
                Write(report, runs);
            }
#pragma warning disable CA1031 // Whatever is wrong with one format, the others still have something to say.
            catch (Exception e)
#pragma warning restore CA1031
            {
                isWhole = false;
                var path = report.Path is null ? "" : $" {report.Path}";
                Note($"the {report.Format.Name} report{path} is missing: {e.Message.ReplaceLineEndings(" ")}");
            }
        }

        return isWhole;
    }

    private void Write(ReportArgument report, ImmutableArray<RunReport> runs)
    {
        if (!report.IsForEach)
        {
            report.Write(runs, Standard);
            return;
        }

        foreach (var run in runs)
        {
            report.For(run.Facts.Target).Write([run], Standard);
        }
    }
}
