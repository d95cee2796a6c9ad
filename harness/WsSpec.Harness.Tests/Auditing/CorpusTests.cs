using NUnit.Framework;
using WsSpec.Fuzz;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Harness.Tests.Auditing;

/// <summary>The corpus of the fuzz targets about captures, run again on every build.</summary>
public sealed class CorpusTests
{
    private static readonly IFuzzTarget[] Targets = [new CaptureFileTarget(), new TcpReassemblyTarget()];

    [Test]
    public void ThePropertiesHoldForTheCorpus([Values("seeds", "crashes")] string kind, [Values(0, 1)] int target) => Assert.Multiple(() =>
    {
        foreach (var file in Inputs(kind, Targets[target].Name))
        {
            Assert.That(() => Targets[target].Run(File.ReadAllBytes(file)), Throws.Nothing, Path.GetFileName(file));
        }
    });

    [Test]
    public void EachHasSeeds([Values(0, 1)] int target) => Assert.That(Inputs("seeds", Targets[target].Name), Is.Not.Empty);

    private static string[] Inputs(string kind, string target) =>
        Path.Combine(AppContext.BaseDirectory, "corpus", kind, target) is var folder && Directory.Exists(folder)
            ? Directory.GetFiles(folder)
            : [];
}
