using System.Text;

namespace WsSpec.Harness.Reports.Text;

/// <summary>
/// Writes XML elements, indented, to the end of a stream that stays open. The names are ours, and what is not takes its way through
/// <see cref="Printable"/>: a general writer would bring all of XML into the program.
/// </summary>
internal sealed class ElementWriter : IDisposable
{
    private readonly StreamWriter _output;
    private readonly Stack<(string Name, bool HasText)> _open = [];
    private bool _isInTag;

    public ElementWriter(Stream output)
    {
        _output = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        _output.Write("""<?xml version="1.0" encoding="utf-8"?>""");
    }

    public void WriteStartElement(string name)
    {
        EndTag();
        StartLine();
        _output.Write($"<{name}");
        _open.Push((name, HasText: false));
        _isInTag = true;
    }

    /// <summary>Of the element that was started last and has nothing in it yet.</summary>
    public void WriteAttributeString(string name, string value) =>
        _output.Write($" {name}=\"{EscapedInQuotes(value)}\"");

    public void WriteString(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        EndTag();
        _output.Write(Escaped(text));
        _open.Push(_open.Pop() with { HasText = true });
    }

    public void WriteElementString(string name, string text)
    {
        WriteStartElement(name);
        WriteString(text);
        WriteEndElement();
    }

    public void WriteEndElement()
    {
        var (name, hasText) = _open.Pop();
        if (_isInTag)
        {
            _output.Write(" />");
            _isInTag = false;
            return;
        }

        if (!hasText)
        {
            StartLine();
        }

        _output.Write($"</{name}>");
    }

    public void Dispose() => _output.Dispose();

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string EscapedInQuotes(string text) =>
        Escaped(text).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("\n", "&#xA;", StringComparison.Ordinal);

    private void EndTag()
    {
        if (_isInTag)
        {
            _output.Write('>');
            _isInTag = false;
        }
    }

    private void StartLine()
    {
        _output.WriteLine();
        _output.Write(new string(' ', 2 * _open.Count));
    }
}
