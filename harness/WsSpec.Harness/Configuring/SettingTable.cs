using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Configuring;

/// <summary>Which properties a file with settings may have, and what each means to which command.</summary>
internal sealed class SettingTable
{
    private readonly ImmutableDictionary<string, ImmutableArray<OptionSetting>> _sections;
    private readonly ImmutableDictionary<string, ImmutableArray<string>> _apart;

    /// <param name="commands">The commands of the program, of which some are configurable.</param>
    public SettingTable(IEnumerable<Command> commands)
    {
        ImmutableArray<Command> configurable = [.. commands.Where(command => command is IConfigurable)];
        Sections = [.. configurable.Select(command => command.Name)];
        _sections = configurable.ToImmutableDictionary(command => command.Name, Of);
        _apart = configurable.ToImmutableDictionary(
            command => command.Name, command => ((IConfigurable)command).Apart.Select(name => name.TrimStart('-')).ToImmutableArray());
        Common =
        [
            .. Sections.SelectMany(section => In(section).Where(option => IsCommon(section, option))).DistinctBy(option => option.Property),
        ];
    }

    /// <summary>The names of the commands that have a section.</summary>
    public ImmutableArray<string> Sections { get; }

    /// <summary>What may stand outside of the sections, for each command that has it.</summary>
    public ImmutableArray<OptionSetting> Common { get; }

    /// <summary>What may stand in a section.</summary>
    public ImmutableArray<OptionSetting> In(string section) => _sections[section];

    /// <summary>What a setting means to a command; null when it means nothing to it.</summary>
    /// <exception cref="CommandException">No command has such a setting.</exception>
    public OptionSetting? For(string command, string path, FileSetting setting)
    {
        var known = setting.Command is { } section ? In(section) : Common;
        if (!known.Any(option => option.Property == setting.Property))
        {
            var of = setting.Command is { } name ? $"wsspec {name} has" : "there is";
            var names = known.Select(option => option.Property).Concat(setting.Command is null ? Sections : []);
            throw SettingsReader.Wrong(
                path, setting.Position, $"{of} no setting '{setting.Property}'{Suggestion.Question(setting.Property, names)}");
        }

        return setting.Command is { } other && other != command ? null
            : In(command).FirstOrDefault(option =>
                option.Property == setting.Property && (setting.Command is not null || IsCommon(command, option)));
    }

    private bool IsCommon(string section, OptionSetting option) => !_apart[section].Contains(option.Property);

    private static ImmutableArray<OptionSetting> Of(Command command) =>
    [
        .. command.Arguments.Where(argument => !argument.Hidden).Select(OptionSetting.Of),
        .. command.Options.Where(option => !option.Hidden && option != ((IConfigurable)command).Config).Select(OptionSetting.Of),
    ];
}
