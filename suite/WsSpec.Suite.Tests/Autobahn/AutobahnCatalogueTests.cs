using System.Text.Json;
using System.Text.Unicode;
using NUnit.Framework;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;
using WsSpec.Suite.Autobahn.Payloads;
using WsSpec.Suite.Catalogue;

namespace WsSpec.Suite.Tests.Autobahn;

public sealed class AutobahnCatalogueTests
{
    [TestCase(1, 16)]
    [TestCase(2, 11)]
    [TestCase(3, 7)]
    [TestCase(4, 10)]
    [TestCase(5, 20)]
    [TestCase(6, 145)]
    [TestCase(7, 37)]
    [TestCase(9, 54)]
    [TestCase(10, 1)]
    [TestCase(12, 90)]
    [TestCase(13, 126)]
    public void AFamilyHasAsManyCasesAsAutobahns(int family, int count) =>
        Assert.That(AutobahnCatalogue.Full.All.Count(c => c.Family == family), Is.EqualTo(count));

    [Test]
    public void ThereAre517Cases() => Assert.That(AutobahnCatalogue.Full.All, Has.Length.EqualTo(517));

    [Test]
    public void TheCasesAreInTheOrderOfTheirNumbersAndEachIsThereOnce()
    {
        var numbers = AutobahnCatalogue.Full.All.Select(
            c => c.Id.Split('.').Aggregate(0, (all, part) => (all * 1000) + int.Parse(part)) * (c.Id.Count(x => x == '.') == 1 ? 1000 : 1));
        Assert.That(numbers, Is.Ordered.Ascending.And.Unique);
    }

    [Test]
    public void TheQuickProfileHasTheSameIds() => Assert.That(
        AutobahnCatalogue.Quick.All.Select(c => c.Id), Is.EqualTo(AutobahnCatalogue.Full.All.Select(c => c.Id)));

    [Test]
    public void NoCaseIsInTheNativeCatalogue() => Assert.That(
        AutobahnCatalogue.Full.All.Concat(AutobahnCatalogue.Quick.All).Select(c => c.Scenario.Id)
            .Where(id => ConformanceCatalogue.Find(id) is not null), Is.Empty);

    /// <summary>What wants events and has no exchange can be judged; what has an exchange is judged by its sums.</summary>
    [Test]
    public void EveryCaseHasGradesOrAnExchange() => Assert.That(
        AutobahnCatalogue.Full.All.Where(c => c.Grades.IsEmpty == (c.Exchange is null)).Select(c => c.Id), Is.Empty);

    [Test]
    public void TheSequencesAreValidWhereThePlatformSaysSo() => Assert.That(
        Utf8Sequences.All.Where(s => Utf8.IsValid(s.Octets) != s.IsValid).Select(s => s.Id), Is.Empty);

    [Test]
    public void ThePayloadsHaveAutobahnsSizes() => Assert.That(
        new[] { PayloadFiles.Json, PayloadFiles.Bitmap, PayloadFiles.Prose, PayloadFiles.Html, PayloadFiles.Pdf }.Select(f => f.Length),
        Is.EqualTo(new[] { 194_056, 263_222, 222_218, 263_647, 1_042_328 }));

    [Test]
    public void ThePayloadsOfTextCanBeCutAnywhere() => Assert.That(
        new[] { PayloadFiles.Json, PayloadFiles.Prose, PayloadFiles.Html }.Where(
            f => f.Span.ContainsAnyInRange((byte)0x80, (byte)0xFF)), Is.Empty);

    [Test]
    public void TheJsonIsJson()
    {
        using var document = JsonDocument.Parse(PayloadFiles.Json);
        Assert.That(document.RootElement.GetArrayLength(), Is.GreaterThan(100));
    }
}
