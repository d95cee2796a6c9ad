using NUnit.Framework;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Transports;

public sealed class TcpTransportTests : TransportContract
{
    public override Task<(ITransport One, ITransport Other)> ConnectAsync() => TcpTransport.CreatePairAsync();

    [Test]
    public async Task ItsPeerIsTheAddressOfTheOtherEnd()
    {
        var (one, other) = await Loopback.SocketsAsync();
        await using var transport = new TcpTransport(one);
        Assert.That(transport.Peer, Is.EqualTo(other.LocalEndPoint!.ToString()));
        other.Dispose();
    }

    [Test]
    public async Task AfterAnAbortNothingCanBeDoneWithIt()
    {
        var (one, other) = await ConnectAsync();
        await using var _ = other;
        one.Abort();
        Assert.That(async () => await one.WriteAsync("x"u8.ToArray(), CancellationToken.None), Throws.TypeOf<TransportResetException>());
        Assert.That(async () => await one.ReadAsync(new byte[1], CancellationToken.None), Throws.TypeOf<TransportResetException>());
        Assert.That(async () => await one.HalfCloseAsync(), Throws.TypeOf<TransportResetException>());
    }
}
