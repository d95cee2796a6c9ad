using NUnit.Framework;
using WsSpec.Fuzz.Targets;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Suite.Tests.Fuzzing;

/// <summary>The corpus of the fuzz targets, run again on every build.</summary>
public sealed class CorpusReplayTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "corpus");

    private static IEnumerable<TestCaseData> Targets =>
        FuzzTargets.All.Select(target => new TestCaseData(target).SetArgDisplayNames(target.Name));

    [TestCaseSource(nameof(Targets))]
    public void FindingsStayFixed(IFuzzTarget target) =>
        Assert.Multiple(() =>
        {
            foreach (var file in Files("crashes", target))
                Assert.That(() => target.Run(File.ReadAllBytes(file)), Throws.Nothing, Path.GetFileName(file));
        });

    [TestCaseSource(nameof(Targets))]
    public void ThePropertyHoldsForEverySeed(IFuzzTarget target)
    {
        var seeds = Files("seeds", target);
        Assert.That(seeds, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var file in seeds)
                Assert.That(() => target.Run(File.ReadAllBytes(file)), Throws.Nothing, Path.GetFileName(file));
        });
    }

    [Test]
    public void EveryFolderOfTheCorpusBelongsToATarget() => Assert.That(
        new[] { "crashes", "seeds" }
            .SelectMany(kind => Directory.GetDirectories(Path.Combine(Corpus, kind)))
            .Select(Path.GetFileName)
            .Distinct(),
        Is.SubsetOf(Names));

    [Test]
    public void EveryDictionaryBelongsToAShapeOrATarget() => Assert.That(
        Directory.GetFiles(Path.Combine(Corpus, "dictionaries")).Select(Path.GetFileNameWithoutExtension),
        Is.SubsetOf(Names.Concat(Enum.GetNames<InputShape>().Select(shape => shape.ToLowerInvariant()))));

    [Test]
    public void EveryShapeHasADictionary([Values] InputShape shape) => Assert.That(
        TokenFile.Read(Path.Combine(Corpus, "dictionaries", $"{shape.ToString().ToLowerInvariant()}.dict")), Is.Not.Empty);

    /// <summary>The last ones need the harness, whose tests replay them.</summary>
    private static IEnumerable<string> Names =>
        FuzzTargets.All.Select(target => target.Name).Concat(["reports", "capture-file", "tcp-reassembly"]);

    private static string[] Files(string kind, IFuzzTarget target) =>
        Path.Combine(Corpus, kind, target.Name) is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
}
