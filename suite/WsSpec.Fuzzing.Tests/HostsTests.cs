using System.Diagnostics;
using NUnit.Framework;
using WsSpec.Fuzzing.Afl;

namespace WsSpec.Fuzzing.Tests;

/// <summary>What the command line does where several hosts search.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class HostsTests
{
    [Test]
    public async Task ASecondHostWithATakenNameIsAnErrorAndShowsNoFiguresOfTheFirst()
    {
        using var root = new Root();
        var folder = Directory.CreateDirectory(root["artifacts/fuzz/planted/afl"]).FullName;
        var figures = Directory.CreateDirectory(Path.Combine(folder, "one-0"));
        await File.WriteAllTextAsync(Path.Combine(figures.FullName, "fuzzer_stats"), "execs_per_sec : 260.00\nedges_found : 90\n");
        using var first = AflHost.Join(folder, "one", AflRole.Auto);
        var (exitCode, output, error) = await root.RunAsync(PlantedTarget.TargetName, "--engine", "afl", "--time", "1s", "--name", "one");
        Assert.That(exitCode, Is.EqualTo(4), output + error);
        Assert.That(error, Does.Contain("'one' searches in"));
        Assert.That(output, Does.Not.Contain("90 edges"));
    }

    [Test]
    public async Task MergedCorporaAreTheSameInEitherOrderAndStayThat()
    {
        using var root = new Root();
        root.Write("a/1.bin", [0, 0, .. "b"u8]);
        root.Write("a/queue/id:000000,time:0", [0, 0, .. "bu"u8]);
        root.Write("a/crashes/id:000000", [0, 0, .. "buge"u8]);
        root.Write("b/2.bin", [0, 0, .. "bug"u8]);
        root.Write("b/3.bin", [0, 0, .. "bugs"u8[..2], .. "x"u8]);
        root.Write("b/broken.bin", [0, 0, .. "buge"u8]);
        Assert.That((await root.RunAsync("merge-corpus", PlantedTarget.TargetName, "a", "b", "-o", "ab")).ExitCode, Is.Zero);
        Assert.That((await root.RunAsync("merge-corpus", PlantedTarget.TargetName, "b", "a", "-o", "ba")).ExitCode, Is.Zero);
        var merged = root.Files("ab");
        Assert.That(merged, Has.Length.EqualTo(3), "one input for each octet of the bug that is reached");
        Assert.That(root.Files("ba"), Is.EqualTo(merged));
        var (exitCode, output, error) = await root.RunAsync("merge-corpus", PlantedTarget.TargetName, "ab", "-o", "ba");
        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output.Trim(), Is.EqualTo("3 inputs, 3 kept in ba"));
        Assert.That(root.Files("ba"), Is.EqualTo(merged));
    }

    [Test]
    public async Task AFolderThatIsNotThereIsOneLine()
    {
        using var root = new Root();
        var (exitCode, _, error) = await root.RunAsync("merge-corpus", PlantedTarget.TargetName, "nowhere");
        Assert.That((exitCode, error.Trim()), Is.EqualTo((2, "there is no folder nowhere")));
    }

    /// <summary>A working directory, and the program in it.</summary>
    private sealed class Root : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wsspec-fuzz-hosts-");

        public Root() => _folder.CreateSubdirectory("corpus");

        public string this[string path] => Path.Combine(_folder.FullName, path);

        public void Write(string path, byte[] input)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
            File.WriteAllBytes(this[path], input);
        }

        public string[] Files(string path) => [.. Directory.GetFiles(this[path]).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

        public async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
        {
            using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(PlantedTarget).Assembly.Location, .. arguments])
            {
                WorkingDirectory = _folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var error = program.StandardError.ReadToEndAsync();
            var output = await program.StandardOutput.ReadToEndAsync();
            await program.WaitForExitAsync();
            return (program.ExitCode, output, await error);
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
