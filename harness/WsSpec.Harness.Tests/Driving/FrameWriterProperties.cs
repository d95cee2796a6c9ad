using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Harness.Driving;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Driving;

public sealed class FrameWriterProperties
{
    private static readonly Gen<Message> Messages =
        from role in Gen.Elements(Role.Client, Role.Server)
        from type in Gen.Elements(Opcode.Text, Opcode.Binary)
        from segments in ArbMap.Default.GeneratorFor<byte[]>().Where(segment => segment is { Length: > 0 }).ListOf()
        from fragmentLength in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 40))
        from writeLength in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 40))
        select new Message(role, type, [.. segments], fragmentLength, writeLength);

    [Property]
    public Property TheFramesHaveTheMessage() => Prop.ForAll(Messages.ToArbitrary(), message =>
    {
        var (frames, _, _) = Write(message);
        return frames[0].Opcode == message.Type
            && frames.Skip(1).All(frame => frame.Opcode == Opcode.Continuation)
            && frames.SkipLast(1).All(frame => !frame.Fin) && frames[^1].Fin
            && frames.All(frame => frame.Masked == (message.Role == Role.Client))
            && frames.SelectMany(frame => frame.Payload.ToArray()).SequenceEqual(message.Segments.SelectMany(segment => segment));
    });

    [Property]
    public Property OnlyTheLastFragmentIsNotFull() => Prop.ForAll(Messages.Where(m => m.FragmentLength > 0).ToArbitrary(), message =>
    {
        var (frames, _, _) = Write(message);
        var last = (int)frames[^1].PayloadLength;
        return frames.SkipLast(1).All(frame => (int)frame.PayloadLength == message.FragmentLength)
            && (last < message.FragmentLength || (frames.Count == 1 && last == message.FragmentLength));
    });

    [Property]
    public Property EachWriteButTheLastIsAsLongAsTheCaseWants() =>
        Prop.ForAll(Messages.Where(m => m.WriteLength > 0).ToArbitrary(), message =>
    {
        var (_, writes, _) = Write(message);
        return writes.SkipLast(1).All(write => write.Length == message.WriteLength) && writes[^1].Length <= message.WriteLength;
    });

    [Property]
    public Property ItCountsWhatItWrites() => Prop.ForAll(Messages.ToArbitrary(), message =>
    {
        var (frames, writes, (framesCounted, octetsCounted)) = Write(message);
        return framesCounted == frames.Count && octetsCounted == writes.Sum(write => write.Length);
    });

    private static (IReadOnlyList<TapFrame> Frames, List<byte[]> Writes, (long Frames, long Octets) Counted) Write(Message message) =>
        VirtualTime.Run(async world =>
    {
        var (ours, theirs) = MemoryTransport.CreatePair();
        var session = new Session(ours, message.Role.Peer(), world, long.MaxValue, SessionHooks.None);
        var reading = ReadAsync(theirs);
        using var writer = new FrameWriter(session, message.WriteLength, message.Role, new Random(1));
        await writer.WriteMessageAsync(
            message.Type,
            rsv: 0,
            message.Segments.Select(segment => (ReadOnlyMemory<byte>)segment),
            message.Segments.Sum(segment => segment.Length),
            message.FragmentLength,
            CancellationToken.None);
        await session.DisposeAsync();
        var writes = await reading;
        return (Wired.Decode(message.Role, [.. writes.SelectMany(write => write)]), writes, (writer.Frames, writer.Octets));
    });

    private static async Task<List<byte[]>> ReadAsync(ITransport transport)
    {
        var writes = new List<byte[]>();
        var buffer = new byte[64 * 1024];
        while (await transport.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
        {
            writes.Add(buffer[..count]);
        }

        return writes;
    }

    public sealed record Message(Role Role, Opcode Type, ImmutableArray<byte[]> Segments, int FragmentLength, int WriteLength);
}
