using NUnit.Framework;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests.Requirements;

/// <summary>The names of the registry, and the committed source that declares them.</summary>
public sealed class IdFileTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "ids");

    private static IEnumerable<TestCaseData> Files => IdFile.All.Select(file => new TestCaseData(file).SetArgDisplayNames(file.Name));

    [TestCaseSource(nameof(Files))]
    public void TheSourceIsWhatTheRegistrySays(IdFile file) =>
        GeneratedFile.AssertIs($"suite/WsSpec.Suite/Requirements/Ids/{file.Name}", file.ToSource());

    [Test]
    public void EveryFileOfTheFolderIsOfADocumentOfTheRegistry() =>
        Assert.That(Directory.GetFiles(Folder).Select(Path.GetFileName), Is.EquivalentTo(IdFile.All.Select(file => file.Name)));

    [TestCaseSource(nameof(Files))]
    public void NoLineIsLongerThan140Columns(IdFile file) =>
        Assert.That(file.ToSource().Split('\n').Max(line => line.Length), Is.AtMost(140));

    [TestCaseSource(nameof(Files))]
    public void NamesAreUniqueInTheirDocument(IdFile file) => Assert.That(file.Requirements.Select(r => r.Name), Is.Unique);

    [Test]
    public void NamesArePascalCase() => Assert.That(Registry.All.Select(r => r.Name), Has.All.Matches("^[A-Z][A-Za-z0-9]+$"));
}
