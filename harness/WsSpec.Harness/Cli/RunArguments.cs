using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say how cases are played.</summary>
internal sealed class RunArguments
{
    private readonly Option<int> _jobs = new("--jobs", "-j") { Description = "cases under way at once", DefaultValueFactory = _ => 8 };
    private readonly Option<int> _seed = new("--seed") { Description = "determines keys and payloads", DefaultValueFactory = _ => 1 };
    private readonly Option<double> _timeScale = new("--time-scale") { Description = "factor for all deadlines", DefaultValueFactory = _ => 1 };
    private readonly Option<double?> _timeout = new("--timeout") { Description = "seconds to wait for an answer (default 5)", HelpName = "SECONDS" };
    private readonly Option<string> _kind = new("--target") { Description = "whether the server echoes; auto finds out", DefaultValueFactory = _ => "auto" };
    private readonly Option<string[]> _deliveries = new("--axes") { Description = "how octets are cut into writes: whole, octet, frame, coalesced or all", AllowMultipleArgumentsPerToken = true };

    private readonly Option<int> _retries = new("--flaky-retries") { Description = "how often a case that does not pass is tried again; another verdict makes it flaky, never passed", HelpName = "N" };

    public void AddTo(Command command)
    {
        _kind.AcceptOnlyFromAmong("auto", "echo", "opaque");
        _deliveries.AcceptOnlyFromAmong("whole", "octet", "frame", "coalesced", "all");
        foreach (var option in new Option[] { _kind, _deliveries, _jobs, _seed, _timeout, _timeScale, _retries })
        {
            command.Add(option);
        }
    }

    public RunSettings Settings(ParseResult arguments)
    {
        var timers = Timers.Default.Scaled(arguments.GetValue(_timeScale));
        return new()
        {
            Jobs = Math.Max(1, arguments.GetValue(_jobs)),
            Retries = Math.Max(0, arguments.GetValue(_retries)),
            Seed = arguments.GetValue(_seed),
            Timers = arguments.GetValue(_timeout) is { } seconds ? timers with { Answer = TimeSpan.FromSeconds(seconds), Handshake = TimeSpan.FromSeconds(seconds) } : timers,
            Kind = Enum.Parse<TargetKind>(arguments.GetValue(_kind)!, ignoreCase: true),
            Deliveries = Deliveries(arguments.GetValue(_deliveries) ?? []),
        };
    }

    private static ImmutableArray<Delivery> Deliveries(string[] names) => names switch
    {
        [] => [Delivery.Whole],
        _ when names.Contains("all") => [.. Enum.GetValues<Delivery>()],
        _ => [.. Enum.GetValues<Delivery>().Where(d => names.Contains(Axes.Name(d)))],
    };
}
