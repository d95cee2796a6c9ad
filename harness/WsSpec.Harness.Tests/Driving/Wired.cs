using System.Buffers;
using System.Text;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Driving;

/// <summary>The testee's end of a connection in memory, moved by a test.</summary>
internal sealed class Wired(ITransport testee)
{
    public ITransport Transport => testee;

    public static byte[] Switching { get; } =
        Encoding.ASCII.GetBytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");

    public Task SendAsync(params RawFrame[] frames) => SendAsync(Encode(Role.Server, frames));

    public async Task SendAsync(byte[] octets) => await testee.WriteAsync(octets, CancellationToken.None);

    public async Task EndAsync() => await testee.HalfCloseAsync();

    public void Reset() => testee.Abort();

    /// <summary>All that the harness writes, until it closes its side.</summary>
    public async Task<byte[]> ReadToEndAsync()
    {
        var octets = new ArrayBufferWriter<byte>();
        while (await testee.ReadAsync(octets.GetMemory(4096), CancellationToken.None) is > 0 and var count)
        {
            octets.Advance(count);
        }

        return octets.WrittenSpan.ToArray();
    }

    /// <summary>The next write of the harness.</summary>
    public async Task<byte[]> ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        return buffer[..await testee.ReadAsync(buffer, CancellationToken.None)];
    }

    public static byte[] Encode(Role sender, params ReadOnlySpan<RawFrame> frames)
    {
        var octets = new ArrayBufferWriter<byte>();
        foreach (var frame in frames)
        {
            frame.WriteTo(octets, sender, freshKey: 0x37FA213D);
        }

        return octets.WrittenSpan.ToArray();
    }

    /// <summary>The frames in the octets of one side of an open connection.</summary>
    public static IReadOnlyList<TapFrame> Decode(Role sender, byte[] octets)
    {
        var tap = new WireTap(sender);
        tap.Read(new Entry.Sent(default, sender == Role.Client ? Switching : "GET / HTTP/1.1\r\n\r\n"u8.ToArray()));
        tap.Read(new Entry.Received(default, sender == Role.Client ? "GET / HTTP/1.1\r\n\r\n"u8.ToArray() : Switching));
        tap.Read(new Entry.Received(default, octets));
        return [.. tap.Conversation().TesteeFrames];
    }
}
