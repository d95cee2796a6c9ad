using System.CommandLine;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say what fails a command.</summary>
internal sealed class GateArguments
{
    private readonly Option<string> _failOn =
        new("--fail-on") { Description = "the least grave verdict that fails the command", DefaultValueFactory = _ => "fail" };
    private readonly Option<string?> _baseline =
        new("--baseline") { Description = "file with the failures that are known, a pattern and its reason a line", HelpName = "FILE" };
    private readonly Option<bool> _update =
        new("--update-baseline") { Description = "rewrite the baseline so that it fits this run; reasons are kept" };

    public void AddTo(Command command)
    {
        _failOn.AcceptOnlyFromAmong("never", "fail", "nonstrict", "inconclusive");
        command.Add(_failOn);
        command.Add(_baseline);
        command.Add(_update);
    }

    /// <summary>The policy, with the baseline read before anything is played, so that a mistake in it costs no run.</summary>
    /// <exception cref="CommandException">The file cannot be read, a line is no entry, or there is nothing to update.</exception>
    public GatePolicy Parse(ParseResult arguments)
    {
        var failOn = Enum.Parse<FailOn>(arguments.GetValue(_failOn)!, ignoreCase: true);
        return (arguments.GetValue(_baseline), arguments.GetValue(_update)) switch
        {
            (null, true) => throw new CommandException("--update-baseline needs --baseline FILE"),
            (null, false) => new(failOn),
            ({ } path, true) => new(failOn) { Baseline = File.Exists(path) ? BaselineFile.Read(path) : new([]), UpdatedPath = path },
            ({ } path, false) => new(failOn) { Baseline = BaselineFile.Read(path) },
        };
    }
}
