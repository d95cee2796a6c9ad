using System.Buffers;
using NUnit.Framework;
using WsSpec.Harness.Auditing;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Auditing;

public sealed class FrameSynchroniserTests
{
    private static readonly byte[] Hello = "Hello"u8.ToArray();

    [TestCase(Role.Server, false)]
    [TestCase(Role.Client, true)]
    public void FourSegmentsThatAreAFrameEachAreEnough(Role sender, bool masked)
    {
        var synchroniser = new FrameSynchroniser();
        var answers = Enumerable.Range(0, 5).Select(_ => synchroniser.Add(Frame(new(Opcode.Text, Hello), sender))).ToList();
        Assert.That(answers, Is.EqualTo((int?[])[null, null, null, null, 0]));
        Assert.That(synchroniser.Masked, Is.EqualTo(masked));
    }

    [Test]
    public void AFrameThatWasJoinedInTheMiddleIsPassed([Values(1, 7, 200, 70_000)] int octets, [Values(1, 2, 1000)] int cut)
    {
        var synchroniser = new FrameSynchroniser();
        var frame = Frame(new(Opcode.Text, Hello), Role.Server);
        byte[] stream = [.. Frame(new(Opcode.Binary, new byte[octets]), Role.Server)[^octets..], .. Enumerable.Repeat(frame, 20).SelectMany(f => f)];
        long? begins = null;
        for (var at = 0; at < stream.Length; at += cut)
        {
            begins ??= synchroniser.Add(stream.AsSpan(at, Math.Min(cut, stream.Length - at))) is { } unread ? at + unread : null;
        }

        Assert.That((begins - octets) % frame.Length, Is.Zero);
    }

    [Test]
    public void BehindAContinuationNothingIsKnownOfTheMessage()
    {
        var synchroniser = new FrameSynchroniser();
        var fragment = Frame(new(Opcode.Continuation, Hello) { Fin = false }, Role.Server);
        Assert.That(Enumerable.Range(0, 100).Select(_ => synchroniser.Add(fragment)), Is.All.Null);
        Assert.That(synchroniser.Add(Frame(new(Opcode.Continuation, Hello), Role.Server)), Is.Null);
        Assert.That(synchroniser.Add(Frame(new(Opcode.Text, Hello), Role.Server)), Is.Zero);
    }

    [TestCase(0x00)]
    [TestCase(0x01)]
    [TestCase(0x0A)]
    [TestCase(0x61)]
    [TestCase(0x81)]
    [TestCase(0xFF)]
    public void ManyOctetsThatAreEqualAreNoFrames(byte octet)
    {
        var synchroniser = new FrameSynchroniser();
        var segment = Enumerable.Repeat(octet, 1448).ToArray();
        Assert.That(Enumerable.Range(0, 100).Select(_ => synchroniser.Add(segment)), Is.All.Null);
    }

    [Test]
    public void OctetsThatWereZeroBeforeTheyWereMaskedAreNoFrames()
    {
        var synchroniser = new FrameSynchroniser();
        var segment = Enumerable.Repeat<byte[]>([0x28, 0xBC, 0x82, 0x1A], 362).SelectMany(key => key).ToArray();
        Assert.That(Enumerable.Range(0, 100).Select(_ => synchroniser.Add(segment)), Is.All.Null);
    }

    [Test]
    public void RandomOctetsAreNoFrames()
    {
        var (synchroniser, random, segment) = (new FrameSynchroniser(), new Random(6455), new byte[1448]);
        for (var i = 0; i < 2000; i++)
        {
            random.NextBytes(segment);
            Assert.That(synchroniser.Add(segment), Is.Null);
        }
    }

    private static byte[] Frame(RawFrame frame, Role sender)
    {
        var octets = new ArrayBufferWriter<byte>();
        frame.WriteTo(octets, sender, 0x01020304);
        return octets.WrittenSpan.ToArray();
    }
}
