using System.CommandLine;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;

namespace WsSpec.Harness.Cli;

/// <summary>The options of a command that talks to a server or, with <c>--client</c>, to a client.</summary>
internal sealed class TesteeArguments
{
    public const string ClientName = "--client";

    private readonly TargetArguments _target = new();
    private readonly Option<bool> _client = new(ClientName)
    {
        Description = "a client is under test: --exec is the command that connects to {url}, started for each connection; "
            + "none: the embedded reference client",
    };

    public void AddTo(Command command)
    {
        _target.AddTo(command);
        command.Add(_client);
    }

    /// <exception cref="CommandException">The arguments contradict each other.</exception>
    public Testee Parse(ParseResult arguments)
    {
        if (!arguments.GetValue(_client))
        {
            return _target.Parse(arguments, FieldOrigin.CommandLine);
        }

        if (_target.NamesUrl(arguments))
        {
            throw new CommandException("a client connects to the harness: --client takes no URL");
        }

        var upkeep = _target.Upkeep(arguments);
        var client = _target.Parser(arguments, Role.Client) ?? ClientTestees.Of(upkeep.Command, upkeep.Patience);
        return client with { Rerun = RerunArguments.Of(_client.Name).Then(client.Rerun) };
    }
}
