using NUnit.Framework;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Fuzzing;

public sealed class FuzzerTests
{
    private const int EveryFew = 4;

    /// <summary>Some take minutes.</summary>
    private static IEnumerable<TestCaseData> Faults => LongForm.Sample(CombinationFaults.All, EveryFew)
        .Select(fault => new TestCaseData(fault).SetArgDisplayNames(fault.Name));

    private static MemoryTarget Reference => new("reference", new ReferenceEndpoint(new()).ServeAsync);

    [TestCaseSource(nameof(Faults))]
    public async Task AFaultThatNeedsACombinationIsFoundAndShrunk(Fault fault)
    {
        var report =
            await Fuzzers.PlayAsync(new MemoryTarget(
                fault.Name, new FaultyServer(fault, new()).PlayAsync), new() { Iterations = 40_000, MostFindings = 1, Jobs = 4 });
        Assert.Multiple(() =>
        {
            Assert.That(report.Findings, Is.Not.Empty, $"{report.Played} dialogues");
            Assert.That(report.Findings.Select(finding => finding.Dialogue.FrameCount), Has.Some.LessThanOrEqualTo(5));
        });
    }

    [Test]
    public async Task TheReferenceServerIsNeverFoundWrong()
    {
        var report = await Fuzzers.PlayAsync(Reference, new() { Iterations = 4000, Jobs = 16 });
        Assert.That(report.Findings.Select(finding => finding.Problem), Is.Empty);
    }

    [Test]
    public async Task TheReferenceServerIsNeverFoundWrongWhereItsMessagesSayNothing()
    {
        var report = await Fuzzers.PlayAsync(Reference, new() { Iterations = 1500, Jobs = 16 }, profile: TargetProfile.Opaque);
        Assert.That(report.Findings.Select(finding => finding.Problem), Is.Empty);
    }

    [Test]
    public async Task TheReferenceClientIsNeverFoundWrong()
    {
        var report = await Fuzzers.PlayAsync(new ReferenceClientTarget(new()), new() { Iterations = 1500, Jobs = 16 }, Role.Client);
        Assert.Multiple(() =>
        {
            Assert.That(report.Played, Is.EqualTo(1500));
            Assert.That(report.Findings.Select(finding => finding.Problem), Is.Empty);
        });
    }

    /// <summary>It sends the last long message of another connection in place of the one that is due, if there is one.</summary>
    [Test]
    public async Task OctetsOfAnotherConnectionAreALeakAndNotMerelyAWrongEcho()
    {
        RawFrame? last = null;
        var fault = FaultPhrases.Sending(
            "wrong-connection", "A message is sent to another connection.", frame =>
                frame.Opcode == Opcode.Binary ? Interlocked.Exchange(ref last, frame) ?? frame : frame);
        var report = await Fuzzers.PlayAsync(
            new MemoryTarget(fault.Name, new FaultyServer(fault, new()).PlayAsync), new() { Iterations = 400, MostFindings = 3, Jobs = 4 });
        Assert.That(report.Findings.Select(finding => finding.Problem.Requirement), Has.Some.EqualTo("isolation"));
    }

    [Test]
    public async Task AFindingReadFromItsFileIsTheSameDialogue()
    {
        var fault = CombinationFaults.All[0];
        var report =
            await Fuzzers.PlayAsync(new MemoryTarget(
                fault.Name, new FaultyServer(fault, new()).PlayAsync), new() { Iterations = 40_000, MostFindings = 1, Jobs = 4 });
        var finding = report.Findings[0];
        var folder = Directory.CreateTempSubdirectory("wsspec-finding-");
        try
        {
            var (document, dialogue) = FindingFile.Read(FindingFile.Write(folder.FullName, fault.Name, finding));
            Assert.Multiple(() =>
            {
                Assert.That(document.Requirement, Is.EqualTo(finding.Problem.Requirement));
                Assert.That(FindingFile.Document(dialogue).Turns.Length, Is.EqualTo(finding.Dialogue.Turns.Length));
                Assert.That(dialogue.Turns.SelectMany(t => t.Frames).Select(f => f.Payload.ToArray()), Is.EqualTo(
                    finding.Dialogue.Turns.SelectMany(t => t.Frames).Select(f => f.Payload.ToArray())));
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void AFileThatIsNoFindingIsRefusedInOneLine()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, """{"format":"wsspec-finding/1","dialogue":{"turns":[{"frames":[{"opcode":1,"fin":true,"payload":"zz"}]}]}}""");
        Assert.That(() => FindingFile.Read(path), Throws.InstanceOf<FormatException>().With.Message.Not.Contains("\n"));
        File.Delete(path);
    }
}
