using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say which cases are played, and how.</summary>
internal sealed class RunArguments
{
    private readonly SelectionArguments _selection = new();
    private readonly PlayArguments _play = new("determines keys and payloads");
    private readonly Option<int> _jobs =
        new("--jobs", "-j") { Description = "cases under way at once", DefaultValueFactory = _ => RunConfiguration.Default.Jobs };
    private readonly Option<double?> _timeout =
        new("--timeout") { Description = "seconds to wait for an answer (default 5)", HelpName = "SECONDS" };
    private readonly Option<string[]> _deliveries = new("--axes")
    {
        Description = "how octets are cut into writes: whole, octet, frame, coalesced or all",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> _retries = new("--flaky-retries")
    {
        Description = "how often a case that does not pass is tried again; another verdict makes it flaky, never passed",
        HelpName = "N",
    };

    public void AddTo(Command command)
    {
        _selection.AddTo(command);
        _play.AddTo(command);
        _deliveries.AcceptOnlyFromAmong("whole", "octet", "frame", "coalesced", "all");
        foreach (var option in new Option[] { _deliveries, _jobs, _timeout, _retries })
        {
            command.Add(option);
        }
    }

    /// <exception cref="CommandException">An argument is malformed.</exception>
    public RunConfiguration Parse(ParseResult arguments) => new RunConfiguration
    {
        Selection = _selection.Parse(arguments),
        Kind = _play.Kind(arguments),
        Deliveries = Deliveries(arguments.GetValue(_deliveries) ?? []),
        Jobs = Math.Max(1, arguments.GetValue(_jobs)),
        Retries = Math.Max(0, arguments.GetValue(_retries)),
        Play = Play(arguments),
    }.FitForSuite();

    private PlayOptions Play(ParseResult arguments)
    {
        var play = _play.Parse(arguments);
        return arguments.GetValue(_timeout) is { } seconds
            ? play with { Timers = play.Timers with { Answer = TimeSpan.FromSeconds(seconds), Handshake = TimeSpan.FromSeconds(seconds) } }
            : play;
    }

    private static ImmutableArray<Delivery> Deliveries(string[] names) => names switch
    {
        [] => RunConfiguration.Default.Deliveries,
        _ when names.Contains("all") => [.. Enum.GetValues<Delivery>()],
        _ => [.. Enum.GetValues<Delivery>().Where(d => names.Contains(Axes.Name(d)))],
    };
}
