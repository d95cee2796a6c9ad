using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Configuring;

/// <summary>
/// Reads settings: an object in JSON, with comments and commas behind the last of a list. What the names mean is for others to say.
/// </summary>
internal ref struct SettingsReader
{
    /// <summary>For editors; it says nothing to us.</summary>
    private const string Schema = "$schema";

    private readonly string _path;
    private readonly ReadOnlySpan<byte> _octets;
    private readonly IReadOnlySet<string> _sections;
    private readonly ImmutableArray<FileSetting>.Builder _settings = ImmutableArray.CreateBuilder<FileSetting>();
    private Utf8JsonReader _json;

    private SettingsReader(string path, ReadOnlySpan<byte> octets, IReadOnlySet<string> sections)
    {
        _path = path;
        _octets = octets;
        _sections = sections;
        _json = new(octets, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <param name="path">What complaints call it.</param>
    /// <param name="octets">What the file has.</param>
    /// <param name="sections">The properties that have settings of their own.</param>
    /// <exception cref="CommandException">It is no such file; the message says where.</exception>
    public static ImmutableArray<FileSetting> Read(string path, ReadOnlySpan<byte> octets, IReadOnlySet<string> sections)
    {
        var text = octets.StartsWith(Encoding.UTF8.Preamble) ? octets[Encoding.UTF8.Preamble.Length..] : octets;
        if (!Utf8.IsValid(text))
        {
            throw Wrong(path, FilePosition.Of(text, FirstInvalid(text)), "this is not UTF-8");
        }

        var reader = new SettingsReader(path, text, sections);
        try
        {
            reader.ReadAll();
            return reader._settings.ToImmutable();
        }
        catch (JsonException e)
        {
            throw Wrong(path, Place(text, e), e.Message.Split(" LineNumber:")[0].ReplaceLineEndings(" "));
        }
        catch (InvalidOperationException)
        {
            throw Wrong(path, reader.Here, "this is half a character");
        }
    }

    public static CommandException Wrong(string path, FilePosition position, string complaint) => new($"{path}:{position}: {complaint}");

    private readonly FilePosition Here => FilePosition.Of(_octets, _json.TokenStartIndex);

    private void ReadAll()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            throw Wrong("settings are an object: { \"url\": \"ws://localhost:9000/\" }");
        }

        ReadObject(section: null);
        _json.Read();
    }

    /// <summary>From the beginning of an object to its end.</summary>
    private void ReadObject(string? section)
    {
        var seen = new HashSet<string>();
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var (name, position) = (_json.GetString()!, Here);
            if (!seen.Add(name))
            {
                throw Wrong($"'{name}' is said twice");
            }

            _json.Read();
            if (section is null && name == Schema && _json.TokenType == JsonTokenType.String)
            {
                continue;
            }

            if (section is null && _sections.Contains(name))
            {
                if (_json.TokenType != JsonTokenType.StartObject)
                {
                    throw Wrong($"'{name}' is an object with the settings of wsspec {name}");
                }

                ReadObject(name);
                continue;
            }

            var container = _json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? _json.TokenType : JsonTokenType.None;
            _settings.Add(new(section, name, container, container == JsonTokenType.None ? [Value(key: null)] : Values(), position));
        }
    }

    /// <summary>Those of an array or of an object, to its end.</summary>
    private ImmutableArray<SettingValue> Values()
    {
        var values = ImmutableArray.CreateBuilder<SettingValue>();
        while (_json.Read() && _json.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
        {
            string? key = null;
            if (_json.TokenType == JsonTokenType.PropertyName)
            {
                key = Text(_json.GetString()!);
                _json.Read();
            }

            values.Add(Value(key));
        }

        return values.ToImmutable();
    }

    private readonly SettingValue Value(string? key) => _json.TokenType switch
    {
        JsonTokenType.String => new(JsonTokenType.String, Text(_json.GetString()!), key, Here),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null =>
            new(_json.TokenType, Encoding.UTF8.GetString(_json.ValueSpan), key, Here),
        _ => throw Wrong("a list or an object has no place here"),
    };

    /// <summary>No argument of a command has it, and no name of a file.</summary>
    private readonly string Text(string text) => text.Contains('\0', StringComparison.Ordinal) ? throw Wrong("a text has no NUL") : text;

    private readonly CommandException Wrong(string complaint) => Wrong(_path, Here, complaint);

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static FilePosition Place(ReadOnlySpan<byte> text, JsonException e)
    {
        var start = 0;
        for (var line = e.LineNumber ?? 0; line > 0 && text[start..].IndexOf((byte)'\n') is >= 0 and var end; line--)
        {
            start += end + 1;
        }

        return FilePosition.Of(text, start + (e.BytePositionInLine ?? 0));
    }
}
