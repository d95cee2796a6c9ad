using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Suite.Wire;

namespace WsSpec.Protocol.Tests;

public sealed class MessageExtensionTests
{
    /// <summary>
    /// A small run-length code on RSV2: pairs of a count and an octet, so that a short payload stands for a long message.
    /// </summary>
    private sealed class RunLength : IMessageExtension
    {
        private int _count;
        private int _pending;
        private byte _octet;

        public byte Rsv => 2;

        public OperationStatus Decode(
            ReadOnlySpan<byte> source, Span<byte> destination, bool endOfMessage, out int consumed, out int written)
        {
            (consumed, written) = (0, 0);
            while (true)
            {
                var run = Math.Min(_pending, destination.Length - written);
                destination.Slice(written, run).Fill(_octet);
                (written, _pending) = (written + run, _pending - run);
                if (_pending > 0)
                    return OperationStatus.DestinationTooSmall;
                if (consumed == source.Length)
                    return endOfMessage && _count != 0 ? OperationStatus.InvalidData : OperationStatus.Done;

                var next = source[consumed++];
                (_count, _pending, _octet) = _count == 0 ? (next, 0, _octet) : (0, _count, next);
            }
        }

        public byte Encode(ReadOnlySpan<byte> source, bool endOfMessage, IBufferWriter<byte> destination)
        {
            foreach (var octet in source)
                destination.Write<byte>([1, octet]);
            return Rsv;
        }
    }

    private static ConnectionRun Run(ConnectionOptions options, params RawFrame[] frames) =>
        ConnectionRun.Of(Role.Server, WireArbitraries.Encode(frames, Role.Client), options with { Extension = new RunLength() });

    [Property]
    public Property WhatIsEncodedAtOneEndIsDecodedAtTheOther() =>
        Prop.ForAll(WireArbitraries.Utf8.ToArbitrary(), Gen.Choose(0, 50).ToArbitrary(), (payload, at) =>
    {
        var sender = new WebSocketConnection(Role.Client, new SequenceEntropy(), new ConnectionOptions { Extension = new RunLength() });
        var cut = Math.Min(at, payload.Length);
        sender.SendText(payload.AsSpan(0, cut), fin: false);
        sender.SendText(payload.AsSpan(cut));
        var octets = sender.TakeOutput();
        var options = new ConnectionOptions { Extension = new RunLength() };
        return ConnectionRun.Of(Role.Server, WireArbitraries.Cut(octets, Enumerable.Range(0, octets.Length)), options).Events[0]
            == $"Text {Convert.ToHexString(payload)}";
    });

    [Test]
    public void AnExpansionStopsAtTheMessageLimit() => Assert.That(
        Run(new() { MaxMessageSize = 200 }, new RawFrame(Opcode.Binary, new byte[] { 100, 1, 101, 2 }) { Rsv = 2 }).Events[0],
        Is.EqualTo($"Failed {Violation.MessageTooBig}"));

    [Test]
    public void WhatCannotBeDecodedFailsTheConnection() => Assert.That(
        Run(ConnectionOptions.Default, new RawFrame(Opcode.Binary, new byte[] { 3 }) { Rsv = 2 }).Events[0],
        Is.EqualTo($"Failed {Violation.UndecodableExtensionData}"));

    [Test]
    public void DecodedTextIsValidatedToo() => Assert.That(
        Run(ConnectionOptions.Default, new RawFrame(Opcode.Text, new byte[] { 1, 0xFF }) { Rsv = 2 }).Events[0],
        Is.EqualTo($"Failed {Violation.InvalidUtf8}"));

    [Test]
    public void ABitTheExtensionClaimsBelongsToTheFirstFrameOfAMessage() => Assert.Multiple(() =>
    {
        Assert.That(
            Run(ConnectionOptions.Default, new RawFrame(Opcode.Ping, default) { Rsv = 2 }).Events[0],
            Is.EqualTo($"Failed {Violation.ReservedRsv2}"));
        Assert.That(
            Run(
                ConnectionOptions.Default,
                new RawFrame(Opcode.Text, default) { Fin = false, Rsv = 2 },
                new RawFrame(Opcode.Continuation, default) { Rsv = 2 }).Events[0],
            Is.EqualTo($"Failed {Violation.ReservedRsv2}"));
    });
}
