using NUnit.Framework;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests.Requirements;

/// <summary>The names of the registry, and the committed source that declares them.</summary>
public sealed class IdFileTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "ids");

    private static IEnumerable<TestCaseData> Files => IdFile.All.Select(file => new TestCaseData(file).SetArgDisplayNames(file.Name));

    [TestCaseSource(nameof(Files))]
    public void TheSourceIsWhatTheWriterWrites(IdFile file) => Assert.That(
        File.ReadAllText(Path.Combine(Folder, file.Name)),
        Is.EqualTo(file.ToSource()),
        $"write it anew: {IdFile.Command}");

    [Test]
    public void EveryFileOfTheFolderIsOfADocumentOfTheRegistry() =>
        Assert.That(Directory.GetFiles(Folder).Select(Path.GetFileName), Is.EquivalentTo(IdFile.All.Select(file => file.Name)));

    [TestCaseSource(nameof(Files))]
    public void NoLineIsLongerThan140Columns(IdFile file) => Assert.That(file.ToSource().Split('\n').Max(line => line.Length), Is.AtMost(140));

    [TestCaseSource(nameof(Files))]
    public void NamesAreUniqueInTheirDocument(IdFile file) => Assert.That(file.Requirements.Select(r => r.Name), Is.Unique);

    [Test]
    public void NamesArePascalCase() => Assert.That(Registry.All.Select(r => r.Name), Has.All.Matches("^[A-Z][A-Za-z0-9]+$"));
}
