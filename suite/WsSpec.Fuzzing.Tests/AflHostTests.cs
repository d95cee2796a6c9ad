using NUnit.Framework;
using WsSpec.Fuzzing.Afl;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Tests;

/// <summary>Who shares a folder of AFL++ has a name of its own there, and one has the main instance.</summary>
public sealed class AflHostTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("wsspec-hosts-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public void ANameIsTakenAsLongAsItsHostLives()
    {
        using (Join("one"))
        {
            Assert.That(() => Join("one"), Throws.TypeOf<CampaignException>().With.Message.Contains("'one' searches in"));
        }

        Assert.That(() => Join("one").Dispose(), Throws.Nothing);
    }

    [Test]
    public void OfManyHostsThatComeAtOnceOneHasTheMainInstance()
    {
        var hosts = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16).Select(i => Join($"host{i}")).ToList();
        Assert.That(hosts.Count(host => host.IsMain), Is.EqualTo(1));
        Assert.That(hosts.SelectMany(host => new[] { host.Instance(0), host.Instance(1) }), Is.Unique);
        hosts.ForEach(host => host.Dispose());
    }

    [Test]
    public void TheMainInstanceStaysWithItsHost()
    {
        Join("one").Dispose();
        using var two = Join("two");
        using var one = Join("one");
        Assert.That((one.IsMain, two.IsMain), Is.EqualTo((true, false)));
    }

    [Test]
    public void TheMainInstanceIsTakenOverOnlyFromAHostThatIsNotUnderWay()
    {
        using (Join("one"))
        {
            Assert.That(() => Join("two", AflRole.Main), Throws.TypeOf<CampaignException>().With.Message.Contains("'one' has the main"));
        }

        using var two = Join("two", AflRole.Main);
        using var one = Join("one");
        Assert.That((one.IsMain, two.IsMain), Is.EqualTo((false, true)));
    }

    [Test]
    public void WhoIsToBeSecondaryLeavesTheMainInstanceToTheNext()
    {
        Join("one").Dispose();
        using var one = Join("one", AflRole.Secondary);
        using var two = Join("two");
        Assert.That((one.IsMain, two.IsMain), Is.EqualTo((false, true)));
    }

    [TestCase("", false)]
    [TestCase("../up", false)]
    [TestCase("a.b", false)]
    [TestCase("a-b_1", true)]
    [TestCase("a-name-that-is-far-too-long", false)]
    public void ANameIsOneForAfl(string name, bool isName) => Assert.That(AflHost.IsName(name), Is.EqualTo(isName));

    [Test]
    public void TheMachineHasAName() => Assert.That(AflHost.IsName(AflHost.DefaultName), AflHost.DefaultName);

    private AflHost Join(string name, AflRole role = AflRole.Auto) => AflHost.Join(_folder.FullName, name, role);
}
