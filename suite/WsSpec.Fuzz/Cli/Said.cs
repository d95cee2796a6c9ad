using System.Globalization;

namespace WsSpec.Fuzz.Cli;

/// <summary>What campaigns print.</summary>
internal static class Said
{
    /// <summary>Rewrites one line on a terminal; says nothing into a file or a pipe.</summary>
    public static void Live(string figures)
    {
        if (!Console.IsOutputRedirected)
        {
            Console.Write($"\r{figures}");
        }
    }

    /// <summary>The last figures, over the line that was live.</summary>
    public static void Last(string figures) => Console.WriteLine($"{(Console.IsOutputRedirected ? "" : "\r")}{figures}");

    public static void Findings(IEnumerable<string> findings)
    {
        foreach (var finding in findings)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"finding: {Path.GetRelativePath(".", finding)} ({new FileInfo(finding).Length} octets)"));
        }
    }
}
