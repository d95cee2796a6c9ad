namespace WsSpec.Harness.Tests.Examples;

/// <summary>The commands of an example: the scripts of a shell, and the blocks of YAML files that are handed to one.</summary>
internal static class Example
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "examples");

    /// <summary>The one script of an engine that has a command.</summary>
    public static string Script(string engine, string command) => Directory.EnumerateFiles(Path.Combine(Folder, engine))
        .SelectMany(Scripts).Single(script => script.Contains(command, StringComparison.Ordinal));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static IEnumerable<string> Scripts(string path) =>
        path.EndsWith(".sh", StringComparison.Ordinal) ? [File.ReadAllText(path)] : Blocks(File.ReadAllLines(path));

    /// <summary>Block scalars: what is indented deeper than the line that ends with a bar.</summary>
    private static IEnumerable<string> Blocks(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].EndsWith('|'))
            {
                var indent = Indent(lines[i]);
                var block = lines.Skip(i + 1).TakeWhile(line => line.Length == 0 || Indent(line) > indent);
                yield return string.Join('\n', block.Select(line => line.Trim()));
            }
        }
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
