using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Gating;

namespace WsSpec.Harness.Reports.Html;

/// <summary>
/// One HTML file that needs nothing else: the page's own style and script, and the runs as compressed data. What a testee said is only ever
/// data: the script puts it into the page as text, and the page's policy lets no other script run.
/// </summary>
public static class HtmlReport
{
    private static readonly string[] Scripts =
        ["dom.js", "data.js", "findings.js", "overview.js", "audit.js", "cases.js", "sequence.js", "details.js", "main.js"];

    public static void Write(ImmutableArray<RunReport> runs, Stream output)
    {
        var style = Resource("style.css");
        var script = "'use strict';\n" + string.Concat(Scripts.Select(Resource));
        var rows = Row.Of([.. runs.Select(run => run.Facts)]);
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        writer.Write(Resource("page.html")
            .Replace("{policy}",
                $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'",
                    StringComparison.Ordinal)
            .Replace("{style}", style, StringComparison.Ordinal));
        WriteData(writer, "overview", json => OverviewData.Write(json, runs, rows));
        for (var i = 0; i < runs.Length; i++)
        {
            var index = i;
            WriteData(writer, $"conversations-{i}", json => ConversationData.Write(json, rows, index, runs[index].Facts.Profile));
        }

        writer.Write($"<script>{script}</script>\n</body>\n</html>\n");
    }

    /// <summary>Base64 has no character that could end the element.</summary>
    private static void WriteData(StreamWriter writer, string id, Action<Utf8JsonWriter> write)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var json = new Utf8JsonWriter(gzip))
        {
            write(json);
        }

        writer.Write($"<script type=\"application/gzip\" id=\"{id}\">");
        writer.Write(Convert.ToBase64String(compressed.GetBuffer().AsSpan(0, (int)compressed.Length)));
        writer.Write("</script>\n");
    }

    private static string Hash(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException($"page/{name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
