using System.Diagnostics;
using NUnit.Framework;

namespace WsSpec.Fuzzing.Tests;

/// <summary>The whole engine, as the command line starts it, against bugs that were planted.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EngineTests
{
    [TestCase('e', TestName = "AnExceptionIsFoundAndShrunk")]
    [TestCase('s', TestName = "AStackOverflowIsSurvivedAndShrunk")]
    public Task IsFound(char kind) => FindsAsync(kind);

    /// <summary>A hang is one only after seconds of a processor, and each trial of the shrinker takes as long.</summary>
    [Test]
    public Task AHangIsEndedAndShrunk()
    {
        Assume.That(Environment.GetEnvironmentVariable("WSSPEC_LONG"), Is.Not.Null);
        return FindsAsync('h');
    }

    private static async Task FindsAsync(char kind)
    {
        var root = Directory.CreateTempSubdirectory("wsspec-engine-");
        try
        {
            // The bug is in a seed, and there is time for the seeds only: what is tested is that the engine outlives it, not how fast it
            // guesses.
            byte[] bug = [0, 0, .. "bug"u8, (byte)kind];
            var seeds = root.CreateSubdirectory(Path.Combine("corpus", "seeds", PlantedTarget.TargetName));
            await File.WriteAllBytesAsync(Path.Combine(seeds.FullName, "0.bin"), [.. bug, .. "tail"u8]);
            byte[] harmless = [0, 0, .. "bu"u8];
            await File.WriteAllBytesAsync(Path.Combine(seeds.FullName, "1.bin"), harmless);
            using var engine = Process.Start(new ProcessStartInfo(
                "dotnet", [typeof(PlantedTarget).Assembly.Location, PlantedTarget.TargetName, "--time", "0.001s", "--save-seeds"])
            {
                WorkingDirectory = root.FullName,
                RedirectStandardOutput = true,
            })!;
            var output = await engine.StandardOutput.ReadToEndAsync();
            await engine.WaitForExitAsync();
            Assert.Multiple(() =>
            {
                Assert.That(engine.ExitCode, Is.EqualTo(1), output);
                Assert.That(Files(root, "crashes"), Is.EqualTo(new[] { bug }), output);
                Assert.That(Files(root, "seeds"), Is.EqualTo(new[] { harmless }), "what breaks the property is no seed any more");
            });
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static IEnumerable<byte[]> Files(DirectoryInfo root, string kind) =>
        Directory.GetFiles(Path.Combine(root.FullName, "corpus", kind, PlantedTarget.TargetName)).Select(File.ReadAllBytes);
}
