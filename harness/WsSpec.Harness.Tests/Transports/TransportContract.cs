using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Transports;

/// <summary>What a driver relies on, whatever the transport.</summary>
public abstract class TransportContract
{
    private const int MaximumRead = 4096;

    /// <summary>Two ends of one connection.</summary>
    public abstract Task<(ITransport One, ITransport Other)> ConnectAsync();

    [Property(MaxTest = 20)]
    public async Task OctetsArriveInOrderBothWays(NonEmptyArray<byte>[] there, NonEmptyArray<byte>[] back)
    {
        var (one, other) = await ConnectAsync();
        await using var _ = one;
        await using var __ = other;
        var writing = Task.WhenAll(WriteAsync(one, there), WriteAsync(other, back));
        var (read, readBack) = (await ReadToEndAsync(other), await ReadToEndAsync(one));
        await writing;
        Assert.That(read, Is.EqualTo(there.SelectMany(octets => octets.Get)));
        Assert.That(readBack, Is.EqualTo(back.SelectMany(octets => octets.Get)));
    }

    [Test]
    public async Task AnEndThatHasClosedItsSideStillReads()
    {
        var (one, other) = await ConnectAsync();
        await using var _ = one;
        await using var __ = other;
        await one.HalfCloseAsync();
        Assert.That(await ReadToEndAsync(other), Is.Empty);
        await other.WriteAsync("late"u8.ToArray(), CancellationToken.None);
        await other.HalfCloseAsync();
        Assert.That(await ReadToEndAsync(one), Is.EqualTo("late"u8.ToArray()));
    }

    [Test]
    public async Task AnAbortIsAResetAtTheOtherEnd()
    {
        var (one, other) = await ConnectAsync();
        await using var _ = one;
        await using var __ = other;
        one.Abort();
        Assert.That(async () => await ReadToEndAsync(other), Throws.TypeOf<TransportResetException>());
    }

    [Test]
    public async Task AReadCanBeCancelled()
    {
        var (one, other) = await ConnectAsync();
        await using var _ = one;
        await using var __ = other;
        using var cancelled = new CancellationTokenSource();
        var reading = one.ReadAsync(new byte[1], cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task DisposingTwiceIsFine()
    {
        var (one, other) = await ConnectAsync();
        await using var _ = other;
        await one.DisposeAsync();
        Assert.That(async () => await one.DisposeAsync(), Throws.Nothing);
    }

    protected static async Task<byte[]> ReadToEndAsync(ITransport transport)
    {
        var octets = new List<byte>();
        var buffer = new byte[MaximumRead];
        while (await transport.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
        {
            octets.AddRange(buffer.AsSpan(0, count));
        }

        return [.. octets];
    }

    private static async Task WriteAsync(ITransport transport, NonEmptyArray<byte>[] pieces)
    {
        foreach (var octets in pieces)
        {
            await transport.WriteAsync(octets.Get, CancellationToken.None);
        }

        await transport.HalfCloseAsync();
    }
}
