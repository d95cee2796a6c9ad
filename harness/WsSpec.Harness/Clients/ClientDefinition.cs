using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;
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
    /// <param name="certificate">With its private key: the URLs are of TLS; null: they are not.</param>
    /// <exception cref="CommandException">The command does not say where the URL belongs, or there is none and TLS is wanted.</exception>
    public static TargetDefinition Of(string? command, TimeSpan patience, X509Certificate2? certificate = null) => command switch
    {
        null when certificate is not null => throw new CommandException("TLS is for a client of --exec or --browser: the embedded one is connected in memory"),
        null => Of(new ReferenceClientTarget(new ReferenceClientOptions()), TransportKind.Memory, ""),
        _ when command.Contains("{url}", StringComparison.Ordinal) => Of(new ClientProcessTarget(command, patience, certificate), Kind(certificate is not null), $"--exec '{command}'"),
        _ => throw new CommandException("the command of --exec has no {url}, so the client would not know where to connect"),
    };

    public static TargetDefinition Of(BrowserTarget browser, string rerunOptions) => Of(browser, Kind(browser.IsTls), rerunOptions);

    private static TransportKind Kind(bool isTls) => isTls ? TransportKind.Tls : TransportKind.Tcp;

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
