using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Fuzz.Targets;

/// <summary>The grammar of field values; the lines of the input are the values of several fields of one name.</summary>
public sealed class HeaderGrammarTarget : IFuzzTarget
{
    public string Name => "header-grammar";

    public string Property => "What the grammar reads from field values and writes again reads the same.";

    public InputShape Shape => InputShape.Lines;

    public void Run(ReadOnlySpan<byte> input)
    {
        var text = Encoding.Latin1.GetString(new FuzzInput(input).Octets);
        var values = text.Split('\n');
        CheckExtensions([.. values]);
        CheckTokens([.. values]);
        CheckNumbers(text);
        CheckUri(text);
    }

    private static void CheckExtensions(ImmutableArray<string> values)
    {
        if (Extension.ReadList(values) is not { } extensions)
        {
            return;
        }

        var written = string.Join(", ", extensions);
        PropertyBrokenException.Unless(
            Extension.ReadList([written]) is { } again && string.Join(", ", again) == written && again.Length == extensions.Length,
            "extensions written out read the same");
        PropertyBrokenException.Unless(
            extensions.All(e => HeaderGrammar.IsToken(e.Name) && e.Parameters.All(p => HeaderGrammar.IsToken(p.Name))), "names are tokens");
    }

    private static void CheckTokens(ImmutableArray<string> values)
    {
        if (HeaderGrammar.ReadTokens(values) is { } tokens)
        {
            PropertyBrokenException.Unless(
                HeaderGrammar.ReadTokens([string.Join(',', tokens)]) is { } again && again.SequenceEqual(tokens),
                "tokens written out read the same");
            PropertyBrokenException.Unless(
                tokens.All(token => HeaderGrammar.Lists(values, token)), "a list has the tokens that were read from it");
        }
    }

    private static void CheckNumbers(string text)
    {
        PropertyBrokenException.Unless(
            HeaderGrammar.ReadVersion(text) is not { } version || version.ToString(CultureInfo.InvariantCulture) == text,
            "a version number is written in one way only");
        PropertyBrokenException.Unless(
            !HeaderGrammar.IsBase64(text) || Convert.TryFromBase64String(text, new byte[text.Length], out _),
            "what is base64 can be decoded");
    }

    private static void CheckUri(string text)
    {
        if (WebSocketUri.TryParse(text, out var uri))
        {
            var written = $"{(uri.Secure ? "wss" : "ws")}://{uri.Authority}{uri.ResourceName}";
            PropertyBrokenException.Unless(
                WebSocketUri.TryParse(written, out var again) && again == uri, "a URI written out reads the same");
        }
    }
}
