using System.Globalization;

namespace WsSpec.Fuzzing.Cli;

/// <summary>What campaigns print.</summary>
internal sealed class CampaignOutput(TextWriter output)
{
    /// <summary>Rewrites the status line of a terminal; writes nothing into a file or a pipe.</summary>
    public void ShowStatus(string figures)
    {
        if (!Console.IsOutputRedirected)
        {
            output.Write($"\r{figures}");
        }
    }

    /// <summary>The last figures, over the status line.</summary>
    public void EndStatus(string figures) => output.WriteLine($"{(Console.IsOutputRedirected ? "" : "\r")}{figures}");

    public void List(IEnumerable<string> findings)
    {
        foreach (var finding in findings)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"finding: {Path.GetRelativePath(".", finding)} ({new FileInfo(finding).Length} octets)"));
        }
    }
}
