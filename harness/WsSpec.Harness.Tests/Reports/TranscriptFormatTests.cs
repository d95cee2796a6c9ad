using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reports.Json;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Reports;

public sealed class TranscriptFormatTests
{
    private static readonly ResultDocument Nothing = new() { Id = "a/b", Title = "", Verdict = "pass", Summary = "" };

    private static readonly Gen<Entry> AnyPiece =
        from octets in ArbMap.Default.GeneratorFor<byte[]>()
        from times in Gen.Choose(0, 300)
        from isSent in ArbMap.Default.GeneratorFor<bool>()
        let many = (byte[])[.. Enumerable.Repeat(octets, times).SelectMany(same => same)]
        select isSent ? (Entry)new Entry.Sent(default, many) : new Entry.Received(default, many);

    [Property]
    public Property EntriesAreReadAsTheyWereWritten() => Prop.ForAll(
        AnyPiece.ArrayOf().ToArbitrary(),
        entries =>
        {
            var written = TranscriptFormat.Write(Nothing, [.. entries]);
            return TranscriptFormat.Read(written.Transcript!, written.Packed).Select(Told).SequenceEqual(entries.Select(Told));
        });

    /// <summary>
    /// The echo of what was sent masked costs next to nothing, and neither does a message that is made when somebody looks.
    /// </summary>
    [Test]
    public void AnEchoTakesLittleRoom()
    {
        var payload = new byte[100_000];
        new Random(1).NextBytes(payload);
        var composer = new Composer(new() { Host = "", RequestTarget = "/" }, Role.Client, 1, "a/b");
        ImmutableArray<Entry> entries =
        [
            new Entry.Sent(default, composer.Compose(new RawFrame(Opcode.Binary, payload))),
            new Entry.Received(default, payload),
            new Entry.Sent(default, composer.Compose(new RawFrame(Opcode.Binary, LongOctets.Zeros(1 << 20)))),
        ];
        Assert.That(TranscriptFormat.Write(Nothing, entries).Packed, Has.Length.LessThan(payload.Length * 3 / 2));
    }

    [TestCase(null, 200)]
    [TestCase("", 200)]
    [TestCase("AAAA", 200)]
    [TestCase("AAAA", -1)]
    [TestCase("AAAA", int.MaxValue)]
    [TestCase("not base64", 1)]
    public void OctetsThatAreNotThereAreAFormatException(string? packed, int length) => Assert.That(
        () => TranscriptFormat.Read([new(0, "Sent", null) { Length = length }], packed), Throws.TypeOf<FormatException>());

    [Test]
    public void OctetsThatAreNobodysAreAFormatException()
    {
        var written = TranscriptFormat.Write(Nothing, [new Entry.Sent(default, new byte[1000])]);
        Assert.That(
            () => TranscriptFormat.Read([new(0, "Sent", null) { Length = 999 }], written.Packed), Throws.TypeOf<FormatException>());
    }

    private static string Told(Entry entry) =>
        $"{entry.GetType().Name} {entry.At} {Convert.ToHexString(((Entry.Piece)entry).Octets.Span)}";
}
