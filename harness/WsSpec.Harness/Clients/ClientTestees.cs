using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;

namespace WsSpec.Harness.Clients;

/// <summary>Clients as testees.</summary>
internal static class ClientTestees
{
    /// <param name="command">The command of a program with <c>{url}</c> in it; null: the embedded reference client.</param>
    /// <param name="patience">How long the program may take until it connects.</param>
    /// <param name="certificate">With its private key: the URLs are of TLS; null: they are not.</param>
    /// <exception cref="CommandException">The command does not say where the URL belongs, or there is none and TLS is wanted.</exception>
    public static Testee Of(string? command, TimeSpan patience, X509Certificate2? certificate = null) => command switch
    {
        null when certificate is not null =>
            throw new CommandException("TLS is for a client of --exec or --browser: the embedded one is connected in memory"),
        null => Testee.At(new ReferenceClientTarget(new ReferenceClientOptions()), Role.Client),
        _ when command.Contains("{url}", StringComparison.Ordinal) =>
            Testee.At(new ClientProcessTarget(command, patience, certificate), Role.Client) with
            {
                Rerun = RerunArguments.None.With("--exec", command),
            },
        _ => throw new CommandException("the command of --exec has no {url}, so the client would not know where to connect"),
    };
}
