using System.Collections.Immutable;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Modelling;

/// <summary>The model and the catalogue were written apart; each case about frames is put to both.</summary>
public sealed class CatalogueAgreementTests
{
    /// <summary>Cases that leave open what others judge: the model does not.</summary>
    private static readonly string[] Narrow =
    [
        // Only who ends the transport, and what comes besides the answer, counts there, not its code.
        "closing/server-ends-transport-first/",
        "ping/ping-behind-close-needs-no-pong",
        "sending/close-ends-the-sending",
    ];

    private static IEnumerable<ConformanceCase> Cases =>
        ConformanceCatalogue.All.Where(c => IsAboutFrames(c) && c.Testee.Includes(Role.Server));

    /// <summary>
    /// Where a trace of the case ends in "whatever follows is another case's business", only the model has an opinion on that.
    /// </summary>
    [TestCaseSource(nameof(Cases))]
    public void TheModelAllowsExactlyWhatTheCaseAllows(ConformanceCase @case)
    {
        var model = Specification.Outcomes(@case.Script, Role.Server, TargetProfile.Echo, deflates: false);
        var differences =
            from behaviour in Behaviours.Of(@case)
            let byCase = Seen(@case.Outcomes, behaviour)
            let byModel = Seen(model, behaviour)
            where Allows(byCase) != Allows(byModel) && !(Allows(byCase) && (byCase?.Trace is [.., RestPattern] || ForgivesLimits(byCase)))
            select $"{(Allows(byModel) ? "only the model" : "only the case")} allows {Narrative.Tell(behaviour)}";
        Assert.That(differences, Is.Empty);
    }

    private static Outcome? Seen(ImmutableArray<Outcome> outcomes, ImmutableArray<Observation> behaviour) =>
        outcomes.FirstOrDefault(outcome => Pattern.Match(outcome.Trace, behaviour));

    private static bool Allows(Outcome? seen) => seen is not null && seen.Verdict != Verdict.Fail;

    /// <summary>How a message over somebody's limit is refused is graded leniently from 126 octets on; the model begins later.</summary>
    private static bool ForgivesLimits(Outcome? outcome) =>
        outcome?.Summary == "dropped without a Close" && outcome.Breaks == Rfc6455.CloseBeforeTcpClose;

    private static bool IsAboutFrames(ConformanceCase @case) => @case.Needs is Needs.None or Needs.Echo
        && @case.AnswersClose
        && @case.Family != "security"
        && !Narrow.Any(narrow => @case.Id.StartsWith(narrow, StringComparison.Ordinal))
        && !@case.Scenario.OpensInScript
        && @case.Script.OfType<Await>().Any()
        && @case.Script.All(step => step is Send or SendOctets or Await || (step is Open open && open.Request == RawRequest.Baseline));
}
