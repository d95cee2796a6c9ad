using NUnit.Framework;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.SelfTest;

/// <summary>They take every processor for a while, which tests with real clocks would suffer from.</summary>
[NonParallelizable]
public sealed class SelfTestTests
{
    private static readonly IReadOnlyList<ConformanceCase> Cases = [.. Catalogue.All.Where(c => c.Testee.Includes(Role.Server))];

    /// <summary>Every place where a fault can sit is in use, and each hands on what it gets.</summary>
    private static readonly Fault Harmless = new("harmless", "Nothing is wrong.", () => new()
    {
        OverlooksInHandshake = _ => false,
        Refuses = _ => null,
        Request = request => request.Head,
        Response = (_, right) => right,
        Overlooks = (_, _) => false,
        OverlooksInDeflate = _ => false,
        Receives = pieces => pieces.Select(piece => piece.Carrying(piece.ApplicationData()).Under(header => header)),
        Sends = frame => [frame],
        SendsAtEnd = () => [],
        AtReset = () => { },
        Ends = () => Ending.Orderly,
    });

    [Test]
    public void NoCaseBlamesTheServerWithoutAFault() => Assert.That(Run(SelfTestRun.None, Harmless).Lines().Skip(1), Is.EqualTo((string[])
    [
        "none\tsurvives\t",
        "harmless\tsurvives\t",
    ]));

    [Test]
    public void EveryFaultHasANameOfItsOwn() => Assert.That(AllFaults.All.Select(f => f.Name), Is.Unique);

    [Test]
    public void EveryFaultIsCaught() => Assert.That(Run([.. AllFaults.All]).Survivors.Select(f => $"{f.Name}: {f.Summary}"), Is.Empty);

    [Test]
    public void TheSameFaultIsCaughtByTheSameCases()
    {
        var fault = AllFaults.Find("masking-goes-on-between-frames")!;
        var once = SelfTestRun.Run([fault], Cases, stopsWhenCaught: false, CancellationToken.None).Lines();
        Assert.That(SelfTestRun.Run([fault], Cases, stopsWhenCaught: false, CancellationToken.None).Lines(), Is.EqualTo(once));
    }

    private static KillMatrix Run(params Fault[] faults) => SelfTestRun.Run(faults, Cases, stopsWhenCaught: true, CancellationToken.None);
}
