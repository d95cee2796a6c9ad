using System.Collections.Immutable;
using System.Text;
using WsSpec.Harness.Cli;
using WsSpec.Suite.Autobahn;

namespace WsSpec.Harness.Autobahn;

/// <summary>The files of a report: an index and a page for each case, each as JSON and as HTML. Files of earlier runs are replaced, not removed.</summary>
internal static class ReportFolder
{
    /// <exception cref="CommandException">The folder cannot be written to.</exception>
    public static void Write(string path, ImmutableArray<AutobahnResult> results, AutobahnProfile profile)
    {
        try
        {
            Directory.CreateDirectory(path);
            Write(path, "index.json", ReportJson.Index(results));
            Write(path, "index.html", HtmlIndex.Write(results, profile));
            foreach (var result in results)
            {
                Write(path, result.FileName + ".json", CaseJson.Write(result));
                Write(path, result.FileName + ".html", HtmlCase.Write(result));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot write the report to {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static void Write(string folder, string name, string text) => File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
