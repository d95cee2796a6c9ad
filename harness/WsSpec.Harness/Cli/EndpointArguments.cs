using System.CommandLine;
using WsSpec.Harness.Testees;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say how much patience a run has with one endpoint of many.</summary>
internal sealed class EndpointArguments
{
    private readonly TimeOption _limit = new(
        LimitName,
        "how long an attempt at one target may take, such as 90s, 10m or 2h (default: no case is begun after 2.5 minutes)");
    private readonly Option<int?> _attempts = new("--attempts")
    {
        Description = "how often a target is tried that cannot be reached or is not done in time (default 1); a journal is gone on with",
        HelpName = "N",
    };

    /// <summary>Of the option that says how long a run may take.</summary>
    public static string LimitName => "--time-limit";

    public void AddTo(Command command)
    {
        command.Add(_limit);
        command.Add(_attempts);
    }

    /// <param name="usual">What holds where nothing is said.</param>
    public Endpoint Parse(ParseResult arguments, Testee testee, Endpoint? usual = null) => new(
        testee,
        arguments.GetValue(_limit) ?? usual?.Limit,
        Math.Max(1, arguments.GetValue(_attempts) ?? usual?.Attempts ?? 1));
}

/// <summary>One target of a run.</summary>
/// <param name="Limit">How long an attempt may take; null: the usual <see cref="Running.Term"/>.</param>
/// <param name="Attempts">How often it is tried.</param>
internal sealed record Endpoint(Testee Testee, TimeSpan? Limit, int Attempts);
