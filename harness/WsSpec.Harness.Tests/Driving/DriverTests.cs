using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class DriverTests
{
    private static readonly RawFrame Question = Text("are you there?");
    private static readonly Timers Timers = Timers.Default;

    [Property(MaxTest = 30)]
    public bool TheSameSeedMakesTheSameOctets(int seed)
    {
        var options = PlayOptions.Default with { Seed = seed };
        var scenario = new Scenario("family/case", Sends(Question), AwaitEcho(Question), new StartClosingHandshake(Close(1000)));
        return Playing.Play(scenario, Playing.Reference, options).SentOctets().AsSpan()
            .SequenceEqual(Playing.Play(scenario, Playing.Reference, options).SentOctets());
    }

    [Property(MaxTest = 30)]
    public Property TheDeliveryChangesOnlyTheCuts() => Prop.ForAll(
        (from delivery in Gen.Elements(Enum.GetValues<Delivery>()) from length in Gen.Choose(0, 300) select (delivery, length))
            .ToArbitrary(), input =>
        {
            var scenario = new Scenario("family/case", Sends(Binary(Counting(input.length)), Question), AwaitEcho(Question));
            var whole = Playing.Play(scenario, Playing.Reference);
            var cut = Playing.Play(scenario, Playing.Reference, PlayOptions.Default with { Delivery = input.delivery });
            return whole.SentOctets().AsSpan().SequenceEqual(cut.SentOctets());
        });

    [Test]
    public void ADeadlineThatPassesIsRecordedAtItsTime()
    {
        var conversation = Playing.Play(new("family/case", Sends(Question)), (testee, _) => testee.ReadToEndAsync());
        Assert.That(conversation.Observations, Is.EqualTo(
            (Observation[])[new Silence(Timers.Handshake, "the response") { Waited = Timers.Handshake }]));
    }

    [Test]
    public void AnAwaitHoldsTheNextStepBack()
    {
        var delay = TimeSpan.FromSeconds(2);
        var conversation = Playing.Play(
            new("family/case", Sends(Question), AwaitEcho(Question), Sends(Text("next"))), async (testee, clock) =>
        {
            await testee.ReadAsync();
            await testee.SendAsync(Wired.Switching);
            await testee.ReadAsync();
            await Task.Delay(delay, clock);
            await testee.SendAsync(Question);
            await testee.ReadToEndAsync();
        });
        Assert.That(conversation.HarnessFrames.Select(f => f.At), Is.EqualTo((TimeSpan[])[TimeSpan.Zero, delay]));
    }

    /// <summary>Another message is no echo, and what was not awaited is recorded all the same.</summary>
    [Test]
    public void OnlyTheMessageThatWasSentEndsTheWaitForItsEcho()
    {
        var conversation = Playing.Play(new("family/case", Sends(Question), AwaitEcho(Question)), async (testee, clock) =>
        {
            await testee.ReadAsync();
            await testee.SendAsync(Wired.Switching);
            await testee.SendAsync(Text("welcome"), Binary(Question.Payload.ToArray()));
            await testee.ReadToEndAsync();
        });
        Assert.That(conversation.Observations.OfType<MessageSeen>().Count(), Is.EqualTo(2));
        Assert.That(conversation.Observations[^1], Is.InstanceOf<Silence>());
    }

    /// <summary>
    /// What decides has come, so the right echo is waited for as an echo usually takes: but only where no other message is still to be answered.
    /// </summary>
    [TestCase(1, false, 1.0)]
    [TestCase(1, true, 5.0)]
    [TestCase(2, false, 5.0)]
    public void ADamagedEchoIsTheAnswerWhereEachMessageHasOne(int messages, bool isForeign, double seconds)
    {
        var sent = Enumerable.Repeat(Sends(Question), messages);
        var conversation = Playing.Play(
            new("family/case", [.. sent, AwaitEcho(Question)]),
            async (testee, _) =>
            {
                await testee.ReadAsync();
                await testee.SendAsync([.. Wired.Switching, .. Wired.Encode(Role.Server, Text(isForeign ? "welcome" : "are you"))]);
                await testee.ReadToEndAsync();
            },
            PlayOptions.Default with { Learned = new(TimeSpan.MaxValue) });
        Assert.That(conversation.Observations[^1].Waited, Is.EqualTo(TimeSpan.FromSeconds(seconds)).Within(TimeSpan.FromMilliseconds(1)));
    }

    /// <summary>A Close must not be destroyed by the reset that unread octets would cause, so the sentinel comes late.</summary>
    [Test]
    public void AFailureIsAwaitedInPeaceBeforeTheSentinelAsks()
    {
        var conversation = Playing.Play(new("family/case", Sends(Question), AwaitFailure), Playing.Mute);
        var (sentinel, silence) = (conversation.HarnessFrames.Last(), conversation.Observations[^1]);
        Assert.That((sentinel.Opcode, sentinel.At), Is.EqualTo((Opcode.Ping, Timers.Patience)));
        Assert.That(Sentinel.Is(sentinel.Payload.Span), Is.True);
        Assert.That((silence.GetType(), silence.At), Is.EqualTo((typeof(Silence), Timers.Failure)));
    }

    [Test]
    public void ATesteeThatGoesOnAnswersTheSentinel() => Assert.That(
        Playing.Play(new("family/case", AwaitFailure), Playing.Reference).Observations.Select(o => o.GetType()),
        Is.EqualTo((Type[])[typeof(ResponseSeen), typeof(SentinelAnswered)]));

    [Test]
    public void OfATesteeThatDoesNotEchoAPongIsTheProof() => Assert.That(
        Playing.Play(new("family/case", Sends(Question), AwaitEcho(Question)), Playing.Reference,
            known: Playing.Server with { Profile = TargetProfile.Opaque }).SentOpcodes(),
        Is.EqualTo((Opcode[])[Opcode.Text, Opcode.Ping]));

    [Test]
    public void BothClosesAreFollowedByTheEnd() => Assert.That(
        Playing.Play(new("family/case", new StartClosingHandshake(Close(1000))), Playing.Reference).Observations.Select(o => o.GetType()),
        Is.EqualTo((Type[])[typeof(ResponseSeen), typeof(CloseSeen), typeof(TransportEnded)]));

    [Test]
    public void ACloseThatIsNotAnsweredIsASilence()
    {
        var conversation = Playing.Play(new("family/case", new StartClosingHandshake(Close(1000))), Playing.Mute);
        Assert.That(conversation.Observations[^1], Is.EqualTo(new Silence(Timers.Close, "a Close frame") { Waited = Timers.Close }));
    }

    [Test]
    public void WhatMeansNothingOnceItIsClosingIsLeftOut()
    {
        var late = new Send(Text("late")) { UnlessClosing = true };
        var conversation = Playing.Play(new("family/case", Sends(Close(1000)), AwaitClose, late), Playing.Reference);
        Assert.That(conversation.SentOpcodes(), Is.EqualTo((Opcode[])[Opcode.Close]));
    }

    [Test]
    public void TheFarewellIsNoPartOfTheTranscript()
    {
        byte[] octets = [];
        var conversation = Playing.Play(new("family/case", Sends(Question)), async (testee, _) =>
        {
            await testee.ReadAsync();
            await testee.SendAsync(Wired.Switching);
            octets = await testee.ReadToEndAsync();
        });
        Assert.That(conversation.SentOpcodes(), Is.EqualTo((Opcode[])[Opcode.Text]));
        Assert.That(Wired.Decode(Role.Client, octets).Select(f => f.Opcode), Is.EqualTo((Opcode[])[Opcode.Text, Opcode.Close]));
    }

    [TestCase(Delivery.Whole, 2)]
    [TestCase(Delivery.Coalesced, 1)]
    public void CoalescedAClientGetsTheFirstFramesWithThe101(Delivery delivery, int writes)
    {
        var (options, client) = (PlayOptions.Default with { Delivery = delivery }, Playing.Server with { Role = Role.Client });
        var conversation = Playing.Play(new("family/case", Sends(Question), AwaitEcho(Question)), AskAndEchoAsync, options, client);
        Assert.That(conversation.Entries<Entry.Sent>().Count(), Is.EqualTo(writes));
        Assert.That(conversation.Observations.Select(o => o.GetType()), Is.EqualTo((Type[])[typeof(RequestSeen), typeof(MessageSeen)]));
    }

    [Test]
    public void OnlyAClientIsGivenAnAuthority()
    {
        var client = Playing.Play(new("family/case", Sends(Question)), AskAndEchoAsync, known: Playing.Server with { Role = Role.Client });
        var server = Playing.Play(new("family/case", Sends(Question)), Playing.Reference);
        Assert.That((client.Authority, server.Authority), Is.EqualTo(("a.example", (string?)null)));
    }

    [Test]
    public void OurAbortIsRecordedAndMetByTheTestee()
    {
        Exception? met = null;
        var conversation = Playing.Play(new("family/case", Sends(Question), new Suite.Cases.Abort()), async (testee, _) =>
        {
            await testee.ReadAsync();
            await testee.SendAsync(Wired.Switching);
            try
            {
                await testee.ReadToEndAsync();
            }
            catch (TransportResetException e)
            {
                met = e;
            }
        });
        Assert.That(conversation.Entries<Entry.SentReset>().Count(), Is.EqualTo(1));
        Assert.That(met, Is.Not.Null);
    }

    /// <summary>A client in a few lines: it asks, waits for the 101 and sends back the first message.</summary>
    private static async Task AskAndEchoAsync(Wired testee, TimeProvider clock)
    {
        await testee.SendAsync("GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"u8.ToArray());
        await testee.ReadAsync();
        await testee.SendAsync(Wired.Encode(Role.Client, Question));
        await testee.ReadToEndAsync();
    }
}
