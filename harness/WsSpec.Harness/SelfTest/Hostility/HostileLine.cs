using System.Text;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>A hostile peer's end of one connection: it keeps nothing of what it reads, and what it writes it makes as it goes.</summary>
/// <param name="role">Of the hostile peer.</param>
/// <param name="clock">By which it waits.</param>
public sealed class HostileLine(ITransport transport, Role role, TimeProvider clock, CancellationToken cancellation)
{
    private const int ShortHead = 4 * 1024;
    private const int LongestHead = 1024 * 1024;
    private const string Extension = "permessage-deflate";

    public Role Role => role;

    public TimeProvider Clock => clock;

    public CancellationToken Cancellation => cancellation;

    public ITransport Transport => transport;

    /// <summary>True once both sides have agreed to permessage-deflate.</summary>
    public bool Deflates { get; private set; }

    /// <summary>Does the opening handshake as it should be.</summary>
    public async Task OpenAsync()
    {
        if (role == Role.Client)
        {
            await WriteAsync(Request());
            Deflates = (await ReadHeadAsync()).Contains(Extension, StringComparison.Ordinal);
            return;
        }

        await WriteAsync(await AcceptanceAsync());
    }

    /// <summary>The request of a client: one that is in order, with fields besides.</summary>
    public static byte[] Request(string fields = "") => Encoding.Latin1.GetBytes(
        "GET / HTTP/1.1\r\nHost: reference.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + $"Sec-WebSocket-Key: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\r\n"
        + $"Sec-WebSocket-Extensions: {Extension}\r\n{fields}\r\n");

    /// <summary>The response that accepts the request that comes, with fields besides.</summary>
    public async Task<byte[]> AcceptanceAsync(string fields = "")
    {
        var request = await ReadHeadAsync();
        Deflates = request.Contains(Extension, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Sec-WebSocket-Accept: {AcceptKey.Compute(Value(request, "Sec-WebSocket-Key: "))}\r\n"
            + (Deflates ? $"Sec-WebSocket-Extensions: {Extension}\r\n" : "") + fields + "\r\n");
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> octets) => await transport.WriteAsync(octets, cancellation);

    /// <summary>Writes the same again and again, and reads meanwhile so that nothing holds it up.</summary>
    public async Task WriteForeverAsync(ReadOnlyMemory<byte> octets)
    {
        var reading = ReadForeverAsync();
        while (true)
        {
            await WriteAsync(octets);
            if (reading.IsFaulted)
            {
                await reading;
            }
        }
    }

    /// <summary>The same without ever reading.</summary>
    public async Task WriteForeverDeafAsync(ReadOnlyMemory<byte> octets)
    {
        while (true)
        {
            await WriteAsync(octets);
        }
    }

    /// <summary>Writes one octet after the other, each by itself.</summary>
    public async Task DripForeverAsync(ReadOnlyMemory<byte> octets, TimeSpan pause)
    {
        var reading = ReadForeverAsync();
        for (var i = 0; !reading.IsFaulted; i = (i + 1) % octets.Length)
        {
            await WriteAsync(octets.Slice(i, 1));
            if (pause > TimeSpan.Zero)
            {
                await WaitAsync(pause);
            }
        }
    }

    /// <summary>Reads what comes until the other side ends it.</summary>
    public async Task ReadForeverAsync()
    {
        var buffer = new byte[64 * 1024];
        while (await transport.ReadAsync(buffer, cancellation) > 0)
        {
        }
    }

    /// <summary>Answers every read with these octets.</summary>
    public async Task AnswerReadsAsync(Func<Task> answer)
    {
        var buffer = new byte[64 * 1024];
        while (await transport.ReadAsync(buffer, cancellation) > 0)
        {
            await answer();
        }
    }

    public Task WaitAsync(TimeSpan time) => Task.Delay(time, clock, cancellation);

    /// <summary>Does nothing any more, and ends nothing.</summary>
    public Task StandStillAsync() => Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellation);

    private async Task<string> ReadHeadAsync()
    {
        var head = new byte[ShortHead];
        var length = 0;
        while (!head.AsSpan(0, length).EndsWith("\r\n\r\n"u8) && length < LongestHead)
        {
            if (length == head.Length)
            {
                Array.Resize(ref head, 2 * length);
            }

            var count = await transport.ReadAsync(head.AsMemory(length), cancellation);
            if (count == 0)
            {
                throw new TransportResetException();
            }

            length += count;
            if (head.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                length = end + 4;
            }
        }

        return Encoding.Latin1.GetString(head, 0, length);
    }

    private static string Value(string head, string field)
    {
        var begin = head.IndexOf(field, StringComparison.OrdinalIgnoreCase);
        return begin < 0 ? "" : head[(begin + field.Length)..head.IndexOf('\r', begin)];
    }
}
