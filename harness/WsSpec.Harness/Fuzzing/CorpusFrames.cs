using System.Collections.Immutable;
using WsSpec.Harness.Invocation;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>The frames that stand in the inputs of fuzz targets.</summary>
internal static class CorpusFrames
{
    /// <summary>Options and cutting, which mean something to the target only.</summary>
    private const int HeaderLength = 2;

    /// <summary>The streams in all files <c>*.bin</c> of a folder and those below, in the order of their names.</summary>
    /// <exception cref="CommandException">The folder cannot be read.</exception>
    public static ImmutableArray<ImmutableArray<RawFrame>> In(string folder) => UserFile.Read<ImmutableArray<ImmutableArray<RawFrame>>>(folder, folder =>
    [
        .. Directory.EnumerateFiles(folder, "*.bin", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path =>
                FrameCorpus.Read(File.ReadAllBytes(path).AsMemory() is { Length: > HeaderLength } input ? input[HeaderLength..] : default))
            .OfType<ImmutableArray<RawFrame>>(),
    ]);
}
