using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Transports;

public sealed class MemoryTransportTests : TransportContract
{
    public override Task<(ITransport One, ITransport Other)> ConnectAsync() => Task.FromResult(MemoryTransport.CreatePair());

    [Property]
    public async Task EachWriteArrivesAsOneRead(NonEmptyArray<byte>[] writes)
    {
        var (one, other) = MemoryTransport.CreatePair();
        var buffer = new byte[4096];
        foreach (var octets in writes)
        {
            await one.WriteAsync(octets.Get, CancellationToken.None);
            Assert.That(buffer[..await other.ReadAsync(buffer, CancellationToken.None)], Is.EqualTo(octets.Get));
        }
    }

    [Test]
    public async Task TheWriterMayUseItsMemoryAgain()
    {
        var (one, other) = MemoryTransport.CreatePair();
        byte[] octets = [1];
        await one.WriteAsync(octets, CancellationToken.None);
        octets[0] = 2;
        var read = new byte[1];
        await other.ReadAsync(read, CancellationToken.None);
        Assert.That(read[0], Is.EqualTo(1));
    }

    [Test]
    public async Task NothingCanBeWrittenToAnEndThatIsGone()
    {
        var (one, other) = MemoryTransport.CreatePair();
        await other.DisposeAsync();
        Assert.That(async () => await one.WriteAsync("x"u8.ToArray(), CancellationToken.None), Throws.TypeOf<TransportResetException>());
    }
}
