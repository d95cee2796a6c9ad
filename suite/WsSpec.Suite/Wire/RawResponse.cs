using System.Collections.Immutable;

namespace WsSpec.Suite.Wire;

/// <summary>
/// The server's half of an opening handshake, legal or not (section 4.2.2). Each character is one octet; the places in braces are those of
/// <see cref="RawField"/>.
/// </summary>
public sealed record RawResponse
{
    /// <summary>The 101 that accepts and promises nothing more.</summary>
    public static RawResponse Baseline { get; } = new();

    /// <summary>What comes before the status line, such as interim responses.</summary>
    public string Before { get; init; } = "";

    public string StatusLine { get; init; } = "HTTP/1.1 101 Switching Protocols\r\n";

    /// <summary>Whether the status line is one of an acceptance.</summary>
    public bool Accepts => StatusLine.Contains(" 101", StringComparison.Ordinal);

    public ImmutableArray<RawField> Fields { get; init; } =
    [
        new("Upgrade", "websocket"),
        new("Connection", "Upgrade"),
        new("Sec-WebSocket-Accept", "{accept}"),
    ];

    public string End { get; init; } = "\r\n";

    public string Body { get; init; } = "";

    /// <summary>The same response whose field <paramref name="name"/> has another value; added at the end when it has none.</summary>
    public RawResponse With(string name, string value) => Fields.Any(f => f.Is(name))
        ? this with { Fields = [.. Fields.Select(f => f.Is(name) ? f with { Value = value } : f)] }
        : Plus(new RawField(name, value));

    public RawResponse Without(string name) => this with { Fields = Fields.RemoveAll(f => f.Is(name)) };

    public RawResponse Plus(params ReadOnlySpan<RawField> fields) => this with { Fields = Fields.AddRange(fields) };

    public RawResponse Plus(string name, string value) => Plus(new RawField(name, value));

    /// <summary>The whole response in parts.</summary>
    public HeadTemplate Template => HeadTemplate.Parse(ToString());

    /// <summary>The same with one more field; one that the response has already is left out, since it may be what the case is about.</summary>
    public HeadTemplate TemplateWith(HeaderField field) => Fields.Any(f => f.Is(field.Name)) ? Template : new(
    [
        .. HeadTemplate.Parse(Before + StatusLine + string.Concat(Fields)).Parts,
        field.Line,
        .. HeadTemplate.Parse(End + Body).Parts,
    ]);

    /// <summary>The whole text, places still in braces.</summary>
    public override string ToString() => Before + StatusLine + string.Concat(Fields) + End + Body;
}
