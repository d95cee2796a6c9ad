using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Cli;

/// <summary><c>--shard I/N</c>: one of several runs that share the work among them; none: all of it.</summary>
internal sealed class ShardOption : Option<string?>
{
    public ShardOption(string description)
        : base("--shard") => (Description, HelpName) = (description, "I/N");

    /// <exception cref="CommandException">It is no shard.</exception>
    public Shard Parse(ParseResult arguments) => arguments.GetValue(this) is { } text ? Shard.Parse(text) : Shard.Whole;
}
