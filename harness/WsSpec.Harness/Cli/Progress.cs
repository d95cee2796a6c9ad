using Spectre.Console;
using Spectre.Console.Rendering;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary>Tells how far a run is: one line that changes on a terminal, a plain line now and then elsewhere.</summary>
internal static class Progress
{
    private const int PlainLines = 4;

    /// <summary>Fewer cases are over before a line about them is read.</summary>
    private const int WorthALine = 50;

    /// <summary>Most cases are over before anybody could read what they are called.</summary>
    private static readonly TimeSpan WorthAName = TimeSpan.FromSeconds(2);

    public static async Task<T> ShowAsync<T>(IAnsiConsole console, int total, CasesUnderWay underWay, Func<Action<Result>, Task<T>> run)
    {
        var done = 0;
        if (!console.Profile.Capabilities.Interactive)
        {
            var every = Math.Max(WorthALine, total / PlainLines);
            return await run(_ =>
            {
                if (++done % every == 0 && done < total)
                {
                    console.WriteLine($"{done} of {total}");
                }
            });
        }

        ProgressColumn[] columns =
        [
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn(),
            new SlowestColumn(underWay),
        ];
        return await console.Progress().AutoClear(true).Columns(columns).StartAsync(async context =>
        {
            var task = context.AddTask(Tally(0, total, 0), maxValue: total);
            var failures = 0;
            return await run(result =>
            {
                failures += result.Judgement.Verdict is Verdict.Fail or Verdict.Error ? 1 : 0;
                task.Description = Tally(++done, total, failures);
                task.Increment(1);
            });
        });
    }

    /// <summary>What a run waits for, as soon as anybody would wonder.</summary>
    internal static string Slowest(CasesUnderWay underWay) => underWay.Slowest is ({ } name, var elapsed) && elapsed >= WorthAName
        ? $"{elapsed.TotalSeconds:0} s in {name}"
        : "";

    private static string Tally(int done, int total, int failures) => $"{done} of {total}, {failures} failed";

    private sealed class SlowestColumn(CasesUnderWay underWay) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(Slowest(underWay), new Style(decoration: Decoration.Dim)) { Overflow = Overflow.Ellipsis };
    }
}
