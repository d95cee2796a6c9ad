using System.Collections.Immutable;
using System.Text;

namespace WsSpec.Protocol.Handshake;

/// <summary>One element of Sec-WebSocket-Extensions (section 9.1): a name and parameters in order, with a value or without.</summary>
public sealed record Extension(string Name, ImmutableArray<ExtensionParameter> Parameters)
{
    /// <summary>The extensions of all fields of one head, which count as one list; null if it breaks the grammar or is empty.</summary>
    public static ImmutableArray<Extension>? ReadList(ImmutableArray<string> values)
    {
        var extensions = HeaderGrammar.Elements(values).Select(Read).ToList();
        return extensions.Count > 0 && extensions.TrueForAll(extension => extension is not null) ? [.. extensions!] : null;
    }

    /// <summary>The element as it stands in the field, values as tokens.</summary>
    public override string ToString() =>
        string.Concat(
            [Name, .. Parameters.Select(parameter => $"; {parameter.Name}{(parameter.Value is { } value ? $"={value}" : "")}")]);

    private static Extension? Read(string element)
    {
        var parts = HeaderGrammar.Split(element, ';').ToList();
        var parameters = parts.Skip(1).Select(ReadParameter).ToList();
        return HeaderGrammar.IsToken(parts[0]) && parameters.TrueForAll(parameter => parameter is not null)
            ? new Extension(parts[0], [.. parameters!])
            : null;
    }

    private static ExtensionParameter? ReadParameter(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = HeaderGrammar.Trim(equals < 0 ? text : text[..equals]);
        var value = equals < 0 ? null : Unquote(HeaderGrammar.Trim(text[(equals + 1)..]));

        // A quoted value has to be a token once unquoted.
        return HeaderGrammar.IsToken(name) && (value is null || HeaderGrammar.IsToken(value)) ? new ExtensionParameter(name, value) : null;
    }

    /// <summary>The content of a quoted string; anything else as it is, a lone quote included, which then is no token.</summary>
    private static string Unquote(string value)
    {
        if (value.Length < 2 || value[0] != '"' || value[^1] != '"')
            return value;

        var content = new StringBuilder(value.Length);
        for (var i = 1; i < value.Length - 1; i++)
        {
            // The last quote is not the closing one if a backslash stands before it.
            if (value[i] == '\\' && ++i == value.Length - 1)
                return value;
            content.Append(value[i]);
        }

        return content.ToString();
    }
}
