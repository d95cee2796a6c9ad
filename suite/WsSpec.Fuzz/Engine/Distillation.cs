namespace WsSpec.Fuzz.Engine;

/// <summary>Reduces a folder of inputs to short ones that together pass the same edges.</summary>
internal static class Distillation
{
    /// <summary>Has a process with instrumented code do it.</summary>
    public static async Task RunAsync(Instrumentation copy, IFuzzTarget target, string from, string to, Precision precision)
    {
        using var process = ChildProgram.Start(copy.Program, "distil", target.Name, from, to, precision.ToString());
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"distilling {from} has failed: {errors}");
        }
    }

    /// <summary>Writes what is worth keeping of one folder to another and removes everything else there.</summary>
    public static void Run(IFuzzTarget target, CoverageMap coverage, string from, string to, Precision precision)
    {
        var kept = new List<byte[]>();
        foreach (var input in new InputQueue(from).NewFiles())
        {
            var edges = coverage.Edges;
            target.Run(input);
            if (coverage.Harvest() && (precision == Precision.Orders || coverage.Edges > edges))
            {
                kept.Add(input);
            }
        }

        Directory.CreateDirectory(to);
        foreach (var old in Directory.EnumerateFiles(to, "*.bin").ToList())
        {
            File.Delete(old);
        }

        kept.ForEach(input => InputQueue.Write(to, input));
    }
}
