using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Configuring;

/// <summary>A command whose options may stand in a file with settings.</summary>
internal interface IConfigurable
{
    /// <summary>Names the file.</summary>
    Option<string?> Config { get; }

    /// <summary>
    /// Names of options and arguments that say themselves what is tested: a file that was not named is not looked for then.
    /// </summary>
    ImmutableArray<string> NamesOfTestee { get; }

    /// <summary>
    /// Names of options that mean something else here than in other commands, so that only the command's own section has them.
    /// </summary>
    ImmutableArray<string> Apart { get; }

    /// <summary>Takes the arguments as if to act on them, and does not.</summary>
    /// <exception cref="CommandException">What a user says cannot be done.</exception>
    ValueTask CheckAsync(ParseResult arguments);
}
