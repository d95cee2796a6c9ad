using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Running;

public sealed class HeavinessTests
{
    [Test]
    public void FewCasesAreHeavy() => Assert.That(
        NativeSuite.Instance.Cases.Count(c => Heaviness.IsHeavy(c.Scenario)),
        Is.Positive.And.LessThan(NativeSuite.Instance.Cases.Length / 20));

    [TestCase("limits/message-in-one-frame/16777217", true)]
    [TestCase("security/flood-is-survived/pings", true)]
    [TestCase("ping/pong-repeats-application-data/125", false)]
    public void LargeMessagesAndFloodsAre(string id, bool isHeavy) =>
        Assert.That(Heaviness.IsHeavy(NativeSuite.Instance.Find(id)!.Scenario), Is.EqualTo(isHeavy));

    /// <summary>What is decoded to be looked at leaves frames behind, also those that the harness sent; what is at hand leaves nothing.</summary>
    [Test]
    public void WhatIsDecodedAgainWeighsAsManyFramesAsItHas()
    {
        const int Frames = 40_000;
        var tap = new WireTap(Role.Server);
        tap.Read(new Entry.Sent(default, "GET / HTTP/1.1\r\n\r\n"u8.ToArray()));
        tap.Read(new Entry.Received(default, "HTTP/1.1 101 Switching Protocols\r\n\r\n"u8.ToArray()));
        tap.Read(new Entry.Sent(default, Enumerable.Repeat<byte[]>([0x01, 1, 0x61], Frames).SelectMany(frame => frame).ToArray()));
        var conversation = tap.Conversation();
        var packed = conversation.Packed();
        Assert.Multiple(() =>
        {
            Assert.That(Heaviness.Leaves(packed, packed.AtHand()), Is.GreaterThan(8 * 1024 * 1024));
            Assert.That(Heaviness.Leaves(conversation, conversation.AtHand()), Is.Zero);
            Assert.That(Heaviness.Look(packed, atHand => atHand.Frames.Length), Is.EqualTo(Frames));
        });
    }
}
