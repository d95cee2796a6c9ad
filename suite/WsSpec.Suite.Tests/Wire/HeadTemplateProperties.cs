using System.Text;
using FsCheck;
using NUnit.Framework;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Wire;

public sealed class HeadTemplateProperties
{
    private static readonly PlaceValues Values = PlaceValues.Sample;

    [Property]
    public bool WhatNamesNoPlaceStaysAsItIs(NonNull<string> text) =>
        Enum.GetValues<Place>().Any(place => text.Get.Contains(HeadTemplate.Notation(place), StringComparison.Ordinal))
        || Fill(text.Get, Values).AsSpan().SequenceEqual(Encoding.Latin1.GetBytes(text.Get));

    [Property]
    public bool APlaceIsFilledBetweenWhateverStandsAroundIt(NonNull<string> before, Place place, NonNull<string> after)
    {
        var (left, right) = (before.Get.Replace('{', '('), after.Get.Replace('{', '('));
        return Fill(left + HeadTemplate.Notation(place) + right, Values).AsSpan()
            .SequenceEqual(Encoding.Latin1.GetBytes(left + Values[place] + right));
    }

    /// <summary>A value that looks like a place is not one: what fills a place is not looked at again.</summary>
    [Property]
    public bool ValuesAreNotReadForPlaces(Place one, Place other)
    {
        var notation = HeadTemplate.Notation(other);
        var values =
            new PlaceValues
            {
                Scheme = notation,
                Host = notation,
                Target = notation,
                Origin = notation,
                Subprotocol = notation,
                Key = notation
            };
        return Fill(HeadTemplate.Notation(one), values).AsSpan().SequenceEqual(Encoding.Latin1.GetBytes(values[one]));
    }

    [TestCase("{key", "{key")]
    [TestCase("{}", "{}")]
    [TestCase("{Key}", "{Key}")]
    [TestCase("{{key}}", "{dGhlIHNhbXBsZSBub25jZQ==}")]
    [TestCase("{host}{host}", "127.0.0.1127.0.0.1")]
    [TestCase("{accept-without-padding}", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo")]
    public void BracesMeanAPlaceOnlyAroundItsName(string notation, string filled) =>
        Assert.That(Encoding.Latin1.GetString(Fill(notation, Values)), Is.EqualTo(filled));

    [Test]
    public void WithoutAKeyThereIsNoAcceptValue() =>
        Assert.That(Fill("{key}{accept}{accept-in-other-case}", Values with { Key = null }), Is.Empty);

    /// <summary>A misspelt place would be sent as it is, and nobody would notice.</summary>
    [Test]
    public void NoHeadOfTheCatalogueHasANameInBracesThatIsNoPlace() => Assert.That(
        ConformanceCatalogue.All.SelectMany(c => c.Scenario.Script).SelectMany(Heads).SelectMany(head => head.Parts)
            .OfType<HeadPart.Literal>()
            .Where(literal =>
                literal.Octets.Contains('{', StringComparison.Ordinal) && literal.Octets.Contains('}', StringComparison.Ordinal))
            .Select(literal => literal.Octets),
        Is.Empty);

    private static IEnumerable<HeadTemplate> Heads(Step step) => step switch
    {
        Open open => [open.Request.Template([]), open.Response.Template],
        SendRequest send => [send.Request.Template([])],
        SendResponse send => [send.Response.Template],
        _ => [],
    };

    private static byte[] Fill(string notation, PlaceValues values) => HeadTemplate.Parse(notation).Fill(values);
}
