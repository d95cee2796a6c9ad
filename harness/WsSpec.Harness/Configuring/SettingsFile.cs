using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Configuring;

/// <summary>
/// A file with settings, put before the arguments of a command: it says what they leave open, as if it stood in the command line. So
/// there is one parser, and nothing that a file can say and options cannot.
/// </summary>
internal sealed class SettingsFile
{
    /// <summary>The file that is looked for where none is named.</summary>
    public const string UsualName = "wsspec.json";

    private const string EndOfOptions = "--";
    private const string AnyUrl = "ws://127.0.0.1:1/";

    private readonly Command _root;
    private readonly Command _command;
    private readonly ImmutableArray<(FilePosition Position, OptionSetting Option, ImmutableArray<string> Words)> _settings;

    private SettingsFile(string path, ReadOnlySpan<byte> octets, ParseResult parsed)
    {
        (Path, _root, _command) = (path, parsed.RootCommandResult.Command, parsed.CommandResult.Command);
        var table = new SettingTable(_root.Subcommands);
        var settings = SettingsReader.Read(path, octets, table.Sections.ToHashSet())
            .Select(setting => (Setting: setting, Option: table.For(_command.Name, path, setting))).ToList();

        // The section of the command says it better than what is for all.
        var own = settings.Where(s => s.Setting.Command is not null && s.Option is not null).Select(s => s.Option).ToHashSet();
        _settings =
        [
            .. settings.Where(s => s.Option is { } option && (s.Setting.Command is not null || !own.Contains(option)))
                .Select(s => (s.Setting.Position, s.Option!, Checked(s.Setting, s.Option!))),
        ];
        _settings = _settings.RemoveAll(setting => setting.Option.IsIn(parsed));
    }

    public string Path { get; }

    /// <summary>True when nobody named it.</summary>
    public bool WasFound { get; private init; }

    /// <summary>
    /// The file that the arguments name or, where they do not even say what is tested, the usual one where there is such.
    /// </summary>
    /// <returns>Null when there is none, or the command wants none.</returns>
    /// <exception cref="CommandException">It cannot be read, or is wrong; the message says where.</exception>
    public static SettingsFile? Find(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is not IConfigurable command || parsed.Action != parsed.CommandResult.Command.Action)
        {
            return null;
        }

        var path = parsed.GetValue(command.Config);
        return path is null && (!File.Exists(UsualName) || NamesTestee(parsed, command)) ? null
            : new(path ?? UsualName, UserFile.Read(path ?? UsualName, File.ReadAllBytes), parsed) { WasFound = path is null };
    }

    /// <exception cref="CommandException">It is wrong; the message says where.</exception>
    public static SettingsFile Of(string path, ReadOnlySpan<byte> octets, ParseResult parsed) => new(path, octets, parsed);

    /// <summary>
    /// The arguments, with what the file says where they say nothing. What has no name stands first and options last, since some options take
    /// all words up to the next option.
    /// </summary>
    public ImmutableArray<string> Complete(IReadOnlyList<string> arguments)
    {
        var named = _settings.ToLookup(setting => setting.Option.Symbol is Option, setting => setting.Words);
        var given = arguments.Skip(1).TakeWhile(word => word != EndOfOptions).ToList();
        return
        [
            arguments[0], .. named[false].SelectMany(words => words), .. given, .. named[true].SelectMany(words => words),
            .. arguments.Skip(1 + given.Count),
        ];
    }

    /// <summary>A complaint with the place of the setting that it is about: the one that by itself makes the same complaint.</summary>
    public async ValueTask<CommandException> BlamedAsync(CommandException complaint)
    {
        foreach (var (position, option, words) in _settings)
        {
            try
            {
                string[] url = option.Symbol is Argument || !_command.Arguments.Any() ? [] : [AnyUrl];
                await ((IConfigurable)_command).CheckAsync(_root.Parse([_command.Name, .. url, .. words]));
            }
            catch (CommandException e) when (e.Message == complaint.Message)
            {
                return new($"{Path}:{position}: {e.Message}", e.ExitCode);
            }
            catch (Exception e) when (e is CommandException or IOException or UnauthorizedAccessException)
            {
                // It is not about that.
            }
        }

        return complaint;
    }

    private static bool NamesTestee(ParseResult parsed, IConfigurable command) =>
        parsed.CommandResult.Command.Options.Select(OptionSetting.Of)
            .Concat(parsed.CommandResult.Command.Arguments.Select(OptionSetting.Of))
            .Any(option => command.NamesOfTestee.Contains(option.Symbol.Name) && option.IsIn(parsed));

    /// <summary>
    /// What one option takes does not depend on others, so the parser of the command line says at once where it is wrong.
    /// </summary>
    private ImmutableArray<string> Checked(FileSetting setting, OptionSetting option)
    {
        var words = option.Words(Path, setting);
        var complaint = option.Symbol is Argument && words is [[] or ['-' or '@' or '[', ..]] ? $"'{words[0]}' is no {setting.Property}"
            : _root.Parse([_command.Name, .. words]).Errors is [var error, ..] ? error.Message.ReplaceLineEndings(" ")
            : null;
        return complaint is null ? words : throw SettingsReader.Wrong(Path, setting.Position, complaint);
    }
}
