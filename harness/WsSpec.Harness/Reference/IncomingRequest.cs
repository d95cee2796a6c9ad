using System.Buffers;
using WsSpec.Harness.Transports;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.Reference;

/// <summary>A client's half of the opening handshake, read off a transport and judged, but not answered.</summary>
/// <param name="Outcome">The answer it deserves.</param>
/// <param name="Octets">All that was read.</param>
/// <param name="Length">How many of the octets the request has; those behind it belong to the connection.</param>
internal sealed record IncomingRequest(ServerHandshakeOutcome Outcome, ReadOnlyMemory<byte> Octets, int Length)
{
    private const int ReadLength = 4096;

    public ReadOnlyMemory<byte> Behind => Octets[Length..];

    /// <returns>Null when the client goes, or takes too long over its request.</returns>
    /// <exception cref="TransportResetException">The connection was aborted.</exception>
    public static async Task<IncomingRequest?> ReadAsync(
        ITransport transport, ServerHandshakeOptions handshake, ReferenceServerOptions options, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(options.HandshakeTimeout, options.Clock);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        var reader = new ServerHandshake(handshake);
        var octets = new ArrayBufferWriter<byte>(ReadLength);
        try
        {
            while (await transport.ReadAsync(octets.GetMemory(ReadLength), deadline.Token) is > 0 and var count)
            {
                octets.Advance(count);
                if (Read(reader, octets.WrittenSpan[^count..], out var left) is { } outcome)
                {
                    return new(outcome, octets.WrittenMemory, octets.WrittenCount - left);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A client that does not finish its request holds no connection for ever.
        }

        return null;
    }

    private static ServerHandshakeOutcome? Read(ServerHandshake reader, ReadOnlySpan<byte> octets, out int left)
    {
        var outcome = reader.Receive(ref octets);
        left = octets.Length;
        return outcome;
    }
}
