using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Harness.Configuring;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Configuring;

/// <summary>Settings of <c>wsspec run</c> as a file says them, and as a command line does.</summary>
/// <param name="File">With comments, commas behind the last, and in sections or not, as it happens.</param>
/// <param name="Flags">The same, spelled out.</param>
internal sealed record AnySettings(string File, ImmutableArray<string> Flags)
{
    private static readonly string[] Texts =
    [
        "a b", "x=y", "k: v", "ümlaut 𝄞", "\"quoted\" \\ and 'so'", "line\nfeed", "1/4", "-dash", "{target}", "// no comment",
    ];

    public static Arbitrary<AnySettings> Arbitrary { get; } = (
        from count in Gen.Choose(0, 8)
        from options in Gen.Shuffle(ConfiguredCommand.Table.In("run").ToArray()).Select(all => all.Take(count).ToArray())
        from said in Gen.CollectToList(options, Said)
        from style in Gen.Choose(0, int.MaxValue)
        select Of(said, new Random(style))).ToArbitrary();

    private static AnySettings Of(IReadOnlyList<(OptionSetting Option, ImmutableArray<string> Values)> said, Random style)
    {
        var groups = said.ToLookup(_ => style.Next(3) == 0);
        var members = groups[false].Select(one => Member(one, style)).ToList();
        if (groups[true].Any())
        {
            members.Add($"\"run\": {{{string.Join(",", groups[true].Select(one => Member(one, style)))}}}");
        }

        var end = members.Count > 0 && style.Next(2) == 0 ? "," : "";
        return new(
            $"{(style.Next(2) == 0 ? "\uFEFF" : "")}{{ // a comment\n{string.Join(",\n/* and, another */ ", members)}{end} }}",
            [.. said.OrderBy(one => one.Option.Symbol is Option).SelectMany(one => Flag(one.Option, one.Values))]);
    }

    private static Gen<(OptionSetting, ImmutableArray<string>)> Said(OptionSetting option) =>
        from values in Value(option).NonEmptyListOf()
        let isOne = option.Shape is not (SettingShape.Texts or SettingShape.Pairs)
        select (option, values.Distinct().Take(isOne ? 1 : 3).ToImmutableArray());

    private static Gen<string> Value(OptionSetting option)
    {
        var names = option.Symbol.GetCompletions(CompletionContext.Empty).Select(completion => completion.Label).ToArray();
        return option.Shape switch
        {
            SettingShape.Switch => Gen.Elements("true", "false"),
            SettingShape.Number when option.IsWhole => Gen.Choose(-9, 99).Select(number => number.ToString(CultureInfo.InvariantCulture)),
            SettingShape.Number => Gen.Elements("0.5", "2", "1e1"),
            SettingShape.Pairs => Gen.Elements(Texts).Two()
                .Select(pair => $"{pair.Item1.Split(option.Separator)[0]}{option.Separator}{pair.Item2}"),
            _ when option.Property == "time-limit" => Gen.Elements("90s", "10m"),
            _ when option.Property == "level" => Gen.Elements(Enum.GetNames<Level>()),
            _ when option.Property == "url" => Gen.Elements("ws://a.example/", "wss://b.example/c?d=e"),
            _ => Gen.Elements(names.Length > 0 ? names : Texts),
        };
    }

    private static IEnumerable<string> Flag(OptionSetting option, ImmutableArray<string> values) => option.Shape switch
    {
        SettingShape.Switch => values[0] == "true" ? [option.Symbol.Name] : [],
        _ when option.Property == "url" => values,
        _ => values.SelectMany(value => (string[])[option.Symbol.Name, value]),
    };

    private static string Member((OptionSetting Option, ImmutableArray<string> Values) said, Random style)
    {
        var ((option, values), quoted) = (said, said.Values.Select(Quoted).ToList());
        var halves = values.Select(value => value.Split(option.Separator, 2)).ToList();
        var value = option.Shape switch
        {
            SettingShape.Switch or SettingShape.Number => values[0],
            SettingShape.Text or SettingShape.TextOrSwitch => quoted[0],
            _ when quoted.Count == 1 && style.Next(2) == 0 => quoted[0],
            SettingShape.Pairs when style.Next(2) == 0 && halves.DistinctBy(pair => pair[0]).Count() == halves.Count =>
                $"{{ {string.Join(", ", halves.Select(pair => $"{Quoted(pair[0])}: {Quoted(pair[1])}"))} }}",
            _ => $"[{string.Join(", ", quoted)}]",
        };
        return $"{Quoted(option.Property)}: {value}";
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
