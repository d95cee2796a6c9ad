using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say which cases a command is about.</summary>
internal sealed class SelectionArguments
{
    private readonly Option<string[]> _cases = new("--case")
    {
        Description = "only cases and standing rules whose id matches; repeatable; "
            + "with standing rules alone, such as standing/*, the cases are played and only these rules reported",
        HelpName = "GLOB",
    };

    private readonly Option<string[]> _exclude =
        new("--exclude") { Description = "no case or standing rule whose id matches; repeatable", HelpName = "GLOB" };
    private readonly Option<string[]> _families = new("--family") { Description = "only these families; repeatable", HelpName = "GLOB" };
    private readonly Option<string[]> _requirements =
        new("--requirement") { Description = "only cases that touch these requirements; repeatable", HelpName = "GLOB" };
    private readonly Option<Level[]> _levels = new("--level") { Description = "only cases about requirements of this level; repeatable" };

    private readonly Option<string[]> _layers = new("--layer")
    {
        Description = $"only cases and standing rules about this layer: {string.Join(", ", Enum.GetValues<Layer>().Select(l => l.Keyword()))}; repeatable",
        HelpName = "LAYER",
    };

    private readonly ShardOption _shard = new("only this part of the cases, such as 1/4; wsspec merge puts the parts together");
    private readonly Option<string?> _timings = new("--timings")
    {
        Description = "a saved run: shards are dealt out so that they take as long as each other by what it took; the same for all of them",
        HelpName = "FILE",
    };

    private readonly Option<string> _suite = new("--suite")
    {
        Description = "the catalogue: native, autobahn, or autobahn-quick with fewer and smaller messages",
        DefaultValueFactory = _ => Suites.All[0].Name,
    };

    public void AddTo(Command command)
    {
        _suite.AcceptOnlyFromAmong([.. Suites.All.Select(suite => suite.Name)]);
        foreach (var option in new Option[] { _suite, _cases, _exclude, _families, _requirements, _levels, _layers, _shard, _timings })
        {
            command.Add(option);
        }
    }

    /// <exception cref="CommandException">The shard or a layer is none, or the timings cannot be read.</exception>
    public Selection Parse(ParseResult arguments) => new()
    {
        Suite = Suite(arguments),
        Cases = [.. arguments.GetValue(_cases) ?? []],
        Excluded = [.. arguments.GetValue(_exclude) ?? []],
        Families = [.. arguments.GetValue(_families) ?? []],
        Requirements = [.. arguments.GetValue(_requirements) ?? []],
        Levels = [.. arguments.GetValue(_levels) ?? []],
        Layers = [.. (arguments.GetValue(_layers) ?? []).Select(LayerArgument.Parse)],
        Shard = _shard.Parse(arguments) with { Timings = arguments.GetValue(_timings) is { } path ? ReadTimings(path) : null },
    };

    private static Timings ReadTimings(string path) =>
        new(SavedRuns.Read(path).SelectMany(report => report.Facts.Results.OfType<CaseResult>()));

    private ISuite Suite(ParseResult arguments) => Suites.All.Single(suite => suite.Name == arguments.GetValue(_suite));
}
