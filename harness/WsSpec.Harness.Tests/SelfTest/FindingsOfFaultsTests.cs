using NUnit.Framework;
using WsSpec.Harness.Explaining;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;

namespace WsSpec.Harness.Tests.SelfTest;

/// <summary>One defect is one finding, wherever in a conversation it shows.</summary>
public sealed class FindingsOfFaultsTests
{
    /// <summary>More than these results nobody reads.</summary>
    private const int FewResults = 60;

    [TestCase("close-code-reported-only", "close", "violations", ExpectedResult = "A Close that is itself a violation is answered like a good one")]
    [TestCase("unmasked-close-accepted", "masking", "violations", ExpectedResult = "A Close that is itself a violation is answered like a good one")]
    [TestCase("close-of-any-length", "control", "violations", ExpectedResult = "A Close that is itself a violation is answered like a good one")]
    [TestCase("close-reason-not-checked", "close", "violations", ExpectedResult = "Octets that are not UTF-8 are taken for text")]
    public string AFaultIsOneFindingBehindGoodFramesToo(string name, string family, string behind) =>
        OnlyFinding(name, [.. ConformanceCatalogue.All.Where(@case => @case.Family == family || @case.Family == behind)]);

    /// <summary>Cases of all families fail then, for a reason that has nothing to do with what they are about.</summary>
    [TestCase("echo-missing", 3, ExpectedResult = "Messages do not come back as they were sent: of any type")]
    [TestCase("echo-of-text-missing", 3, ExpectedResult = "Messages do not come back as they were sent: text")]
    [TestCase("echo-of-binary-with-wrong-octet", 3, ExpectedResult = "Messages do not come back as they were sent: binary")]
    [TestCase("echo-once-only", 1, ExpectedResult = "Messages do not come back as they were sent: of any type, behind another")]
    [TestCase("sends-opcode-3", 3, ExpectedResult = "No frame has a reserved opcode")]
    [TestCase("sends-long-pong", 1, ExpectedResult = "Pings are not answered as they have to be")]
    [TestCase("transport-never-ends", 3, ExpectedResult = "The transport stays open where it has to end")]
    public string WhatIsWrongEverywhereIsOneFinding(string name, int oneIn) =>
        OnlyFinding(name, [.. ConformanceCatalogue.All.Where((_, i) => i % oneIn == 0)]);

    /// <summary>A field that is wrong in every response has no part in what becomes of frames.</summary>
    [Test]
    public void WhatIsWrongEverywhereExplainsOnlyWhatItDecides()
    {
        var both = new Fault("both", "A subprotocol is made up, and reserved opcodes are passed over.", () => new()
        {
            WritesHead = (_, right) => HeadText.Plus(right, "Sec-WebSocket-Protocol: made-up"),
            Overlooks = (violation, _) => violation == Violation.ReservedOpcode,
        });
        var matrix = SelfTestRun.Run(
            Role.Server, [both], [.. ConformanceCatalogue.All.Where(@case => @case.Family == "framing")], stopsWhenCaught: false,
            CancellationToken.None);
        var findings = matrix.Rows.Single().Catches.Where(caught => caught.Finding.Length > 0).CountBy(caught => caught.Finding).ToDictionary();
        Assert.Multiple(() =>
        {
            Assert.That(findings, Has.Count.EqualTo(2));
            Assert.That(findings["Reserved bits and opcodes are not looked at"], Is.GreaterThan(10));
        });
    }

    /// <summary>An echo of what has to be refused breaks a rule as well, and yet the case is about nothing else.</summary>
    [TestCase("utf8-not-checked", "utf8", "Octets that are not UTF-8 are taken for text")]
    [TestCase("rsv-not-checked", "framing", "Reserved bits and opcodes are not looked at")]
    [TestCase("utf8-not-checked", "violations", "Octets that are not UTF-8 are taken for text")]
    public void WhoAnswersWhatHasToBeRefusedFailsInEachSubject(string name, string family, string finding)
    {
        var matrix = SelfTestRun.Run(
            Role.Server, AllFaults.All.Where(fault => fault.Name == name),
            [.. ConformanceCatalogue.All.Where(@case => @case.Family == family)], stopsWhenCaught: false, CancellationToken.None);
        var catches = matrix.Rows.Single().Catches.Where(caught => caught.Finding.Length > 0).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(catches, Has.Count.GreaterThan(5).And.All.Property(nameof(Catch.Finding)).EqualTo(finding));
            Assert.That(Subjects(catches.FindAll(caught => caught.IsAccusation)), Is.EquivalentTo(Subjects(catches)));
        });

        static IEnumerable<string> Subjects(List<Catch> catches) => catches.Select(caught => Family.SubjectIn(caught.CaseId)).Distinct();
    }

    /// <summary>Where one reserved opcode is refused and another is not, each says something of its own.</summary>
    [Test]
    public void VariantsAreToldApartWhereItMakesADifferenceWhichItIs([Values] bool areAllAlike)
    {
        var overlooks = areAllAlike
            ? new Fault("all", "They are passed over.", () => new() { Overlooks = (broken, _) => broken == Violation.ReservedOpcode })
            : AllFaults.All.Single(fault => fault.Name == "opcode-3-not-refused");
        var matrix = SelfTestRun.Run(
            Role.Server, [overlooks], [.. ConformanceCatalogue.All.Where(@case =>
                @case.Id.StartsWith("framing/reserved-opcode-fails-connection/", StringComparison.Ordinal))],
            stopsWhenCaught: false, CancellationToken.None);
        var catches = matrix.Rows.Single().Catches;
        Assert.That(
            (catches.Count(caught => caught.IsAccusation), catches.Any(caught => caught.IsExplained)), Is.EqualTo((1, areAllAlike)));
    }

    /// <summary>Nobody can tell what such a response would say.</summary>
    [TestCase("deflate")]
    [TestCase("extensions")]
    public void AStatusThatCannotBeReadExplainsWhateverItAnswers(string family)
    {
        var matrix = SelfTestRun.Run(
            Role.Server, AllFaults.All.Where(fault => fault.Name == "accepts-in-lower-case"),
            [.. ConformanceCatalogue.All.Where(@case => @case.Family == family)], stopsWhenCaught: false, CancellationToken.None);
        Assert.That(matrix.Accusations.Single().Failing, Is.LessThan(matrix.Rows.Single().Catches.Length / 4));
    }

    private static string OnlyFinding(string name, IReadOnlyList<ConformanceCase> cases)
    {
        var matrix = SelfTestRun.Run(
            Role.Server, AllFaults.All.Where(fault => fault.Name == name), cases, stopsWhenCaught: false, CancellationToken.None);
        var (_, failing, findings) = matrix.Accusations.Single();
        Assert.Multiple(() =>
        {
            Assert.That(failing, Is.InRange(1, FewResults));
            Assert.That(findings, Is.EqualTo(1));
        });
        return matrix.Rows.Single().Catches.First(caught => caught.IsAccusation).Finding;
    }
}
