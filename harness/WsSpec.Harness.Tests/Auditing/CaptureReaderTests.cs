using System.Buffers.Binary;
using NUnit.Framework;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Capturing.Reading;

namespace WsSpec.Harness.Tests.Auditing;

public sealed class CaptureReaderTests
{
    private static readonly byte[] Octets = [0x45, 1, 2];

    [TestCase(0xA1B2C3D4u, true, 250_000)]
    [TestCase(0xA1B2C3D4u, false, 250_000)]
    [TestCase(0xA1B23C4Du, true, 250_000_000)]
    [TestCase(0xA1B23C4Du, false, 250_000_000)]
    public void TheClassicFormatIsReadInBothOrdersAndUnits(uint magic, bool isLittleEndian, int quarter)
    {
        using var file = new MemoryStream();
        foreach (var number in (uint[])[magic, 0x00040002, 0, 0, 65535, 101, 7, (uint)quarter, (uint)Octets.Length, 5])
        {
            var word = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(word, number);
            if (!isLittleEndian)
            {
                Array.Reverse(word);
            }

            file.Write(word);
        }

        file.Write(Octets);
        file.Position = 0;
        var reader = CaptureReader.Open(file)!;
        Assert.That(reader.Read(out var packet), Is.True);
        Assert.That((packet.Number, packet.At, packet.Link, packet.Missing), Is.EqualTo((1L, TimeSpan.FromSeconds(7.25), LinkType.Raw, 2)));
        Assert.That(packet.Octets.ToArray(), Is.EqualTo(Octets));
        Assert.That((reader.Read(out _), reader.Fault), Is.EqualTo((false, (string?)null)));
    }

    [Test]
    public void AFileThatBreaksOffIsReadUpToThere([Range(1, 20)] int missing)
    {
        using var file = new MemoryStream();
        var writer = new PcapngWriter(file);
        writer.WritePacket(TimeSpan.FromSeconds(1), Octets, null);
        writer.WritePacket(TimeSpan.FromSeconds(2), Octets, null);
        var reader = CaptureReader.Open(new MemoryStream(file.ToArray()[..^missing]))!;
        Assert.That((reader.Read(out _), reader.Read(out _)), Is.EqualTo((true, false)));
        Assert.That(reader.Fault, Does.EndWith("packet 2"));
    }

    [Test]
    public void WhatTheWriterWritesIsReadAgain()
    {
        using var file = new MemoryStream();
        new PcapngWriter(file).WritePacket(TimeSpan.FromMicroseconds(1_500_000_123_456), Octets, "a comment");
        file.Position = 0;
        Assert.That(CaptureReader.Open(file)!.Read(out var packet), Is.True);
        Assert.That((packet.At, packet.Link), Is.EqualTo((TimeSpan.FromMicroseconds(1_500_000_123_456), LinkType.Ipv4)));
        Assert.That(packet.Octets.ToArray(), Is.EqualTo(Octets));
    }

    [TestCase("")]
    [TestCase("no capture at all")]
    public void NothingElseIsTakenForACapture(string text) =>
        Assert.That(CaptureReader.Open(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text))), Is.Null);
}
