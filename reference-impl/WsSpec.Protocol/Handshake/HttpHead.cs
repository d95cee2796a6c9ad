using System.Collections.Immutable;

namespace WsSpec.Protocol.Handshake;

/// <summary>The head of an HTTP/1.1 message: start line and fields in the order they came, each character one octet (Latin-1).</summary>
public sealed record HttpHead(string StartLine, ImmutableArray<HttpField> Fields)
{
    /// <summary>The values of all fields of that name, whatever the case of its letters (section 4.1).</summary>
    public ImmutableArray<string> Values(string name) =>
        [.. Fields.Where(field => HeaderGrammar.SameIgnoringAsciiCase(field.Name, name)).Select(field => field.Value)];

    public bool Has(string name) => Fields.Any(field => HeaderGrammar.SameIgnoringAsciiCase(field.Name, name));
}
