using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Transports;

public sealed class ReplayedTransportTests : TransportContract
{
    public override Task<(ITransport One, ITransport Other)> ConnectAsync()
    {
        var (one, other) = MemoryTransport.CreatePair();
        return Task.FromResult(((ITransport)new ReplayedTransport(default, one), other));
    }

    [Property]
    public async Task WhatWasReadComesFirstHoweverSmallTheReads(byte[] before, NonEmptyArray<byte> after, PositiveInt readLength)
    {
        var (one, other) = MemoryTransport.CreatePair();
        await other.WriteAsync(after.Get, CancellationToken.None);
        await other.HalfCloseAsync();
        var replayed = new ReplayedTransport(before, one);
        var octets = new List<byte>();
        var buffer = new byte[readLength.Get];
        while (await replayed.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
        {
            octets.AddRange(buffer.AsSpan(0, count));
        }

        Assert.That(octets, Is.EqualTo(before.Concat(after.Get)));
    }
}
