using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say what fails a command.</summary>
internal sealed class GateArguments
{
    private const string WebSocket = "websocket";

    private readonly Option<string> _failOn = new("--fail-on")
    {
        Description = "the least grave verdict that fails the command: never, fail, nonstrict or inconclusive; with layers, such as "
            + $"fail:framing,deflate, only there ({WebSocket}: all but tls and http)",
        DefaultValueFactory = _ => "fail",
        HelpName = "VERDICT[:LAYERS]",
    };
    private readonly Option<string?> _baseline =
        new("--baseline") { Description = "file with the failures that are known, a pattern and its reason a line", HelpName = "FILE" };
    private readonly Option<bool> _update =
        new("--update-baseline") { Description = "rewrite the baseline so that it fits this run; reasons are kept" };

    private readonly Option<bool> _strict =
        new("--strict-baseline") { Description = "fail as well when an entry of the baseline no longer fails" };

    public void AddTo(Command command)
    {
        command.Add(_failOn);
        command.Add(_baseline);
        command.Add(_update);
        command.Add(_strict);
    }

    /// <summary>The policy, with the baseline read before anything is played, so that a mistake in it costs no run.</summary>
    /// <exception cref="CommandException">The file cannot be read, a line is no entry, or there is nothing to update.</exception>
    public GatePolicy Parse(ParseResult arguments)
    {
        return Gates(arguments) with
        {
            Layers = Layers(arguments.GetValue(_failOn)!),
            IsStrict = arguments.GetValue(_strict),
        };
    }

    private GatePolicy Gates(ParseResult arguments)
    {
        var failOn = FailOnIn(arguments.GetValue(_failOn)!);
        return (arguments.GetValue(_baseline), arguments.GetValue(_update)) switch
        {
            (null, true) => throw new CommandException("--update-baseline needs --baseline FILE"),
            (null, false) => new(failOn),
            ({ } path, true) => new(failOn) { Baseline = File.Exists(path) ? BaselineFile.Read(path) : new([]), UpdatedPath = path },
            ({ } path, false) => new(failOn) { Baseline = BaselineFile.Read(path) },
        };
    }

    private static FailOn FailOnIn(string text) => text.Split(':')[0] is var name && name.All(char.IsAsciiLetter)
        && Enum.TryParse<FailOn>(name, ignoreCase: true, out var failOn)
        ? failOn
        : throw new CommandException(
            $"'{text}' says nothing to fail on: write never, fail, nonstrict or inconclusive, as in fail:websocket");

    private static ImmutableArray<Layer> Layers(string text) => text.Split(':', 2) is [_, var names]
        ? [.. names.Split(',').SelectMany(name => name == WebSocket ? LayerExtensions.OfWebSocket : [LayerArgument.Parse(name)]).Distinct()]
        : [];
}
