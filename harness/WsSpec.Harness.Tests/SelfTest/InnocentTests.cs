using NUnit.Framework;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Innocents;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.SelfTest;

/// <summary>Whoever uses a freedom of the RFCs is not accused; a sample of innocents and of cases says so, or all of them in the long
/// form.</summary>
public sealed class InnocentTests
{
    private const int EveryFewInnocents = 9;
    private const int EveryFewCases = 40;
    private const int FewestOfEachRole = 250;

    /// <summary>It breaks what it must keep in plain sight, so it shows whether an accusation would be noticed at all.</summary>
    private static readonly Innocent Culprit = new("no-innocent", "Every frame has RSV2.", "none", () => new()
    {
        Sends = frame => [frame with { Rsv = 2 }],
    });

    private static IEnumerable<Role> Roles => Enum.GetValues<Role>();

    [TestCaseSource(nameof(Roles))]
    public void NobodyIsAccusedForAFreedom(Role testee) => Assert.That(
        SelfTestRun.Acquit(
            testee,
            LongForm.Sample(AllInnocents.Of(testee), EveryFewInnocents),
            ConformanceCatalogue.All,
            LongForm.OneIn(EveryFewCases),
            CancellationToken.None).Accusations.Select(a => $"{a.Innocent.Name} by {a.Catch.CaseId}: {a.Catch.Summary}"),
        Is.Empty);

    [TestCaseSource(nameof(Roles))]
    public void ThereAreMany(Role testee) => Assert.That(AllInnocents.Of(testee).Count(), Is.GreaterThanOrEqualTo(FewestOfEachRole));

    [Test]
    public void EveryInnocentHasANameOfItsOwn() => Assert.That(AllInnocents.All.Select(innocent => innocent.Name), Is.Unique);

    [TestCaseSource(nameof(Roles))]
    public void ACulpritAmongThemIsAccused(Role testee)
    {
        var innocence = SelfTestRun.Acquit(testee, [Culprit], ConformanceCatalogue.All, EveryFewCases, CancellationToken.None);
        Assert.That((innocence.IsGood, innocence.Accused), Is.EqualTo((false, 1)));
        Assert.That(innocence.Lines(), Has.Some.Contains("standing/reserved-bits-are-clear"));
    }
}
