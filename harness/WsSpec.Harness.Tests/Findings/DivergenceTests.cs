using NUnit.Framework;
using WsSpec.Harness.Findings;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Findings;

public sealed class DivergenceTests
{
    private static readonly byte[] Key = [0x12, 0x34, 0x56, 0x78];

    [Test]
    public void TheFirstWrongOctetIsNamed() => Assert.That(
        Told(Masked(0x82, [.. Enumerable.Repeat((byte)0x41, 60)]), [0x82, 60, .. Enumerable.Repeat((byte)0x41, 41), 0x5A, .. new byte[18]]),
        Is.EqualTo("octet 42 of the message that comes back is 5a, expected 41"));

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void AMaskThatIsReadFromTheWrongPlaceIsRecognised(int shift)
    {
        byte[] payload = [.. Enumerable.Range(0, 40).Select(i => (byte)i)];
        byte[] came = [.. payload.Select((octet, i) => i < 13 ? octet : (byte)(octet ^ Key[i % 4] ^ Key[(i + shift) % 4]))];
        Assert.That(Told(Masked(0x82, payload), [0x82, 40, .. came]), Does.EndWith($"; the rest fits the mask shifted by {shift}"));
    }

    [Test]
    public void AWrongPongIsAWrongAnswer() => Assert.That(
        Told(Masked(0x89, "ping"u8.ToArray()), [0x8A, 4, .. "pang"u8]),
        Is.EqualTo("octet 2 of the Pong is 61, expected 69"));

    [Test]
    public void AFrameThatIsNotFinishedIsTold() => Assert.That(
        Told(Masked(0x88, [0x03, 0xE8]), [0x88, 88, 0x03, 0xE8, 0x41]),
        Is.EqualTo("the octets end inside a Close that announces 88 octets, of which 3 came"));

    [Test]
    public void TheOctetThatFitsNoCharacterIsNamed() => Assert.That(
        Told(Masked(0x81, [0x48, 0xC0, 0xAF]), [0x81, 3, 0x48, 0xC0, 0xAF]),
        Is.EqualTo("octet 2 of the text that was sent, c0, fits no character of UTF-8"));

    [Property]
    public void WhatComesBackAsItWasSentDiffersNowhere(byte[] payload) =>
        Assert.That(
            Told(Masked(0x82, [.. payload.Take(100)]), [0x82, (byte)Math.Min(payload.Length, 100), .. payload.Take(100)]), Is.Null);

    private static string? Told(byte[] sent, byte[] received) => Divergence.In(
        WireTap.Read(new(Role.Server,
        [
            new Entry.Sent(default, "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
            new Entry.Received(default, "HTTP/1.1 101 Switching Protocols\r\n\r\n"u8.ToArray()),
            new Entry.Sent(default, sent),
            new Entry.Received(default, received),
        ])),
        TargetProfile.Echo);

    private static byte[] Masked(byte first, byte[] payload) =>
        [first, (byte)(0x80 | payload.Length), .. Key, .. payload.Select((octet, i) => (byte)(octet ^ Key[i % 4]))];
}
