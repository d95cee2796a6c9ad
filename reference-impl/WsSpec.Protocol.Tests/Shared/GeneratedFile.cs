using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace WsSpec.Protocol.Tests;

/// <summary>Files of the repository that say what the code says.</summary>
public static class GeneratedFile
{
    /// <summary>Demands that a file has this text, and writes it anew where it has not.</summary>
    /// <param name="path">From the root of the repository.</param>
    public static void AssertIs(string path, string expected)
    {
        var file = Path.Combine(Root(), path);
        var actual = File.Exists(file) ? File.ReadAllText(file) : "";
        if (actual != expected)
        {
            File.WriteAllText(file, expected);
        }

        Assert.That(actual, Is.EqualTo(expected), $"{path} was stale and has been written anew: commit it");
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
