using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class ExchangePlayerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);
    private static readonly Open Offering = new() { Request = RawRequest.Baseline.Plus("Sec-WebSocket-Extensions", "permessage-deflate") };

    [Property(MaxTest = 30)]
    public Property EveryMessageComesBackUnaltered() => Prop.ForAll(
        (from length in Gen.Choose(0, 400)
         from count in Gen.Choose(1, 20)
         from fragment in Gen.Choose(0, 100)
         from write in Gen.Choose(0, 100)
         from deflated in Gen.Elements(true, false)
         select new Exchange(new MessageSeries(Opcode.Binary, Counting(251), length, count))
         {
             FragmentLength = fragment,
             WriteLength = write,
             Deflated = deflated,
             Limit = Limit,
         }).ToArbitrary(),
        exchange =>
        {
            var sums = Sums(Playing.Play(new("exchange/echo", exchange.Deflated ? Offering : new Open(), exchange), Playing.Reference));
            var octets = (long)exchange.Messages.Length * exchange.Messages.Count;
            return sums is { Altered: 0, Fault: "" } && sums.Sent == exchange.Messages.Count && sums.Echoed == sums.Sent
                && sums.OctetsSent == octets && sums.OctetsReceived == octets;
        });

    [Test]
    public void WhatIsExchangedIsNotKept()
    {
        var conversation = Playing.Play(new("exchange/echo", Echoing(10)), Playing.Reference);
        Assert.That(conversation.Frames, Is.Empty);
        Assert.That(conversation.Entries<Entry.Piece>().Count(), Is.EqualTo(2), "request and response");
    }

    [Test]
    public void WithoutAnAgreementNothingCompressedIsSent()
    {
        var conversation = Playing.Play(new("exchange/echo", Echoing(10) with { Deflated = true }), Playing.Reference);
        Assert.That(conversation.Entries<Entry.Exchanged>(), Is.Empty);
    }

    [Test]
    public void ATesteeThatDoesNotAnswerHasAsLongAsACaseBears()
    {
        var conversation = Playing.Play(new("exchange/echo", Echoing(2)), Playing.Mute);
        Assert.That(conversation.Entries<Entry.Exchanged>().Single().At, Is.EqualTo(Timers.Default.Case));
        Assert.That(Sums(conversation), Is.EqualTo(new ExchangeSums
        {
            Sent = 1,
            OctetsSent = 100,
            FramesSent = 1,
            WireOctetsSent = 106,
            Fault = ExchangeSums.TimedOut,
        }));
    }

    [Test]
    public void TheEndOfTheTransportEndsTheExchange()
    {
        var conversation = Playing.Play(new("exchange/echo", Echoing(2)), async (testee, _) =>
        {
            await testee.ReadAsync();
            await testee.SendAsync(Wired.Switching);
            await testee.ReadAsync();
            await testee.EndAsync();
        });
        Assert.That((Sums(conversation).Echoed, Sums(conversation).Fault), Is.EqualTo((0, "the connection is closing")));
    }

    [Test]
    public void ControlFramesBetweenAreKeptAndAnswered()
    {
        var conversation = Playing.Play(new("exchange/echo", Echoing(1)), async (testee, _) =>
        {
            await testee.ReadAsync();
            await testee.SendAsync(Wired.Switching);
            await testee.ReadAsync();
            await testee.SendAsync(Unfinished(Binary(Counting(50))), Ping("now"));
            await testee.SendAsync(Continuation(Counting(50, first: 50)));
            await testee.ReadToEndAsync();
        });
        Assert.That((Sums(conversation).Echoed, Sums(conversation).Altered), Is.EqualTo((1, 0)));
        Assert.That(conversation.Frames.Select(f => (f.Opcode, f.FromTestee)), Is.EqualTo(
            ((Opcode, bool)[])[(Opcode.Ping, true), (Opcode.Pong, false)]));
    }

    private static Exchange Echoing(int count) => new(new MessageSeries(Opcode.Binary, Counting(251), 100, count)) { Limit = Limit };

    private static ExchangeSums Sums(Conversation conversation) => conversation.Entries<Entry.Exchanged>().Single().Sums;
}
