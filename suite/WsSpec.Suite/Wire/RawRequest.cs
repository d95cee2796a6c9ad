using System.Collections.Immutable;

namespace WsSpec.Suite.Wire;

/// <summary>
/// The client's half of an opening handshake, legal or not (section 4.1). Each character is one octet; the places in braces are those of
/// <see cref="RawField"/>.
/// </summary>
public sealed record RawRequest
{
    /// <summary>The smallest request that has to be accepted: six mandatory parts and nothing else.</summary>
    public static RawRequest Baseline { get; } = new();

    private static readonly HeadTemplate BaselineTemplate = Baseline.ComposedOf([]);

    /// <summary>What comes before the request line.</summary>
    public string Before { get; init; } = "";

    public string RequestLine { get; init; } = "GET {target} HTTP/1.1\r\n";

    public ImmutableArray<RawField> Fields { get; init; } =
    [
        new("Host", "{host}"),
        new("Upgrade", "websocket"),
        new("Connection", "Upgrade"),
        new("Sec-WebSocket-Key", "{key}"),
        new("Sec-WebSocket-Version", "13"),
    ];

    /// <summary>What ends the header block.</summary>
    public string End { get; init; } = "\r\n";

    /// <summary>What follows the header block.</summary>
    public string Body { get; init; } = "";

    /// <summary>The key to send, when the case is about one; null: 16 fresh random octets in base64.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Whether the run's own headers (credentials, cookies, Origin) are added, which a server may need to accept anything.
    /// </summary>
    public bool WithTargetHeaders { get; init; } = true;

    /// <summary>The same request whose field <paramref name="name"/> has another value; added at the end when it has none.</summary>
    public RawRequest With(string name, string value) => Fields.Any(f => f.Is(name))
        ? this with { Fields = [.. Fields.Select(f => f.Is(name) ? f with { Value = value } : f)] }
        : Plus(new RawField(name, value));

    public RawRequest Without(string name) => this with { Fields = Fields.RemoveAll(f => f.Is(name)) };

    /// <summary>The same request with more field lines behind the ones it has.</summary>
    public RawRequest Plus(params ReadOnlySpan<RawField> fields) => this with { Fields = Fields.AddRange(fields) };

    public RawRequest Plus(string name, string value) => Plus(new RawField(name, value));

    /// <summary>The whole request in parts.</summary>
    /// <param name="targetHeaders">The run's own headers; one that the request has already is left out, since it may be what the case is
    /// about. Cookies are put together: a server may know its user by one (RFC 6265 section 5.4).</param>
    public HeadTemplate Template(IReadOnlyCollection<HeaderField> targetHeaders) =>
        ReferenceEquals(this, Baseline) && targetHeaders.Count == 0 ? BaselineTemplate : ComposedOf(targetHeaders);

    private HeadTemplate ComposedOf(IReadOnlyCollection<HeaderField> targetHeaders) => new(
    [
        .. HeadTemplate.Parse(Before + RequestLine).Parts,
        .. Fields.SelectMany(field => Parts(field, targetHeaders)),
        .. targetHeaders.Where(IsWanted).Select(header => header.Line),
        .. HeadTemplate.Parse(End + Body).Parts,
    ]);

    /// <summary>The whole text, places still in braces.</summary>
    public override string ToString() => Before + RequestLine + string.Concat(Fields) + End + Body;

    private ImmutableArray<HeadPart> Parts(RawField field, IReadOnlyCollection<HeaderField> targetHeaders) =>
        WithTargetHeaders && field.Is("Cookie") && targetHeaders.FirstOrDefault(header => field.Is(header.Name)) is { } cookies
            ? [
                .. HeadTemplate.Parse(field.Name + field.Separator).Parts,
                cookies.ValueBefore("; "),
                .. HeadTemplate.Parse(field.Value + field.End).Parts,
            ]
            : HeadTemplate.Parse(field.ToString()).Parts;

    private bool IsWanted(HeaderField targetHeader) => WithTargetHeaders && !Fields.Any(f => f.Is(targetHeader.Name));
}
