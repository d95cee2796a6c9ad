using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace WsSpec.Harness.Cli;

/// <summary>A length of time, such as 90s, 10m or 2h.</summary>
internal sealed class TimeOption : Option<TimeSpan?>
{
    public TimeOption(string name, string description)
        : base(name) => (Description, HelpName, CustomParser) = (description, "TIME", Parse);

    private static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        if (unit > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture, out var count) && count > 0)
        {
            return TimeSpan.FromSeconds(count * unit);
        }

        result.AddError($"'{text}' is no time: write it as 90s, 10m or 2h");
        return null;
    }
}
