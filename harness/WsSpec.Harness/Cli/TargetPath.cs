using WsSpec.Harness.Storage;

namespace WsSpec.Harness.Cli;

/// <summary>Paths in which <c>{target}</c> stands for the name of a target, made safe for a file.</summary>
internal static class TargetPath
{
    private const string Place = "{target}";

    public static bool IsForEach(string path) => path.Contains(Place, StringComparison.Ordinal);

    public static string For(string path, string target) => path.Replace(Place, SafeName.Of(target), StringComparison.Ordinal);
}
