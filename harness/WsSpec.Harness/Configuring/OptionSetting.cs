using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Configuring;

/// <summary>
/// An option or an argument of a command as a property of a file: what it is called there, what it takes, and the words of a command line
/// that say the same. All of it follows from the definition of the option, so that an option which is new can be set.
/// </summary>
internal sealed record OptionSetting(Symbol Symbol, string Property, SettingShape Shape)
{
    /// <summary>Of an option whose value has two halves: what is between them.</summary>
    public string Separator { get; private init; } = "";

    /// <summary>True when the number has no fraction.</summary>
    public bool IsWhole { get; private init; }

    public static OptionSetting Of(Argument argument) => new(argument, argument.Name, SettingShape.Text);

    public static OptionSetting Of(Option option)
    {
        // The form of a value is told in one place, the help: NAME: VALUE or FORMAT[=PATH].
        var separator = option.HelpName is not { } help ? "" : help.Contains(": ", StringComparison.Ordinal) ? ": "
            : help.Contains('=', StringComparison.Ordinal) ? "=" : "";
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        var shape = type == typeof(bool) ? SettingShape.Switch
            : type == typeof(int) || type == typeof(long) || type == typeof(double) ? SettingShape.Number
            : type.IsArray ? separator.Length > 0 ? SettingShape.Pairs : SettingShape.Texts
            : option.Arity.MinimumNumberOfValues == 0 ? SettingShape.TextOrSwitch
            : SettingShape.Text;
        return new(option, option.Name.TrimStart('-'), shape)
        {
            Separator = shape == SettingShape.Pairs ? separator : "",
            IsWhole = shape == SettingShape.Number && type != typeof(double),
        };
    }

    /// <summary>Whether a command line says it, so that a file need not.</summary>
    public bool IsIn(ParseResult arguments) => Symbol switch
    {
        Option option => arguments.GetResult(option) is { Implicit: false },
        Argument argument => arguments.GetResult(argument) is { Tokens.Count: > 0 },
        _ => throw new InvalidOperationException($"{Property} is neither an option nor an argument"),
    };

    /// <summary>The words of a command line that say what a file says.</summary>
    /// <exception cref="CommandException">It does not fit; the message says where.</exception>
    public ImmutableArray<string> Words(string path, FileSetting setting)
    {
        if (setting.Container != JsonTokenType.None && !Takes(setting.Container))
        {
            throw Wrong(path, setting.Position);
        }

        return [.. setting.Values.SelectMany(value => Words(path, setting, value))];
    }

    private ImmutableArray<string> Words(string path, FileSetting setting, SettingValue value) => (Shape, value.Kind) switch
    {
        (SettingShape.Switch, JsonTokenType.True or JsonTokenType.False) => Word(value.Text),
        (SettingShape.Number, JsonTokenType.Number) when !IsWhole || long.TryParse(value.Text, CultureInfo.InvariantCulture, out _) =>
            Word(value.Text),
        (SettingShape.TextOrSwitch, JsonTokenType.True) => [Name],
        (SettingShape.Pairs, JsonTokenType.True) when value.Key is { } key && Separator == "=" => Word(key),
        (SettingShape.Pairs, JsonTokenType.String) when value.Key is { } key => Word($"{key}{Separator}{value.Text}"),
        (SettingShape.Text or SettingShape.TextOrSwitch or SettingShape.Texts or SettingShape.Pairs, JsonTokenType.String) =>
            Word(value.Text),
        _ => throw Wrong(path, setting.Container == JsonTokenType.None ? setting.Position : value.Position),
    };

    /// <summary>In one word, so that no value is taken for an option; what has no name, the caller looks at.</summary>
    private ImmutableArray<string> Word(string value) =>
        Symbol is Argument ? [value] : value.Length == 0 ? [Name, ""] : [$"{Name}={value}"];

    private string Name => Symbol.Name;

    private bool Takes(JsonTokenType container) => Shape == SettingShape.Pairs
        || (Shape == SettingShape.Texts && container == JsonTokenType.StartArray);

    private CommandException Wrong(string path, FilePosition position) =>
        SettingsReader.Wrong(path, position, $"'{Property}' is {Form}");

    private string Form => Shape switch
    {
        SettingShape.Switch => "true or false",
        SettingShape.Number => IsWhole ? "a whole number" : "a number",
        SettingShape.Text => "a text",
        SettingShape.TextOrSwitch => "a text, or true",
        SettingShape.Texts => "a text or a list of texts",
        SettingShape.Pairs => $"a text or a list of texts, or an object: {{ {Halves} }}",
        _ => throw new InvalidOperationException($"{Shape} is no shape"),
    };

    private string Halves => Separator == "=" ? "\"FORMAT\": \"PATH\"" : "\"NAME\": \"VALUE\"";
}
