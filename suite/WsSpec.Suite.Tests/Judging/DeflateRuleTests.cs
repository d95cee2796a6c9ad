using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Tests.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Judging;

public sealed class DeflateRuleTests
{
    private const string Field = "Sec-WebSocket-Extensions";

    private static readonly Gen<DeflateOptions> Options =
        from keeps in Gen.Elements(true, false)
        from bits in Gen.Choose(8, 15)
        from peerBits in Gen.Choose(8, 15)
        select new DeflateOptions { KeepsContext = keeps, WindowBits = bits, PeerWindowBits = peerBits };

    [Property(MaxTest = 200)]
    public Property WhateverTwoReferencesAgreeOnTheirMessagesBreakNoRule() => Prop.ForAll(
        Options.ToArbitrary(), Options.ToArbitrary(), DeflateMessages.One.ListOf().ToArbitrary(), (client, server, messages) =>
        {
            var offer = DeflateNegotiation.Offer(client).ToExtension();
            var agreed = DeflateNegotiation.Accept([offer], server)!;
            return new[] { Role.Client, Role.Server }.Select(testee =>
            {
                var extension = new PerMessageDeflateExtension(testee, agreed, testee == Role.Client ? client : server);
                var frames = messages.Select(m => new RawFrame(Opcode.Binary, ExtensionRun.Encode(extension, [m])) { Rsv = extension.Rsv })
                    .ToArray();
                var conversation = new JudgedConversation(testee)
                    .Opens(RawRequest.Baseline.Plus(Field, offer.ToString()), RawResponse.Baseline.Plus(
                        Field, agreed.ToExtension().ToString()))
                    .TesteeSends(frames).Conversation;
                var seen = conversation.Observations.OfType<MessageSeen>().Select(m => Convert.ToHexString(m.Payload.Span));
                return seen.SequenceEqual(messages.Select(Convert.ToHexString)).Label("the messages are read")
                    .And((BrokenBy(conversation) is []).Label(string.Join(", ", BrokenBy(conversation))));
            }).Aggregate((a, b) => a.And(b));
        });

    [Test]
    public void OneOfSeveralOffersHasToFitTheResponse()
    {
        var conversation = new JudgedConversation(Role.Server).Opens(
            RawRequest.Baseline.Plus(Field, "permessage-deflate; server_max_window_bits=10").Plus(Field, "permessage-deflate"),
            RawResponse.Baseline.Plus(Field, "permessage-deflate")).Conversation;
        Assert.That(BrokenBy(conversation), Is.Empty);
    }

    private static List<string> BrokenBy(Conversation conversation) =>
        [.. StandingRules.All.Where(rule => rule.Testee.Includes(conversation.Testee) && rule.Breach(conversation) is not null)
            .Select(rule => rule.Id)];
}
