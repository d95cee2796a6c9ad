using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>Little that stands for much, where permessage-deflate is agreed on; elsewhere they are frames with RSV1.</summary>
internal static class DeflateHostility
{
    private const byte Rsv1 = 4;
    private const int Mebibyte = 1024 * 1024;

    private static readonly Lazy<byte[]> Large = new(() => DeflatePayload.Bomb((byte)'a', 64 * Mebibyte));

    /// <summary>Four times the same, of which only the last ends the message.</summary>
    private static readonly Lazy<RawFrame[]> Quarter = new(() =>
    [
        Unfinished(new RawFrame(Opcode.Text, Large.Value) { Rsv = Rsv1 }),
        .. Enumerable.Repeat(Unfinished(Continuation(Large.Value)), 2),
        Continuation(Large.Value),
    ]);

    public static IEnumerable<HostilePeer> All =>
    [
        Endless("bombs", "Messages of a kibibyte without end, each of which stands for a mebibyte.",
            () => DeflatePayload.Bomb(0, Mebibyte)),
        Endless("large-bombs", "Messages without end, each of which stands for 64 MiB.", () => Large.Value),
        Endless("empty-blocks", "Messages of thousands of blocks that stand for nothing.", () => EmptyBlocks(4096)),
        Endless("broken-blocks", "Messages that cannot be inflated, without end.", () => [0x07, 0xFF, 0xFF]),
        new("bomb-of-a-quarter-gibibyte", "One message that stands for 256 MiB.", async line =>
        {
            await line.OpenAsync();
            await line.WriteAsync(HostileFrames.Of(line.Role, Quarter.Value));
            await line.ReadForeverAsync();
        }),
        new("endless-bomb", "One compressed message of which no end comes.", async line =>
        {
            await line.OpenAsync();
            var bomb = DeflatePayload.Bomb(0, Mebibyte);
            await line.WriteAsync(HostileFrames.Of(line.Role, Unfinished(new RawFrame(Opcode.Binary, bomb) { Rsv = Rsv1 })));
            await line.WriteForeverAsync(HostileFrames.Of(line.Role, Unfinished(Continuation(bomb))));
        }),
        new("answers-with-bombs", "Whatever comes is answered by a message that stands for 64 MiB.", async line =>
        {
            await line.OpenAsync();
            var bomb = HostileFrames.Of(line.Role, new RawFrame(Opcode.Text, Large.Value) { Rsv = Rsv1 });
            await line.AnswerReadsAsync(() => line.WriteAsync(bomb));
        }),
    ];

    private static HostilePeer Endless(string name, string deed, Func<byte[]> payload) => new(name, deed, async line =>
    {
        await line.OpenAsync();
        var message = HostileFrames.Of(line.Role, new RawFrame(Opcode.Binary, payload()) { Rsv = Rsv1 });
        await line.WriteForeverAsync(HostileFrames.Chunk(message));
    });

    private static byte[] EmptyBlocks(int count) => DeflatePayload.Of([.. Enumerable.Repeat<Block>(new StoredBlock(default), count)]);
}
