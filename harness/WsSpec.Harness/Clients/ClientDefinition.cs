using WsSpec.Harness.Cli;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Clients;

/// <summary>Clients as testees.</summary>
internal static class ClientDefinition
{
    /// <param name="command">The command of a program with <c>{url}</c> in it; null: the embedded reference client.</param>
    /// <param name="patience">How long the program may take until it connects.</param>
    /// <exception cref="CommandException">The command does not say where the URL belongs.</exception>
    public static TargetDefinition Of(string? command, TimeSpan patience) => command switch
    {
        null => Of(new ReferenceClientTarget(new ReferenceClientOptions()), TransportKind.Memory, ""),
        _ when command.Contains("{url}", StringComparison.Ordinal) => Of(new ClientProcessTarget(command, patience), TransportKind.Tcp, $"--exec '{command}'"),
        _ => throw new CommandException("the command of --exec has no {url}, so the client would not know where to connect"),
    };

    public static TargetDefinition Of(BrowserTarget browser, string rerunOptions) => Of(browser, TransportKind.Tcp, rerunOptions);

    private static TargetDefinition Of(ITarget target, TransportKind transport, string rerunOptions) => new()
    {
        Name = target.Name,
        Target = target,
        Testee = Role.Client,
        Settings = new() { Host = target.Host, RequestTarget = target.RequestTarget },
        Transport = transport,
        RerunOptions = rerunOptions,
    };
}
