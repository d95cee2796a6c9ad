using System.CommandLine;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Cli;

/// <summary>The options of a command that talks to a server or, with <c>--client</c>, to a client.</summary>
internal sealed class TesteeArguments
{
    private readonly TargetArguments _target = new();
    private readonly Option<bool> _client = new("--client") { Description = "a client is under test: --exec is the command that connects to {url}, started for each connection; none: the embedded reference client" };

    public void AddTo(Command command)
    {
        _target.AddTo(command);
        command.Add(_client);
    }

    /// <summary>Starts what has to be started.</summary>
    /// <exception cref="CommandException">The arguments contradict each other.</exception>
    /// <exception cref="Transports.TargetUnreachableException">The testee does not take part; the message says why.</exception>
    public async Task<StartedTestee> StartAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var url = _target.Url(arguments);
        if (arguments.GetValue(_client))
        {
            var definition = ClientDefinition.Of(_target.Command(arguments), _target.StartPatience(arguments));
            return url is null
                ? new StartedTestee(definition) { ReplayOptions = $"--client {definition.RerunOptions}" }
                : throw new CommandException("a client connects to the harness: --client takes no URL");
        }

        var reference = url is null ? ServerRun.Embedded() : null;
        var server = _target.Definition(arguments, url ?? reference!.Url);
        var testee = new StartedTestee(server)
        {
            Reference = reference,
            Process = _target.Process(arguments, server.Target),
            CanComeBack = _target.CanComeBack(arguments),
            ReplayOptions = url is null ? "" : server.RerunOptions,
        };
        await testee.Process.StartAsync(cancellation);
        return testee;
    }
}
