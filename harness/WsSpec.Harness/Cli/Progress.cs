using Spectre.Console;
using WsSpec.Harness.Running;

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

        return await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            var task = context.AddTask("cases", maxValue: total);
            return await run(result => task.Increment(1));
        });
    }
}
