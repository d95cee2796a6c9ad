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
            // Two agents may share a file name, as with Autobahn; the later one is kept.
            results.GroupBy(r => r.FileName).AsParallel().ForAll(named =>
            {
                Write(path, named.Key + ".json", CaseJson.Write(named.Last()));
                Write(path, named.Key + ".html", HtmlCase.Write(named.Last()));
            });
        }
        catch (Exception e) when (e.GetBaseException() is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot write the report to {path}: {e.GetBaseException().Message.ReplaceLineEndings(" ")}");
        }
    }

    private static void Write(string folder, string name, string text) => File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
