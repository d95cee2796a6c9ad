using System.Collections.Immutable;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests.Catalogue;

/// <summary>
/// Each rule about frames is put to both roles in every place where it can be broken, and each rule with a number on both sides of it: a
/// case that is taken away leaves a hole that shows here.
/// </summary>
public sealed class VariantTests
{
    private static readonly ILookup<Role, (ConformanceCase Case, ImmutableArray<SentFrame> Frames)> Sent =
        (from role in Enum.GetValues<Role>()
         from @case in ConformanceCatalogue.All
         where @case.Testee.Includes(role) && @case.Script.Any(step => step is Send)
         select (role, @case)).ToLookup(x => x.role, x => (x.@case, SentFrames.To(x.role, x.@case).ToImmutableArray()));

    private static IEnumerable<TestCaseData> Places =>
        from rule in FrameRuleVariants.Rules
        from variant in FrameRuleVariants.Variants
        where variant.IsInsideMessage ? rule.InsideMessages : rule.BetweenMessages
        where variant.Name != "first" || rule.BetweenMessages
        from role in Enum.GetValues<Role>()
        where rule.Testee.Includes(role)
        select new TestCaseData(rule, variant, role).SetArgDisplayNames(rule.ToString(), variant.ToString(), $"{role}");

    private static IEnumerable<TestCaseData> Borders =>
        from border in NumberBorders.All
        from role in Enum.GetValues<Role>()
        where border.Testee.Includes(role)
        select new TestCaseData(border, role).SetArgDisplayNames(border.Rule, $"{role}");

    [TestCaseSource(nameof(Places))]
    public void EachRuleAboutFramesIsBrokenInEveryPlace(object rule, object variant, Role role)
    {
        var (broken, place) = ((FrameRuleVariants.Rule)rule, (FrameRuleVariants.Variant)variant);
        Assert.That(
            Sent[role].Where(sent => sent.Case.Touches.Contains(broken.Requirement))
                .Any(sent => sent.Frames.Any(frame => broken.IsBrokenBy(frame) && place.Has(frame))),
            $"no case breaks {broken} {place} with a {role} under test");
    }

    [TestCaseSource(nameof(Borders))]
    public void EachRuleWithANumberHasCasesAtTheNumberAndBesideIt(object border, Role role)
    {
        var numbers = (NumberBorders.Border)border;
        var cases = ConformanceCatalogue.All.Where(@case => @case.Testee.Includes(role)).ToList();
        Assert.That(
            numbers.Numbers.Where(number => !cases.Any(@case => numbers.Has(@case, number))), Is.Empty, $"no case has these: {numbers.Rule}");
    }
}
