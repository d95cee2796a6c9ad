using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>The answer names one subprotocol, and the request offered it, to the letter (section 4.2.2; RFC 7936 section 2).</summary>
public sealed record SelectsOfferedSubprotocol : FieldRule
{
    private const string Field = "Sec-WebSocket-Protocol";

    public override bool Holds(ResponseSeen response) =>
        response.Head.Values(Field) is [var selected] && response.Request?.List(Field).Contains(selected) == true;

    public override string Describe() => "naming one of the offered subprotocols";
}

/// <summary>Each field of this name that is not empty has one token as its value.</summary>
public sealed record EachIsToken(string Name) : FieldRule
{
    public override bool Holds(ResponseSeen response) =>
        response.Head.Values(Name).All(value => value.Length == 0 || Grammar.IsToken(value));

    public override string Describe() => $"{Name} with a single token";
}

/// <summary>There is such a field only if the request has one too.</summary>
public sealed record OnlyIfRequested(string Name) : FieldRule
{
    public override bool Holds(ResponseSeen response) =>
        response.Head.Values(Name).IsEmpty || response.Request?.Values(Name).IsEmpty == false;

    public override string Describe() => $"with {Name} only if the request has it";
}

/// <summary>
/// If the request offered subprotocols, each one that the answer names is among them, to the letter; none at all is fine (section 4.2.2).
/// </summary>
public sealed record OnlyOfferedSubprotocol : FieldRule
{
    private const string Field = "Sec-WebSocket-Protocol";

    public override bool Holds(ResponseSeen response) => response.Request?.Values(Field) is not [_, ..]
        || response.Head.Values(Field).All(selected =>
            selected.Length == 0 || selected.Contains(',') || response.Request.List(Field).Contains(selected));

    public override string Describe() => "naming no subprotocol that was not offered";
}

/// <summary>Every extension of the answer was offered, whatever its parameters; none at all is fine (section 9.1).</summary>
public sealed record OnlyOfferedExtensions : FieldRule
{
    public override bool Holds(ResponseSeen response) =>
        response.Head.Extensions.All(name => response.Request?.Extensions.Contains(name, StringComparer.OrdinalIgnoreCase) == true);

    public override string Describe() => "with no extension that was not offered";
}

/// <summary>The answer does not accept this extension.</summary>
public sealed record Declines(string Extension) : FieldRule
{
    public override bool Holds(ResponseSeen response) => !response.Head.Extensions.Contains(Extension);

    public override string Describe() => $"declining {Extension}";
}

/// <summary>The answer accepts this extension.</summary>
public sealed record Negotiates(string Extension) : FieldRule
{
    public override bool Holds(ResponseSeen response) => response.Head.Extensions.Contains(Extension);

    public override string Describe() => $"accepting {Extension}";
}

/// <summary>The answer accepts an extension with this parameter.</summary>
public sealed record HasExtensionParameter(string Parameter) : FieldRule
{
    public override bool Holds(ResponseSeen response) => ExtensionElements.ParametersIn(response.Head).Contains(Parameter);

    public override string Describe() => $"with the parameter {Parameter}";
}

/// <summary>The extensions of the answer are registered with IANA (section 9.1).</summary>
public sealed record RegisteredExtensions : FieldRule
{
    private static readonly ImmutableArray<string> Names = ["permessage-deflate", "bbf-usp-protocol"];

    public override bool Holds(ResponseSeen response) =>
        response.Head.Extensions.All(name => Names.Contains(name, StringComparer.OrdinalIgnoreCase));

    public override string Describe() => "with registered extensions only";
}

/// <summary>
/// The parameters of permessage-deflate are those that RFC 7692 defines; the parameters of other extensions are no endpoint's business
/// here.
/// </summary>
public sealed record DefinedParameters : FieldRule
{
    private static readonly ImmutableArray<string> Parameters =
        ["server_no_context_takeover", "client_no_context_takeover", "server_max_window_bits", "client_max_window_bits"];

    public override bool Holds(ResponseSeen response) => ExtensionElements.ParametersIn(response.Head, of: "permessage-deflate")
        .All(parameter => Parameters.Contains(parameter, StringComparer.OrdinalIgnoreCase));

    public override string Describe() => "with defined parameters only";
}

/// <summary>
/// The Sec-WebSocket-Extensions fields follow the grammar: tokens, and quoted values that are tokens without their quotes (section 4.3).
/// </summary>
public sealed record WellFormedExtensions : FieldRule
{
    public override bool Holds(ResponseSeen response) => response.Head.List("Sec-WebSocket-Extensions").All(Grammar.IsExtension);

    public override string Describe() => "with Sec-WebSocket-Extensions as the grammar wants it";
}

/// <summary>The parameters in all Sec-WebSocket-Extensions fields of a head, read leniently.</summary>
file static class ExtensionElements
{
    public static IEnumerable<string> ParametersIn(TapHead head, string? of = null) => head.List("Sec-WebSocket-Extensions")
        .Select(element => element.Split(';', StringSplitOptions.TrimEntries))
        .Where(parts => of is null || parts[0].Equals(of, StringComparison.OrdinalIgnoreCase))
        .SelectMany(parts => parts.Skip(1))
        .Select(parameter => parameter.Split('=')[0].TrimEnd());
}
