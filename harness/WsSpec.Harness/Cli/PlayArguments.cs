using System.CommandLine;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say how a testee is played with, whatever is played.</summary>
internal sealed class PlayArguments
{
    private readonly Option<string> _kind =
        new("--target") { Description = "whether the testee echoes; auto finds out", DefaultValueFactory = _ => "auto" };
    private readonly Option<double> _timeScale =
        new("--time-scale") { Description = "factor for all deadlines", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _seed;

    /// <param name="seedDescription">What the seed determines.</param>
    public PlayArguments(string seedDescription) =>
        _seed = new("--seed") { Description = seedDescription, DefaultValueFactory = _ => PlayOptions.Default.Seed };

    public void AddTo(Command command)
    {
        _kind.AcceptOnlyFromAmong("auto", "echo", "opaque");
        foreach (var option in new Option[] { _kind, _seed, _timeScale })
        {
            command.Add(option);
        }
    }

    public TargetKind Kind(ParseResult arguments) => Enum.Parse<TargetKind>(arguments.GetValue(_kind)!, ignoreCase: true);

    public double TimeScale(ParseResult arguments) => arguments.GetValue(_timeScale);

    public PlayOptions Parse(ParseResult arguments) => new()
    {
        Seed = arguments.GetValue(_seed),
        Timers = Timers.Default.Scaled(TimeScale(arguments)),
    };
}
