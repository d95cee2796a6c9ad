using System.Globalization;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Cli;

/// <summary>Which part of the work is this process's, as the engine that has started it says in the environment.</summary>
internal static class ShardEnvironment
{
    private const string Shard = "WSSPEC_SHARD";
    private const string Shards = "WSSPEC_SHARDS";

    /// <param name="variable">From the name of an environment variable to its value.</param>
    /// <exception cref="CommandException">There is none, or what it says is no shard.</exception>
    public static Shard Read(Func<string, string?> variable)
    {
        if (variable(Shard) is { Length: > 0 } written)
        {
            return Running.Shard.Parse(written);
        }

        // Kubernetes does not say how many there are.
        return Of("JOB_COMPLETION_INDEX", first: 0, variable, Shards)
            ?? Slurm(variable)
            ?? Of("CI_NODE_INDEX", first: 1, variable, "CI_NODE_TOTAL")
            ?? Of("TEST_SHARD_INDEX", first: 0, variable, "TEST_TOTAL_SHARDS")
            ?? throw new CommandException(
                $"--shard auto finds none in the environment: set {Shard}=I/N, or run under an Indexed Job of Kubernetes with {Shards}=N, "
                    + "a job array of Slurm, parallel jobs of GitLab, or Bazel");
    }

    /// <summary>The indices of a job array may begin anywhere and have steps.</summary>
    private static Shard? Slurm(Func<string, string?> variable)
    {
        const string Task = "SLURM_ARRAY_TASK_ID";
        if (variable(Task) is not { Length: > 0 } id)
        {
            return null;
        }

        var step = variable("SLURM_ARRAY_TASK_STEP") is { Length: > 0 } text ? Number("SLURM_ARRAY_TASK_STEP", text) : 1;
        var first = variable("SLURM_ARRAY_TASK_MIN") is { Length: > 0 } min ? Number("SLURM_ARRAY_TASK_MIN", min) : 1;
        return Checked(((Number(Task, id) - first) / Math.Max(1, step)) + 1, Count(variable, "SLURM_ARRAY_TASK_COUNT", Task));
    }

    private static Shard? Of(string index, int first, Func<string, string?> variable, string count) =>
        variable(index) is { Length: > 0 } text ? Checked(Number(index, text) - first + 1, Count(variable, count, index)) : null;

    private static int Count(Func<string, string?> variable, string name, string because) => variable(name) is { Length: > 0 } text
        ? Number(name, text)
        : throw new CommandException($"{because} is set, but {name} does not say how many parts there are");

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new CommandException($"{name} is '{text}', which is no number");

    private static Shard Checked(int index, int count) => Running.Shard.Parse($"{index}/{count}");
}
