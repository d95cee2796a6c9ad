using Spectre.Console;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary>Tells how far a run is: one line that changes on a terminal, a plain line now and then elsewhere.</summary>
internal static class Progress
{
    private const int PlainLines = 4;

    /// <summary>Fewer cases are over before a line about them is read.</summary>
    private const int WorthALine = 50;

    public static async Task<T> ShowAsync<T>(IAnsiConsole console, int total, Func<Action<Result>, Task<T>> run)
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
            [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn()];
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

    private static string Tally(int done, int total, int failures) => $"{done} of {total}, {failures} failed";
}
