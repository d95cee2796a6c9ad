using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>A statement about the header fields of a response.</summary>
public abstract record FieldRule
{
    public abstract bool Holds(ResponseSeen response);

    public abstract string Describe();
}

/// <summary>There is no such field.</summary>
public sealed record Absent(string Name) : FieldRule
{
    public override bool Holds(ResponseSeen response) => response.Head.Values(Name).IsEmpty;

    public override string Describe() => $"without {Name}";
}

/// <summary>There is such a field, perhaps several times.</summary>
public sealed record Present(string Name) : FieldRule
{
    public override bool Holds(ResponseSeen response) => !response.Head.Values(Name).IsEmpty;

    public override string Describe() => $"with {Name}";
}

/// <summary>The field is there exactly once and its value is one of these, to the letter.</summary>
public sealed record OneOf(string Name, params ImmutableArray<string> Values) : FieldRule
{
    public override bool Holds(ResponseSeen response) => response.Head.Values(Name) is [var only] && Values.Contains(only);

    public override string Describe() => $"{Name}: {string.Join(" or ", Values)}";
}

/// <summary>The list that all fields of this name make has this element, whatever its letter case.</summary>
public sealed record Lists(string Name, string Element) : FieldRule
{
    public override bool Holds(ResponseSeen response) => response.Head.List(Name).Contains(Element, StringComparer.OrdinalIgnoreCase);

    public override string Describe() => $"{Name} with {Element}";
}

/// <summary>The accept value belongs to the key of the request (section 4.2.2).</summary>
public sealed record AcceptMatchesKey : FieldRule
{
    public override bool Holds(ResponseSeen response) => response.Key is { } key
        && response.Head.Value("Sec-WebSocket-Accept") == AcceptKey.Compute(key);

    public override string Describe() => "Sec-WebSocket-Accept computed over the key as it was sent";
}

/// <summary>The field is there exactly once and has this value, whatever its letter case.</summary>
public sealed record ValueIs(string Name, string Value) : FieldRule
{
    public override bool Holds(ResponseSeen response) =>
        response.Head.Values(Name) is [var only] && only.Equals(Value, StringComparison.OrdinalIgnoreCase);

    public override string Describe() => $"{Name}: {Value}";
}

/// <summary>There is no more than one field line of this name.</summary>
public sealed record AtMostOnce(string Name) : FieldRule
{
    public override bool Holds(ResponseSeen response) => response.Head.Values(Name).Length <= 1;

    public override string Describe() => $"{Name} at most once";
}

/// <summary>There are several field lines of this name.</summary>
public sealed record Repeated(string Name) : FieldRule
{
    public override bool Holds(ResponseSeen response) => response.Head.Values(Name).Length > 1;

    public override string Describe() => $"{Name} several times";
}

/// <summary>No field of this name has an empty value; none at all is fine.</summary>
public sealed record NeverEmpty(string Name) : FieldRule
{
    public override bool Holds(ResponseSeen response) => response.Head.Values(Name).All(value => value.Length > 0);

    public override string Describe() => $"{Name} not empty";
}
