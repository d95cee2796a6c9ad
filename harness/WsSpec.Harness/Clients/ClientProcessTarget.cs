using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Clients;

/// <summary>
/// A client under test that is a program: it is started once for each connection with the URL to connect to, and stopped when that is over.
/// </summary>
/// <param name="command">A command line in which <c>{url}</c> stands for the URL.</param>
/// <param name="patience">How long the program may take until it connects.</param>
/// <param name="certificate">With its private key: the URL is one of TLS; null: it is not.</param>
public sealed class ClientProcessTarget(string command, TimeSpan patience, X509Certificate2? certificate = null) : ITarget
{
    private const string Place = "{url}";
    private static readonly TimeSpan AfterExit = TimeSpan.FromMilliseconds(100);

    public string Name => command;

    /// <summary>Unused: a client says itself which host it wants.</summary>
    public string Host => "";

    public string RequestTarget => "/";

    public TransportKind Transport => IsTls ? TransportKind.Tls : TransportKind.Tcp;

    /// <summary>Each is a program of its own.</summary>
    public int MostConnections => 16;

    public bool IsTls => certificate is not null;

    public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        using var listener = new ClientListener(certificate);
        var program = ChildProgram.Start(command.Replace(Place, listener.Url.ToString(), StringComparison.Ordinal));
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            deadline.CancelAfter(patience);
            var accepting = listener.AcceptAsync(deadline.Token);
            if (await Task.WhenAny(accepting, program.Exited) != accepting)
            {
                // It may have connected in its last moment; the kernel has that connection already.
                deadline.CancelAfter(AfterExit);
            }

            return new ClientProcessTransport(await accepting, program);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TargetUnreachableException($"'{command}' has not connected: {await program.StopAsync()}");
        }
        catch (TargetUnreachableException e)
        {
            throw new TargetUnreachableException($"'{command}': {e.Message}; {await program.StopAsync()}", e);
        }
    }
}
