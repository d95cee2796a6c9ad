using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;

namespace WsSpec.Suite.Tests.Autobahn;

/// <summary>The patterns of specification files, with their traps.</summary>
public sealed class CaseSelectionTests
{
    [TestCase("1.*", "1.1.1", true)]
    [TestCase("1.*", "10.1.1", false)]
    [TestCase("1*", "10.1.1", true)]
    [TestCase("1*", "13.1.1", true)]
    [TestCase("*1", "6.1.2", true)]
    [TestCase("*", "7.9.9", true)]
    [TestCase("6.2.*", "6.20.1", false)]
    [TestCase("12.*.1", "12.1.18", true)]
    [TestCase("1.1.1", "1.1.1", true)]
    [TestCase("1.1", "1.1.1", false)]
    [TestCase("", "1.1.1", false)]
    [TestCase("(*", "1.1.1", false)]
    public void APatternTakesWhatBeginsLikeIt(string pattern, string id, bool taken) =>
        Assert.That(CaseSelection.IsMatch(pattern, id), Is.EqualTo(taken));

    [TestCase("ws*", "ws 8", true)]
    [TestCase("ws", "ws 8", false)]
    [TestCase("*", "", true)]
    public void AnAgentIsMatchedAsAWhole(string pattern, string agent, bool taken) =>
        Assert.That(CaseSelection.IsWholeMatch(pattern, agent), Is.EqualTo(taken));

    /// <summary>The regular expression that says the same is the measure.</summary>
    [Property(MaxTest = 2000)]
    public Property AStarStandsForAnyCharacters() => Prop.ForAll(Words("ab*").ToArbitrary(), Words("ab.").ToArbitrary(), (pattern, text) =>
    {
        var expression = string.Join(".*", pattern.Split('*').Select(Regex.Escape));
        Assert.That(CaseSelection.IsWholeMatch(pattern, text), Is.EqualTo(Regex.IsMatch(text, $@"\A{expression}\z")));
        Assert.That(
            CaseSelection.IsMatch(pattern, text),
            Is.EqualTo(pattern.Contains('*') ? Regex.IsMatch(text, $@"\A{expression}") : pattern == text));
    });

    [Test]
    public void PatternsThatMatchNothingAreNoError() => Assert.That(
        CaseSelection.Select(AutobahnCatalogue.Full, ["11.*", "2.1", "99.9"], ["", "3.14", "8.*"]).Select(c => c.Id), Is.EqualTo(
            new[] { "2.1" }));

    private static Gen<string> Words(string alphabet) =>
        from length in Gen.Choose(0, 6)
        from characters in Gen.Elements(alphabet.ToCharArray()).ArrayOf(length)
        select new string(characters);
}
