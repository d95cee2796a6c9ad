using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class AllowanceTests
{
    private const long Mebibyte = 1024 * 1024;
    private static readonly Scenario Ordinary = new("hostility/ordinary", Sends(Ping()));

    /// <summary>Thousands of floods together are kept within what the run has.</summary>
    [Test]
    public void WhatIsKeptOfARunIsBounded()
    {
        var run = Allowance.OfRun();
        var kept = 0L;
        for (var connection = 0; connection < 10_000; connection++)
        {
            var weight = run.For(Ordinary);
            kept += weight - Allowance.OfRunThatIsSpent.For(Ordinary);
            run.Keep(Ordinary, weight);
        }

        Assert.That(kept, Is.LessThanOrEqualTo(32 * Mebibyte));
        Assert.That(run.For(Ordinary), Is.Positive);
    }

    [Test]
    public void WhoKeepsLittleTakesNothingFromOthers()
    {
        var run = Allowance.OfRun();
        var first = run.For(Ordinary);
        run.Keep(Ordinary, 1000);
        Assert.That(run.For(Ordinary), Is.EqualTo(first));
    }

    /// <summary>Legal large messages go on working: their octets are accounted for in full, on the wire and inflated.</summary>
    [TestCase(16)]
    [TestCase(1)]
    public void AnEchoHasRoomHoweverLargeItIs(int mebibytes)
    {
        var message = Binary(new byte[mebibytes * Mebibyte]);
        Assert.That(
            Allowance.OfOneConnection.For(new("hostility/large", Sends(message), AwaitEcho(message))),
            Is.GreaterThan(3 * mebibytes * Mebibyte));
    }

    /// <summary>However many octets there is room for: a piece is kept with its time.</summary>
    [Test]
    public void OctetsThatComeOneByOneFillARoomSoon()
    {
        const int Fragments = 131_000;
        var fragment = Binary(new byte[1]) with { Fin = false };
        var scenario = new Scenario("hostility/unended", new Send([.. Enumerable.Repeat(fragment, Fragments)]));
        var tap = new WireTap(Role.Server, Allowance.OfRun().RoomFor(scenario));
        var pieces = 0;
        for (; !tap.IsFlooded && pieces < 10 * Fragments; pieces++)
        {
            tap.Read(new Entry.Received(TimeSpan.Zero, new byte[1]));
        }

        Assert.That(pieces, Is.LessThan(Fragments + 20_000));
    }
}
