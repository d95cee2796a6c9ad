using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace WsSpec.Protocol.Tests;

public sealed class ConnectionProperties
{
    private static readonly Arbitrary<((Role Receiver, byte[] Octets) Stream, int[] Cuts)> StreamsAndCuts =
        (from stream in WireArbitraries.Streams
         from cuts in WireArbitraries.Cuts
         select (stream, cuts)).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property CuttingTheOctetsDifferentlyNeverChangesTheEvents() => Prop.ForAll(StreamsAndCuts, input =>
    {
        var ((receiver, octets), cuts) = input;
        var whole = ConnectionRun.Of(receiver, octets);
        var cut = ConnectionRun.Of(receiver, WireArbitraries.Cut(octets, cuts));
        var octetwise = ConnectionRun.Of(receiver, WireArbitraries.Cut(octets, Enumerable.Range(0, octets.Length)));
        return whole.Matches(cut).Label("cut at random").And(whole.Matches(octetwise).Label("octet by octet"));
    });

    [Property(MaxTest = 300)]
    public Property LegalConversationsNeverFail() => Prop.ForAll(
        WireArbitraries.Legal.ToArbitrary(), WireArbitraries.Role.ToArbitrary(), (frames, receiver) =>
            ConnectionRun.Of(receiver, WireArbitraries.Encode(frames, receiver.Peer())).Events.All(
                e => !e.StartsWith("Failed", StringComparison.Ordinal)));

    [Property(MaxTest = 300)]
    public Property ASecondCloseIsNeverSent() => Prop.ForAll(StreamsAndCuts, input =>
    {
        var ((receiver, octets), cuts) = input;
        var connection = new WebSocketConnection(receiver, new SequenceEntropy(), ConnectionOptions.Default);
        connection.StartClosingHandshake(CloseCode.NormalClosure);
        var events = new List<string>();
        foreach (var piece in WireArbitraries.Cut(octets, cuts))
        {
            connection.Receive(piece.Span);
            ConnectionRun.Drain(connection, events);
        }

        return Frames(connection.TakeOutput().Span).Count(opcode => opcode == Opcode.Close) == 1;
    });

    [Property(MaxTest = 300)]
    public Property NothingFollowsAFailureButTheEndOfTheTransport() => Prop.ForAll(WireArbitraries.Streams.ToArbitrary(), stream =>
    {
        var run = ConnectionRun.Of(stream.Receiver, stream.Octets);
        var failure = run.Events.ToList().FindIndex(e => e.StartsWith("Failed", StringComparison.Ordinal));
        return failure < 0 || (failure == run.Events.Count - 2 && run.Events[^1].StartsWith("Ended abnormally", StringComparison.Ordinal));
    });

    [Property(MaxTest = 300)]
    public Property EveryViolationCanBeOverlookedWithoutACrash() => Prop.ForAll(StreamsAndCuts, input =>
    {
        var ((receiver, octets), cuts) = input;
        var run = ConnectionRun.Of(receiver, WireArbitraries.Cut(octets, cuts), new ConnectionOptions { Overlooks = (_, _) => true });
        return run.Events.All(e => !e.StartsWith("Failed", StringComparison.Ordinal));
    });

    [TestCase(Role.Server)]
    [TestCase(Role.Client)]
    public void AnAnnouncedLengthAllocatesNothing(Role receiver)
    {
        // FIN Binary, 64-bit length of 64 MiB, masked or not as the receiver wants it, and one octet of payload.
        byte[] octets = receiver == Role.Server
            ? [0x82, 0xFF, 0, 0, 0, 0, 0x04, 0, 0, 0, 1, 2, 3, 4, 5]
            : [0x82, 0x7F, 0, 0, 0, 0, 0x04, 0, 0, 0, 5];
        ConnectionRun.Of(receiver, octets);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var run = ConnectionRun.Of(receiver, octets);
        Assert.Multiple(() =>
        {
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(64 * 1024));
            Assert.That(run.Events, Is.EqualTo(new[] { "Ended abnormally 1006 " }));
        });
    }

    private static List<Opcode> Frames(ReadOnlySpan<byte> octets)
    {
        var opcodes = new List<Opcode>();
        while (FrameHeader.TryRead(octets, out var header))
        {
            opcodes.Add(header.Opcode);
            octets = octets[(header.HeaderLength + (int)header.PayloadLength)..];
        }

        return opcodes;
    }
}
