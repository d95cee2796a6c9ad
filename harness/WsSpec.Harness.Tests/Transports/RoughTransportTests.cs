using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Transports;

public sealed class RoughTransportTests : TransportContract
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    /// <summary>Without a delay, so that the clock of the machine has no part in it.</summary>
    public override Task<(ITransport One, ITransport Other)> ConnectAsync()
    {
        var (one, other) = MemoryTransport.CreatePair();
        return Task.FromResult(((ITransport)new RoughTransport(one, new(TimeSpan.Zero, Seed: 1), TimeProvider.System), other));
    }

    [Property]
    public bool OctetsTakeTheDelayGiveOrTakeAHalf(int seed)
    {
        var arrival = VirtualTime.Run(async world =>
        {
            var (one, other) = MemoryTransport.CreatePair();
            await using var rough = new RoughTransport(one, new(Delay, seed), world);
            await rough.WriteAsync("x"u8.ToArray(), CancellationToken.None);
            await other.ReadAsync(new byte[1], CancellationToken.None);
            return world.GetElapsedTime(0);
        });
        return arrival >= Delay / 2 && arrival <= Delay * 1.5;
    }

    [Property]
    public bool WritesAreCutButJoinToTheSameOctets(int seed, NonEmptyArray<byte>[] writes)
    {
        var read = VirtualTime.Run(async world =>
        {
            var (one, other) = MemoryTransport.CreatePair();
            await using var rough = new RoughTransport(one, new(Delay, seed), world);
            foreach (var octets in writes)
            {
                await rough.WriteAsync(octets.Get, CancellationToken.None);
            }

            await rough.HalfCloseAsync();
            return await ReadToEndAsync(other);
        });
        return read.SequenceEqual(writes.SelectMany(octets => octets.Get));
    }

    [Test]
    public void WhatWasWrittenArrivesThoughTheTransportIsDisposedOf() => Assert.That(
        VirtualTime.Run(async world =>
        {
            var (one, other) = MemoryTransport.CreatePair();
            var rough = new RoughTransport(one, new(Delay, Seed: 1), world);
            await rough.WriteAsync("bye"u8.ToArray(), CancellationToken.None);
            await rough.DisposeAsync();
            return await ReadToEndAsync(other);
        }),
        Is.EqualTo("bye"u8.ToArray()));

    /// <summary>
    /// The pieces of the first two connections of a seed, whichever process plays them: a verdict that wavers can be seen again.
    /// </summary>
    [Test]
    public void TheSeedDecidesTheCutsOfEachConnection()
    {
        var cuts = VirtualTime.Run(async world =>
        {
            List<List<int>> connections = [];
            var target = new RoughTarget(new MemoryTarget("sink", (testee, _) => ReadAllAsync(testee)), new(Delay, Seed: 7), world);
            for (var i = 0; i < 2; i++)
            {
                connections.Add([]);
                await using var transport = await target.ConnectAsync(CancellationToken.None);
                for (var write = 0; write < 3; write++)
                {
                    await transport.WriteAsync(new byte[100], CancellationToken.None);
                }

                await transport.HalfCloseAsync();
                await ReadToEndAsync(transport);
            }

            return connections;

            async Task ReadAllAsync(ITransport testee)
            {
                var buffer = new byte[100];
                while (await testee.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
                {
                    connections[^1].Add(count);
                }

                await testee.DisposeAsync();
            }
        });
        Assert.That(string.Join(" | ", cuts.Select(pieces => string.Join(" ", pieces))), Is.EqualTo("19 45 8 28 100 100 | 48 52 9 91 100"));
    }
}
