using System.Xml;
using NUnit.Framework;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Text;

namespace WsSpec.Harness.Tests.Reports;

public sealed class PrintableProperties
{
    [Property]
    public void EveryCharacterIsOneThatXmlHasAPlaceFor(string? text) =>
        Assert.That(() => XmlConvert.VerifyXmlChars(Printable.Text(text ?? "")), Throws.Nothing);

    [Property]
    public void ALineHasNoLineBreak(string? text) =>
        Assert.That(Printable.Line(text ?? "").ReplaceLineEndings("\n"), Does.Not.Contain('\n'));

    [TestCase("\u001b[31m", ExpectedResult = "\\u001b[31m")]
    [TestCase("\u202eabc", ExpectedResult = "\\u202eabc")]
    [TestCase("\ufffe", ExpectedResult = "\\ufffe")]
    [TestCase("Grüße, 世界 🙂", ExpectedResult = "Grüße, 世界 🙂")]
    public string WhatCannotBePrintedIsEscaped(string text) => Printable.Line(text);

    [Test]
    public void ALoneSurrogateBecomesTheReplacementCharacter() =>
        Assert.That(Printable.Line(new string((char)0xD800, 1)), Is.EqualTo("\ufffd"));
}
