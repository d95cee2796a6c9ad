using System.Net;
using System.Net.Sockets;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Clients;

/// <summary>
/// A client under test that is a program: it is started once for each connection with the URL to connect to, and stopped when that is over.
/// </summary>
/// <param name="command">A command line in which <c>{url}</c> stands for the URL.</param>
/// <param name="patience">How long the program may take until it connects.</param>
public sealed class ClientProcessTarget(string command, TimeSpan patience) : ITarget
{
    private const string Place = "{url}";
    private static readonly TimeSpan AfterExit = TimeSpan.FromMilliseconds(100);

    public string Name => command;

    /// <summary>Unused: a client says itself which host it wants.</summary>
    public string Host => "";

    public string RequestTarget => "/";

    public bool IsTls => false;

    public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var program = ClientProgram.Start(command.Replace(Place, $"ws://{listener.LocalEndPoint}/", StringComparison.Ordinal));
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            deadline.CancelAfter(patience);
            var accepting = listener.AcceptAsync(deadline.Token).AsTask();
            if (await Task.WhenAny(accepting, program.Exited) != accepting)
            {
                // It may have connected in its last moment; the kernel has that connection already.
                deadline.CancelAfter(AfterExit);
            }

            var socket = await accepting;
            socket.NoDelay = true;
            return new ClientProcessTransport(new TcpTransport(socket), program);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var remarks = await program.StopAsync();
            throw new TargetUnreachableException($"'{command}' has not connected: {remarks}");
        }
    }
}
