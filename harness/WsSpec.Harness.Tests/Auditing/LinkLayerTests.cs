using NUnit.Framework;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Capturing.Reading;
using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Harness.Tests.Auditing;

public sealed class LinkLayerTests
{
    private const string Zeros12 = "000000000000000000000000";

    /// <summary>IPv4 with TCP from 10.0.0.1:1 to 10.0.0.2:80, sequence number 5, the octet 61.</summary>
    private const string V4 = "4500002900000000400600000A0000010A000002" + "00010050000000050000000050180000000000" + "00" + "61";

    private const string V6 = "6000000000150640" + "0000000000000000000000000000000A" + "0000000000000000000000000000000B"
        + "00010050000000050000000050180000000000" + "00" + "61";

    [TestCase(LinkType.Raw, V4)]
    [TestCase(LinkType.Ipv6, V6)]
    [TestCase(LinkType.Null, "02000000" + V4)]
    [TestCase(LinkType.Null, "0000001E" + V6)]
    [TestCase(LinkType.Loop, "00000002" + V4)]
    [TestCase(LinkType.Ethernet, Zeros12 + "0800" + V4)]
    [TestCase(LinkType.Ethernet, Zeros12 + "86DD" + V6)]
    [TestCase(LinkType.Ethernet, Zeros12 + "0800" + V4 + "00000000000000")]
    [TestCase(LinkType.Ethernet, Zeros12 + "88A80001" + "81000002" + "0800" + V4)]
    [TestCase(LinkType.Ethernet, Zeros12 + "8864" + "110000010000" + "0021" + V4)]
    [TestCase(LinkType.Ethernet, Zeros12 + "8847" + "00001000" + "00002100" + V4)]
    [TestCase(LinkType.Ethernet, Zeros12 + "0030" + "AAAA03000000" + "0800" + V4)]
    [TestCase(LinkType.LinuxCooked, "0000030400060000000000000000" + "0800" + V4)]
    [TestCase(LinkType.LinuxCooked2, "0800000000000001030400060000000000000000" + V4)]
    public void TheSegmentIsFoundBehindEachHeader(int link, string packet)
    {
        var segment = Segment((LinkType)link, Convert.FromHexString(packet));
        Assert.That(segment, Is.Not.Null);
        Assert.That((segment!.Value.Source.Port, segment.Value.Destination.Port, segment.Value.Sequence), Is.EqualTo((1, 80, 5u)));
        Assert.That(segment.Value.Payload.ToArray(), Is.EqualTo("a"u8.ToArray()));
    }

    [Test]
    public void NoPacketThatIsCutShortIsMoreThanItIs()
    {
        var whole = Convert.FromHexString(Zeros12 + "88A80001" + "81000002" + "0800" + V4);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.That(Segment(LinkType.Ethernet, whole[..length])?.Payload.Length ?? 0, Is.Zero);
        }
    }

    [Test]
    public void FragmentsAreJoinedInAnyOrder()
    {
        var whole = Convert.FromHexString(V4);
        byte[] first = [.. whole[..20], .. whole[20..36]];
        byte[] second = [.. whole[..20], .. whole[36..]];
        (first[3], first[6]) = (36, 0x20);
        (second[3], second[7]) = (25, 2);
        foreach (var order in (byte[][][])[[first, second], [second, first], [second, second, first]])
        {
            var fragments = new FragmentAssembler();
            var joined = order.Select(packet => fragments.Take(IpPacket.Read(packet, 0)!.Value)).ToList();
            Assert.That(joined.SkipLast(1), Is.All.Null);
            Assert.That(TcpSegment.Read(joined[^1]!.Value)!.Value.Payload.ToArray(), Is.EqualTo("a"u8.ToArray()));
        }
    }

    private static TcpSegment? Segment(LinkType link, byte[] packet) =>
        LinkLayer.Payload(link, packet) is { } octets && IpPacket.Read(octets, 0) is { } ip ? TcpSegment.Read(ip) : null;
}
