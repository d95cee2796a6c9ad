using System.Net;
using System.Net.Sockets;
using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Transports;

/// <summary>What Linux tells of the socket at the other end.</summary>
[Platform("Linux")]
public sealed class UptakeTests
{
    [Property(MaxTest = 20)]
    public async Task ItIsCompleteOnceTheLastOctetHasBeenRead(NonEmptyArray<byte> octets)
    {
        foreach (var connect in (Func<Task<(ITransport One, ITransport Other)>>[])[TcpTransport.CreatePairAsync, OverVersion6Async,
            UnixAsync, new TlsTransportTests().ConnectAsync])
        {
            var (one, other) = await connect();
            await using var _ = one;
            await using var __ = other;
            Assert.That(one.LookAtUptake(), Is.EqualTo(Uptake.Complete), "nothing was written");
            await one.WriteAsync(octets.Get, CancellationToken.None);
            Assert.That(one.LookAtUptake(), Is.EqualTo(Uptake.Partial), "nothing was read");
            for (var left = octets.Get.Length; left > 0;)
            {
                left -= await other.ReadAsync(new byte[(left / 2) + 1], CancellationToken.None);
            }

            Assert.That(one.LookAtUptake(), Is.EqualTo(Uptake.Complete), "all was read");
        }
    }

    [Test]
    public async Task OfASocketThatIsGoneNothingIsSeen()
    {
        var (one, other) = await TcpTransport.CreatePairAsync();
        await using var _ = one;
        other.Abort();
        Assert.That(one.LookAtUptake(), Is.EqualTo(Uptake.Unseen));
        await one.DisposeAsync();
        Assert.That(one.LookAtUptake(), Is.EqualTo(Uptake.Unseen));
    }

    private static async Task<(ITransport One, ITransport Other)> OverVersion6Async()
    {
        using var listener = new TcpListener(IPAddress.IPv6Any, 0) { Server = { DualMode = true } };
        listener.Start();
        var one = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await one.ConnectAsync(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndpoint).Port);
        return (new TcpTransport(one), new TcpTransport(await listener.AcceptSocketAsync()));
    }

    private static async Task<(ITransport One, ITransport Other)> UnixAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var one = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await one.ConnectAsync(new UnixDomainSocketEndPoint(path));
        File.Delete(path);
        return (new TcpTransport(one), new TcpTransport(await listener.AcceptAsync()));
    }
}
