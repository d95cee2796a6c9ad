using System.Diagnostics;
using NUnit.Framework;
using WsSpec.Fuzz;
using WsSpec.Fuzz.Targets;

namespace WsSpec.Suite.Tests.Fuzzing;

/// <summary>The whole engine, as the command line starts it, against bugs that were planted.</summary>
public sealed class EngineTests
{
    private string _root = "";

    [SetUp]
    public void MakeCorpus()
    {
        _root = Directory.CreateTempSubdirectory("wsspec-engine-").FullName;
        Directory.CreateDirectory(Path.Combine(_root, "corpus", "seeds", PlantedTarget.TargetName));
    }

    [TearDown]
    public void RemoveCorpus() => Directory.Delete(_root, recursive: true);

    [TestCase((byte)'e', TestName = "AnExceptionIsFoundAndShrunk")]
    [TestCase((byte)'s', TestName = "AStackOverflowIsSurvivedAndShrunk")]
    public void IsFound(byte kind)
    {
        // A seed with the bug in it: what is tested is that the engine outlives it, not how fast it guesses.
        File.WriteAllBytes(Path.Combine(_root, "corpus", "seeds", PlantedTarget.TargetName, "0.bin"), [0, 0, .. "bug"u8, kind, .. "tail"u8]);
        using var engine = Process.Start(new ProcessStartInfo("dotnet", [typeof(FuzzTargets).Assembly.Location, PlantedTarget.TargetName, "--time", "6s"])
        {
            WorkingDirectory = _root,
            RedirectStandardOutput = true,
        })!;
        var output = engine.StandardOutput.ReadToEnd();
        engine.WaitForExit();
        var findings = Directory.GetFiles(Path.Combine(_root, "corpus", "crashes", PlantedTarget.TargetName)).Select(File.ReadAllBytes);
        Assert.That(findings, Has.Some.EqualTo((byte[])[0, 0, .. "bug"u8, kind]), output);
    }
}
