using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest.Hostility;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Cli;

/// <summary><c>--hostile NAME</c>: a peer that is after the harness; without a name all of them are listed.</summary>
internal sealed class HostileOption : Option<string?>
{
    /// <summary>What a probe takes to find out what a testee is like.</summary>
    private const int Probes = 4;

    private readonly Role _role;

    /// <param name="role">Of the hostile peer.</param>
    public HostileOption(Role role, string description)
        : base("--hostile") => (_role, Description, HelpName, Arity) = (role, description, "NAME", ArgumentArity.ZeroOrOne);

    /// <summary>The peers to choose from, where the option has no name; otherwise null.</summary>
    public IEnumerable<string>? List(ParseResult arguments) => arguments.GetResult(this) is not null && arguments.GetValue(this) is null
        ? AllHostilePeers.Of(_role).Select(peer => $"{peer.Name}: {peer.Deed}")
        : null;

    /// <summary>The peer that was named; null when none was.</summary>
    /// <exception cref="CommandException">There is none of that name.</exception>
    public HostilePeer? Parse(ParseResult arguments) => arguments.GetValue(this) is not { } name ? null
        : AllHostilePeers.Of(_role).FirstOrDefault(peer => peer.Name == name)
            ?? throw new CommandException($"no hostile peer is called '{name}' (--hostile without a name shows all)");

    /// <summary>Plays one connection of it after the other; the first are for the probe, unless it is hostile below TLS.</summary>
    public Func<ITransport, CancellationToken, Task> Play(HostilePeer peer) => new HostileEndpoint(
        peer,
        _role,
        TimeProvider.System,
        _role == Role.Server
            ? new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync
            : (transport, cancellation) =>
                new ReferenceClient(new()).RunAsync(transport, Clients.ReferenceClientTarget.Uri, cancellation),
        peer.IsBelowTls ? 0 : Probes).PlayAsync;
}
