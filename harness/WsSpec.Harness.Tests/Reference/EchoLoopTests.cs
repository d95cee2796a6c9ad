using System.Text;
using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Tests.Driving;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Reference;

public sealed class EchoLoopTests
{
    private static readonly byte[] Request = Encoding.ASCII.GetBytes(
        "GET / HTTP/1.1\r\nHost: reference.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");

    [Test]
    public async Task AnswersToWhatCameTogetherTravelTogether()
    {
        var pings = Enumerable.Range(0, 20).Select(number => Ping($"{number}")).ToArray();
        var reads = await AnswersAsync([Wired.Encode(Role.Client, pings)]);
        Assert.That(
            Wired.Decode(Role.Server, reads[0]).Select(frame => frame.Payload.ToArray()),
            Is.EqualTo(pings.Select(ping => ping.Payload.ToArray())));
    }

    [Property(MaxTest = 50)]
    public async Task HowTheOctetsAreCutChangesNoAnswer(NonEmptyArray<byte>[] payloads, ushort[] lengths, NonEmptyArray<byte> cuts)
    {
        var frames = payloads.Select(payload => new RawFrame(Opcode.Binary, payload.Get))
            .Concat(lengths.Select(length => new RawFrame(Opcode.Binary, new byte[length])))
            .Append(Close(1000))
            .ToArray();
        var octets = Wired.Encode(Role.Client, frames);
        var cut = new List<byte[]>();
        for (var at = 0; at < octets.Length; at += cut[^1].Length)
        {
            cut.Add(octets[at..Math.Min(octets.Length, at + 1 + (37 * cuts.Get[cut.Count % cuts.Get.Length]))]);
        }

        var together = await AnswersAsync([octets]);
        var apart = await AnswersAsync(cut);
        Assert.That(together.SelectMany(read => read), Is.EqualTo(apart.SelectMany(read => read)));
        Assert.That(
            Wired.Decode(Role.Server, [.. together.SelectMany(read => read)]).Select(frame => frame.Payload.Length),
            Is.EqualTo(frames.Select(frame => frame.Payload.Length)));
    }

    /// <summary>What the reference says on an open connection, write by write.</summary>
    private static async Task<List<byte[]>> AnswersAsync(IReadOnlyCollection<byte[]> said)
    {
        var (ours, theirs) = MemoryTransport.CreatePair();
        await using var transport = ours;
        var serving = new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync(theirs, CancellationToken.None);
        var testee = new Wired(ours);
        await testee.SendAsync(Request);
        await testee.ReadAsync();
        var answers = ReadAsync(testee);
        foreach (var octets in said)
        {
            await testee.SendAsync(octets);
        }

        await testee.EndAsync();
        await serving;
        return await answers;
    }

    private static async Task<List<byte[]>> ReadAsync(Wired testee)
    {
        var reads = new List<byte[]>();
        while (await testee.ReadAsync() is { Length: > 0 } octets)
        {
            reads.Add(octets);
        }

        return reads;
    }
}
