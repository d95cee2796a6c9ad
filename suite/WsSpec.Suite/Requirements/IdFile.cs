using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;

namespace WsSpec.Suite.Requirements;

/// <summary>The C# source that names the requirements of one document: <c>Requirements/Ids/NAME</c>, written from the registry.</summary>
/// <param name="Document">The number of the RFC.</param>
/// <param name="Requirements">In the order of the registry.</param>
public sealed record IdFile(string Document, ImmutableArray<Requirement> Requirements)
{
    /// <summary>What writes all files anew.</summary>
    public const string Command = "dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests";

    private const int LongestLine = 140;

    private const string Indent = "    /// ";

    /// <summary>One for each document that the registry has requirements of.</summary>
    public static ImmutableArray<IdFile> All { get; } =
        [.. Registry.All.GroupBy(r => r.Id.Document).Select(group => new IdFile(group.Key, [.. group]))];

    public string Name => $"{Class}.cs";

    private string Class => $"Rfc{Document}";

    /// <summary>The file, lines of at most 140 columns that end in LF.</summary>
    public string ToSource()
    {
        var source = new StringBuilder()
            .Append($"// Written from corpus/requirements.tsv: {Command}\n")
            .Append("namespace WsSpec.Suite.Requirements.Ids;\n\n")
            .Append($"/// <summary>The requirements of RFC {Document} by name.</summary>\n")
            .Append($"public static class {Class}\n{{\n");
        return source.AppendJoin("\n", Requirements.Select(Field)).Append("}\n").ToString();
    }

    private static string Field(Requirement requirement) =>
        Summary($"{requirement.Text.TrimEnd('.')} ({requirement.Id}, {requirement.Level.Keyword()}).")
        + $"    public static readonly RequirementId {requirement.Name} = new(\"{requirement.Id}\");\n";

    private static string Summary(string text)
    {
        var escaped = new XText(text).ToString();
        var line = $"{Indent}<summary>{escaped}</summary>";
        return line.Length <= LongestLine
            ? $"{line}\n"
            : $"{Indent}<summary>\n{Indent}{string.Join($"\n{Indent}", Lines(escaped))}\n{Indent}</summary>\n";
    }

    private static List<string> Lines(string text)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' '))
        {
            if (lines is [.., var last] && Indent.Length + last.Length + 1 + word.Length <= LongestLine)
            {
                lines[^1] = $"{last} {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
