using System.Net.Security;

namespace WsSpec.Harness.Transports;

/// <summary>TLS over another transport's socket; a half-close is the close-notify alert of TLS.</summary>
public sealed class TlsTransport(SslStream tls, ITransport below) : ITransport
{
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await tls.ReadAsync(buffer, cancellation);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw new TransportResetException(e);
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        try
        {
            await tls.WriteAsync(octets, cancellation);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw new TransportResetException(e);
        }
    }

    public async ValueTask HalfCloseAsync()
    {
        try
        {
            await tls.ShutdownAsync();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw new TransportResetException(e);
        }
    }

    public void Abort() => below.Abort();

    public async ValueTask DisposeAsync()
    {
        await tls.DisposeAsync();
        await below.DisposeAsync();
    }
}
