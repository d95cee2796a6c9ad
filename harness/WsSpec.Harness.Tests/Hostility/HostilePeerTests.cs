using NUnit.Framework;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Driving;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Hostility;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Hostility;

/// <summary>What the harness takes in of a hostile peer has a bound in octets, frames and reads, whatever the peer does.</summary>
public sealed class HostilePeerTests
{
    /// <summary>More than any peer here may have of one connection: see <see cref="Allowance"/>.</summary>
    private const long Bound = 1200 * 1024;

    private const int ReadLength = 64 * 1024;
    private const int FrameWeight = 384;
    private const int PieceWeight = 160;

    private static readonly RawFrame Message = Text("is anybody there?");
    private static readonly RawFrame Question = Ping("still there?");

    /// <summary>An ordinary case on a connection with permessage-deflate.</summary>
    private static readonly Scenario Ordinary = new(
        "hostility/ordinary",
        new Open { Request = RawRequest.Baseline.Plus("Sec-WebSocket-Extensions", "permessage-deflate") },
        Sends(Message),
        AwaitEcho(Message),
        Sends(Question),
        AwaitPong(Question),
        new StartClosingHandshake(Close(1000)));

    private static readonly Expectation Echo =
        new(Rfc6455.FragmentedMessage, [new Outcome("answered", EchoOf(Message), PongOf(Question), Rest)]);

    public static IEnumerable<TestCaseData> Peers =>
        from role in Enum.GetValues<Role>()
        from peer in AllHostilePeers.Of(role)
        where !peer.IsBelowTls
        select new TestCaseData(role, peer).SetArgDisplayNames(role.ToString(), peer.Name);

    [TestCaseSource(nameof(Peers))]
    public void WhatIsTakenInOfItIsBounded(Role role, HostilePeer peer)
    {
        var (conversation, transport) = Play(role, peer);
        var received = conversation.Transcript.Entries.OfType<Entry.Received>().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(transport.Octets, Is.LessThanOrEqualTo((Bound / 2) + ReadLength), "octets read");
            Assert.That(transport.Reads, Is.LessThanOrEqualTo(Bound / PieceWeight), "reads");
            Assert.That(received.Sum(entry => (long)entry.Octets.Length), Is.LessThanOrEqualTo(Bound / 2), "octets kept");
            Assert.That(received, Has.Count.LessThanOrEqualTo(Bound / PieceWeight), "pieces kept");
            Assert.That(conversation.TesteeFrames.Length, Is.LessThanOrEqualTo(Bound / FrameWeight), "frames kept");
            Assert.That(
                conversation.Observations.OfType<MessageSeen>().Sum(message => (long)message.Payload.Length),
                Is.LessThanOrEqualTo(Bound), "inflated octets kept");
            JudgeAgain(conversation);
        });
    }

    /// <summary>The same judgement comes of the record alone, and where it is none of the testee it says how much was read.</summary>
    private static void JudgeAgain(Conversation conversation)
    {
        var judgement = Oracle.Judge(Ordinary, Echo, conversation, TargetProfile.Echo);
        Assert.That(Oracle.Judge(Ordinary, Echo, WireTap.Read(conversation.Transcript), TargetProfile.Echo), Is.EqualTo(judgement));
        if (conversation.Observations is [.., FloodSeen flood])
        {
            Assert.That(flood.Octets, Is.Positive.And.LessThanOrEqualTo(Bound));
            Assert.That(
                judgement.Verdict != Verdict.Inconclusive || judgement.Summary.Contains($"{flood.Octets} octets, {flood.Frames} frames"),
                judgement.Summary);
        }
    }

    [Test]
    public void ThereAreMany() => Assert.That(
        Enum.GetValues<Role>().Select(role => AllHostilePeers.Of(role).Count()), Is.All.GreaterThanOrEqualTo(60));

    [Test]
    public void EveryPeerHasANameOfItsOwn() => Assert.That(AllHostilePeers.All.Select(peer => peer.Name), Is.Unique);

    private static (Conversation Conversation, CountedTransport Transport) Play(Role role, HostilePeer peer)
    {
        var testee = new Counterpart
        {
            Role = role,
            Opening = new() { Host = role == Role.Client ? ReferenceClientTarget.Uri.Authority : "reference.test", RequestTarget = "/" },
        };
        return VirtualTime.Run(async world =>
        {
            var (ours, theirs) = MemoryTransport.CreatePair();
            var counted = new CountedTransport(ours);
            _ = TakePartAsync();
            return (await Driver.PlayAsync(
                Ordinary, counted, testee, PlayOptions.Default with { Clock = world }, CancellationToken.None), counted);

            async Task TakePartAsync()
            {
                await Task.Yield();
                await new HostileEndpoint(peer, role, world, (_, _) => Task.CompletedTask, 0).PlayAsync(theirs, CancellationToken.None);
            }
        });
    }
}
