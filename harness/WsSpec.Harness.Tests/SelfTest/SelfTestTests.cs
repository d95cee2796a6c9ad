using NUnit.Framework;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.SelfTest;

/// <summary><c>wsspec selftest</c> puts every case to every fault; here samples of both do, unless the long form is asked for.</summary>
public sealed class SelfTestTests
{
    private const int EveryFewFaults = 10;
    private const int EveryFewCases = 8;

    private static readonly IReadOnlyList<ConformanceCase> Sample = [.. LongForm.Sample(ConformanceCatalogue.All, EveryFewCases)];

    /// <summary>
    /// What the standing rules about a connection get to see: frames behind the handshake, messages of both types, and a Close.
    /// </summary>
    private static readonly IReadOnlyList<ConformanceCase> Few = [.. ConformanceCatalogue.All.Where(c =>
        c.Script.OfType<Open>().Any(open => !open.Together.IsEmpty)
            || c.Id is "close/is-answered/empty" or "masking/key-index-restarts-in-each-frame/5" or "ping/pings-at-any-time-are-answered")];

    /// <summary>What those about a run get to see.</summary>
    private static readonly IReadOnlyList<ConformanceCase> Many =
        [.. Few, .. ConformanceCatalogue.All.Where(c => c.Family is "masking" or "ping")];

    /// <summary>Every place where a fault can sit is in use, and each hands on what it gets.</summary>
    private static readonly Fault Harmless = new("harmless", "Nothing is wrong.", () => new()
    {
        Draws = octets => octets,
        OverlooksInHandshake = _ => false,
        Refuses = _ => null,
        ReadsHead = read => read.Head,
        WritesHead = (_, right) => right,
        Overlooks = (_, _) => false,
        OverlooksInDeflate = _ => false,
        Receives = pieces => pieces.Select(piece => piece.Carrying(piece.ApplicationData()).Under(header => header)),
        Sends = frame => [frame],
        SendsAtEnd = () => [],
        AtReset = () => { },
        EndsBehind = _ => false,
        Ends = () => TransportEnding.Orderly,
        GivesUpAfter = TimeSpan.FromMinutes(1),
    });

    /// <summary>It talks, and to do so before it has the reply is the mistake.</summary>
    private static readonly string[] Talkers = ["message-behind-request"];

    private static IEnumerable<Role> Roles => Enum.GetValues<Role>();

    [TestCaseSource(nameof(Roles))]
    public void NoCaseBlamesAnEndpointWithoutAFault(Role testee) => Assert.That(
        SelfTestRun.Blamed(testee, Sample, CancellationToken.None).Concat(Play(testee, Harmless).Rows.Single().Catches), Is.Empty);

    [Test]
    public void EveryFaultHasANameOfItsOwn() => Assert.That(AllFaults.All.Select(f => f.Name), Is.Unique);

    [TestCaseSource(nameof(Roles))]
    public void EveryFaultIsCaught(Role testee) =>
        Assert.That(Play(testee, [.. LongForm.Sample(AllFaults.Of(testee), EveryFewFaults)]).Survivors.Select(
            f => $"{f.Name}: {f.Summary}"), Is.Empty);

    /// <summary>A mistake is no freedom, and must not be excused as one.</summary>
    [TestCaseSource(nameof(Roles))]
    public void OnlyFaultsThatTalkAreTakenForTalkers(Role testee) => Assert.That(
        SelfTestRun.Run(testee, AllFaults.Of(testee), [.. LongForm.Sample(ConformanceCatalogue.All, 100)], stopsWhenCaught: false, CancellationToken.None)
            .Talkers.Select(fault => fault.Name),
        Is.SubsetOf(Talkers));

    [Test]
    public void AFaultIsCaughtByTheCaseOrRuleThatIsThereForIt() => Assert.That(
        AllFaults.Of(Role.Client).Where(fault => fault.CaughtBy is not null).AsParallel().Where(fault => !IsCaught(fault, fault.CaughtBy!))
            .Select(fault => $"{fault.Name} by {fault.CaughtBy}"),
        Is.Empty);

    [TestCaseSource(nameof(Roles))]
    public void TheSameFaultIsCaughtByTheSameCases(Role testee)
    {
        var fault = AllFaults.All.Single(f => f.Name == "one-frame-a-read");
        var once = Lines();
        Assert.That(once, Has.None.Contains("survives"));
        Assert.That(Lines(), Is.EqualTo(once));

        IEnumerable<string> Lines() => SelfTestRun.Run(testee, [fault], Sample, stopsWhenCaught: false, CancellationToken.None).Lines();
    }

    private static KillMatrix Play(Role testee, params Fault[] faults) =>
        SelfTestRun.Run(testee, faults, ConformanceCatalogue.All, stopsWhenCaught: true, CancellationToken.None);

    private static bool IsCaught(Fault fault, string id)
    {
        var cases = ConformanceCatalogue.Find(id) is { } own
            ? [own]
            : StandingRules.All.Single(rule => rule.Id == id) is RunRule
            ? Many
            : Few;
        return SelfTestRun.Run(Role.Client, [fault], cases, stopsWhenCaught: false, CancellationToken.None).Rows.Single().Catches.Any(
            c => c.CaseId == id);
    }
}
