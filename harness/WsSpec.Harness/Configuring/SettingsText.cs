using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;

namespace WsSpec.Harness.Configuring;

/// <summary>Writes a file with settings for a person who is to go on with it: each with what its option says of itself.</summary>
internal sealed class SettingsText(SettingTable table, Command command)
{
    private const int LongestLine = 110;

    private readonly StringBuilder _text = new();

    /// <summary>Begins the file, with comments.</summary>
    public SettingsText Begin(params IEnumerable<string> comments)
    {
        Comment("", comments);
        _text.Append("{\n");
        return this;
    }

    /// <summary>Comments by themselves, apart from what comes before.</summary>
    public SettingsText Note(params IEnumerable<string> comments)
    {
        Gap();
        Comment("  ", comments);
        return this;
    }

    /// <summary>What the words of a command line say, each option a property.</summary>
    public SettingsText Say(params IEnumerable<string> words)
    {
        var parsed = command.Parse([.. words]);
        foreach (var option in table.In(command.Name).Where(option => option.IsIn(parsed)))
        {
            var said = option.Symbol is Option given ? parsed.GetResult(given)!.Tokens : parsed.GetResult((Argument)option.Symbol)!.Tokens;
            _text.Append($"  {Property(option, [.. said.Select(token => token.Value)])},\n");
        }

        return this;
    }

    /// <summary>What may be said, as a comment with what it means.</summary>
    public SettingsText Suggest(string name, string value)
    {
        var option = table.In(command.Name).Single(option => option.Property == name);
        Gap();
        Comment("  ", [option.Symbol.Description ?? ""]);
        _text.Append($"  // {Property(option, [value])},\n");
        return this;
    }

    public string End() => _text.Append("}\n").ToString();

    private static string Property(OptionSetting option, ImmutableArray<string> values) => $"{Quoted(option.Property)}: {option.Shape switch
    {
        SettingShape.Switch => values is [var value] ? value : "true",
        SettingShape.Number => values[0],
        SettingShape.Text => Quoted(values[0]),
        SettingShape.TextOrSwitch => values is [var value] ? Quoted(value) : "true",
        SettingShape.Texts => $"[{string.Join(", ", values.Select(Quoted))}]",
        SettingShape.Pairs => Pairs([.. values.Select(value => value.Split(option.Separator, 2))])
            ?? $"[{string.Join(", ", values.Select(Quoted))}]",
        _ => throw new InvalidOperationException($"{option.Shape} is no shape"),
    }}";

    /// <summary>An object, where all values have both halves and no two begin alike.</summary>
    private static string? Pairs(ImmutableArray<string[]> values) =>
        values.All(halves => halves.Length == 2) && values.DistinctBy(halves => halves[0]).Count() == values.Length
            ? $"{{ {string.Join(", ", values.Select(halves => $"{Quoted(halves[0])}: {Quoted(halves[1])}"))} }}"
            : null;

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    private void Gap() => _text.Append(_text[^2] == '{' ? "" : "\n");

    private void Comment(string indent, IEnumerable<string> comments)
    {
        foreach (var comment in comments)
        {
            var line = $"{indent}//";
            foreach (var word in comment.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length + word.Length >= LongestLine)
                {
                    _text.Append(line).Append('\n');
                    line = $"{indent}//";
                }

                line += $" {word}";
            }

            _text.Append(line).Append('\n');
        }
    }
}
