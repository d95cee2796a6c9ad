using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Cli;

/// <summary>Arguments that several commands have.</summary>
internal static class SharedArguments
{
    public static Argument<IFuzzTarget?> Target(TargetList targets, bool optional = false) => new("target")
    {
        Description = "a name that 'list' shows",
        Arity = optional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        CustomParser = result => ParseTarget(targets, result),
    };

    public static Option<TimeSpan> Time(string description) => new("--time")
    {
        Description = description,
        DefaultValueFactory = _ => TimeSpan.FromMinutes(1),
        CustomParser = ParseTime,
        HelpName = "TIME",
    };

    public static Option<int> Jobs() =>
        new("--jobs") { Description = "processes that search at once for a target", DefaultValueFactory = _ => 1, HelpName = "COUNT" };

    private static TimeSpan ParseTime(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        if (unit > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture, out var count) && count > 0)
        {
            return TimeSpan.FromSeconds(count * unit);
        }

        result.AddError($"'{text}' is no time: write it as 90s, 10m or 2h");
        return default;
    }

    private static IFuzzTarget? ParseTarget(TargetList targets, ArgumentResult result)
    {
        var name = result.Tokens is [var token, ..] ? token.Value : "";
        var target = targets.Find(name);
        if (target is null && name.Length > 0)
        {
            result.AddError($"no target is called '{name}': 'list' shows them");
        }

        return target;
    }
}
