using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Cli;

/// <summary>
/// <c>--shard I/N</c>: one of several runs that share the work among them; <c>auto</c>: what the environment says; none: all of it.
/// </summary>
internal sealed class ShardOption : Option<string?>
{
    private const string Auto = "auto";

    public ShardOption(string description)
        : base("--shard") => (Description, HelpName) = ($"{description}; auto: what the environment of the engine says", "I/N");

    /// <exception cref="CommandException">It is no shard.</exception>
    public Shard Parse(ParseResult arguments) => arguments.GetValue(this) switch
    {
        null => Shard.Whole,
        Auto => FromEnvironment(),
        var text => Shard.Parse(text),
    };

    private static Shard FromEnvironment()
    {
        var shard = ShardEnvironment.Read(Environment.GetEnvironmentVariable);

        // Bazel wants to know that the program has understood that it is one of several.
        if (Environment.GetEnvironmentVariable("TEST_SHARD_STATUS_FILE") is { Length: > 0 } path)
        {
            File.WriteAllText(path, "");
        }

        return shard;
    }
}
