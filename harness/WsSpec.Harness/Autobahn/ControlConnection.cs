using System.Text;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// A connection by which a client asks the fuzzing server for something: one text is sent as soon as it is known, or none, and the closing
/// handshake started. What the client sends meanwhile is read and passed over. Spoken by the reference implementation.
/// </summary>
internal sealed class ControlConnection(ITransport transport, WebSocketConnection connection, ReferenceServerOptions options)
{
    private const int BufferLength = 4096;
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);
    private readonly byte[] _buffer = new byte[BufferLength];

    /// <summary>Plays it to its end.</summary>
    /// <param name="answer">The text, or null for none.</param>
    /// <exception cref="TransportResetException">The client aborted the connection.</exception>
    public async Task RunAsync(Task<string?> answer, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await RunAsync(answer, deadline);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The client has not answered our Close.
        }

        await EchoLoop.CloseAsync(transport, _buffer, options, cancellation);
    }

    private async Task RunAsync(Task<string?> answer, CancellationTokenSource deadline)
    {
        var answered = false;
        Task<int>? reading = null;
        while (true)
        {
            if (answer.IsCompleted && !answered && connection.State == ConnectionState.Open)
            {
                answered = true;
                Answer(await answer);
                deadline.CancelAfter(ClosePatience);
            }

            while (connection.NextEvent(out _) == ReadStatus.Event)
            {
                // Nothing that the client says means anything here; what has to be answered the connection answers.
            }

            await EchoLoop.WriteAsync(transport, connection, deadline.Token);
            if (connection.ShouldCloseTransport)
            {
                return;
            }

            reading ??= transport.ReadAsync(_buffer, deadline.Token).AsTask();
            if (await Task.WhenAny(answered ? [reading] : [reading, answer]) == reading)
            {
                Receive(await reading);
                reading = null;
            }
        }
    }

    private void Answer(string? text)
    {
        if (text is not null)
        {
            connection.SendText(Encoding.UTF8.GetBytes(text));
        }

        connection.StartClosingHandshake(null);
    }

    private void Receive(int count)
    {
        if (count == 0)
        {
            connection.ReceiveEof();
        }
        else
        {
            connection.Receive(_buffer.AsSpan(0, count));
        }
    }
}
