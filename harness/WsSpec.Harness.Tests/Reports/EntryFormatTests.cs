using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Reports.Json;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Reports;

public sealed class EntryFormatTests
{
    private static readonly Gen<string> Words = ArbMap.Default.GeneratorFor<UnicodeString>().Select(text => text.Get ?? "")
        .Where(IsWellFormed);

    private static readonly Gen<ExchangeSums> AnySums =
        from sent in Gen.Choose(0, int.MaxValue)
        from echoed in Gen.Choose(0, int.MaxValue)
        from altered in Gen.Choose(0, int.MaxValue)
        from counts in Gen.Choose(0, int.MaxValue).Select(count => count * 1000L).ArrayOf(6)
        from fault in Words
        select new ExchangeSums
        {
            Sent = sent,
            Echoed = echoed,
            Altered = altered,
            OctetsSent = counts[0],
            OctetsReceived = counts[1],
            WireOctetsSent = counts[2],
            WireOctetsReceived = counts[3],
            FramesSent = counts[4],
            FramesReceived = counts[5],
            Fault = fault,
        };

    [Property]
    public bool OctetsAreReadAsTheyWereWritten(NonNegativeInt at, byte[] octets)
    {
        var time = TimeSpan.FromMicroseconds(at.Get);
        return Again(new Entry.Sent(time, octets)) is Entry.Sent sent && sent.At == time && sent.Octets.Span.SequenceEqual(octets)
            && Again(new Entry.Received(time, octets)) is Entry.Received received
                && received.At == time
                && received.Octets.Span.SequenceEqual(octets);
    }

    [Property]
    public bool ManyOctetsAreReadAsTheyWereWritten(byte[] octets, PositiveInt times)
    {
        byte[] many = [.. Enumerable.Repeat(octets, times.Get * 100).SelectMany(same => same)];
        return Again(new Entry.Received(default, many)) is Entry.Received received && received.Octets.Span.SequenceEqual(many);
    }

    /// <summary>Those of an entry of <c>wsspec-report/2</c>.</summary>
    [TestCase("AAAA", 3)]
    [TestCase("eJwDAAAAAAE=", 1)]
    [TestCase("eJwDAAAAAAE=", -1)]
    [TestCase("eJwDAAAAAAE=", int.MaxValue)]
    public void PackedOctetsThatAreNotThoseAreAFormatException(string packed, int length) =>
        Assert.That(
            () => EntryFormat.Read(new(0, "Sent", null) { Packed = packed, Length = length }), Throws.TypeOf<FormatException>());

    [Property]
    public bool AFloodIsReadAsItWasWritten(NonNegativeInt octets, NonNegativeInt frames) =>
        IsKept(new Entry.Flood(default, octets.Get, frames.Get));

    [Property]
    public bool ACutIsReadAsItWasWritten(Cut? cut) =>
        Again(new Entry.Sent(default, default) { CutBefore = cut }) is Entry.Sent sent && sent.CutBefore == cut;

    [Test]
    public void ACutThatDoesNotExistIsAFormatException() =>
        Assert.That(() => EntryFormat.Read(new(0, "Sent", null) { Cut = "proven" }), Throws.TypeOf<FormatException>());

    [Property]
    public Property ASilenceIsReadAsItWasWritten() => Prop.ForAll(Words.ToArbitrary(), words => IsKept(new Entry.Silence(default, words)));

    [Property]
    public Property SumsAreReadAsTheyWereWritten() =>
        Prop.ForAll(AnySums.ToArbitrary(), sums => IsKept(new Entry.Exchanged(default, sums)));

    [Test]
    public void EventsAreReadAsTheyWereWritten() => Assert.That(
        (Entry[])[new Entry.SentEof(default), new Entry.SentReset(default), new Entry.ReceivedEof(default), new Entry.ReceivedReset(
            default), new Entry.Flood(default, 70_000, 12)],
        Has.All.Matches<Entry>(entry => IsKept(entry!)));

    /// <summary>What earlier versions have written is judged as long as the schema has its number.</summary>
    [Test]
    public void TheFormIsThatOfTheSchema()
    {
        var sums =
            new ExchangeSums
            {
                Sent = 1,
                Echoed = 2,
                Altered = 3,
                OctetsSent = 4,
                OctetsReceived = 5,
                WireOctetsSent = 6,
                WireOctetsReceived = 7,
                FramesSent = 8,
                FramesReceived = 9,
                Fault = "a\tb"
            };
        Entry[] entries =
            [new Entry.Sent(default, "x"u8.ToArray()), new Entry.Sent(default, "y"u8.ToArray()) { CutBefore = Cut.Proven },
                new Entry.Silence(default, "ein Écho"), new Entry.Exchanged(default, sums), new Entry.ReceivedEof(
                    TimeSpan.FromMilliseconds(1))];
        Assert.That(entries.Select(entry => EntryFormat.Write(entry)), Is.EqualTo((EntryDocument[])
        [
            new(0, "Sent", Base64("x")),
            new(0, "Sent", Base64("y")) { Cut = "Proven" },
            new(0, "Silence", Base64("ein Écho")),
            new(0, "Exchanged", Base64("1\t2\t3\t4\t5\t6\t7\t8\t9\ta\tb")),
            new(1000, "ReceivedEof", null),
        ]));
    }

    [Property]
    public bool AnyOctetsAreSumsOrAFault(byte[] octets) =>
        EntryFormat.Read(new(0, "Exchanged", Convert.ToBase64String(octets))) is Entry.Exchanged { Sums: not null };

    [TestCase("Nothing", null)]
    [TestCase("sent", null)]
    [TestCase("Sent", "!")]
    public void WhatIsNoEntryIsAFormatException(string kind, string? octets) =>
        Assert.That(() => EntryFormat.Read(new(0, kind, octets)), Throws.TypeOf<FormatException>());

    private static Entry Again(Entry entry) => EntryFormat.Read(EntryFormat.Write(entry));

    private static bool IsKept(Entry entry) => Again(entry) == entry;

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
